using System.Runtime.CompilerServices;
using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Emitters;

/// <summary>The columns of a table by name, with what the catalog says of each: what emitters ask for again and again. Made once for a table.</summary>
internal sealed class ColumnIndex
{
    private static readonly ConditionalWeakTable<TableDefinition, ColumnIndex> s_known = new();

    private readonly Dictionary<string, ColumnDefinition> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, FeatureDefinition> _scored = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, FeatureDefinition> _sourced = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, string> _heads = new(StringComparer.Ordinal);

    private ColumnIndex(TableDefinition table)
    {
        foreach (var column in table.Columns)
            Add(_columns, column.Name, column);
        foreach (var feature in table.Catalog?.Features ?? EquatableArray<FeatureDefinition>.Empty)
        {
            Add(_scored, feature.QualityColumn, feature);
            Add(_sourced, feature.SourceColumn, feature);
        }
    }

    public static ColumnIndex Of(TableDefinition table) => s_known.GetValue(table, static t => new(t));

    /// <summary>The column of a name, whatever its case; null if the table has none.</summary>
    public ColumnDefinition? Find(string? name) => name is not null && _columns.TryGetValue(name, out var column) ? column : null;

    /// <summary>The feature whose quality a column holds; null for another column.</summary>
    public FeatureDefinition? ScoredBy(string column) => _scored.TryGetValue(column, out var feature) ? feature : null;

    /// <summary>The feature whose source a column holds; null for another column.</summary>
    public FeatureDefinition? SourcedBy(string column) => _sourced.TryGetValue(column, out var feature) ? feature : null;

    /// <summary>What stands above every member that is a column of the table, made if it is asked for the first time.</summary>
    public string HeadOf(TableDefinition table, ColumnDefinition column)
    {
        // Runs of the generator may share a table.
        lock (_heads)
        {
            if (!_heads.TryGetValue(column.Name, out var head))
                _heads.Add(column.Name, head = ColumnHead.TextOf(table, column));
            return head;
        }
    }

    // The first counts.
    private static void Add<T>(Dictionary<string, T> all, string? name, T value)
    {
        if (name is not null && !all.ContainsKey(name))
            all.Add(name, value);
    }
}
