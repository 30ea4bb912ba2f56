using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Definitions;

/// <summary>A column as the file writes it, with its places; it has no C# name yet. <see cref="Path"/> has dots between the levels of a STRUCT.</summary>
internal sealed record ColumnSyntax(
    string Name,
    string Path,
    ColumnType Type,
    ColumnMode Mode,
    int? Precision,
    int? Scale,
    int? MaxLength,
    string Description,
    ImmutableArray<ColumnSyntax> Fields,
    TextSpan NameSpan)
{
    public bool IsScalar => Mode != ColumnMode.Repeated && Type != ColumnType.Struct;

    /// <summary>The type and mode for a message: "REPEATED FLOAT64".</summary>
    public string DescribeType() => Mode == ColumnMode.Repeated ? "REPEATED " + Type.Sql() : Type.Sql();
}

/// <summary>The columns of the first level. A defective one is left out of <see cref="All"/>; whoever names it gets no second error.</summary>
internal sealed class TableColumns(ImmutableArray<ColumnSyntax> all, IEnumerable<string> leftOut, bool hasUnnamed)
{
    private readonly Dictionary<string, ColumnSyntax> _byName = all.ToDictionary(column => column.Name, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _leftOut = new(leftOut, StringComparer.OrdinalIgnoreCase);

    public ImmutableArray<ColumnSyntax> All => all;

    public IEnumerable<string> Names => all.Select(column => column.Name);

    public bool AnyLeftOut => hasUnnamed || _leftOut.Count > 0;

    /// <summary>Whether the column may be there, had it been read: any name, if a column has lost its own.</summary>
    public bool IsLeftOut(string name) => _leftOut.Contains(name) || (hasUnnamed && !_byName.ContainsKey(name));

    /// <summary>By the exact name.</summary>
    public ColumnSyntax? Find(string name) => FindAnyCase(name) is { } column && column.Name == name ? column : null;

    /// <summary>As BigQuery finds it.</summary>
    public ColumnSyntax? FindAnyCase(string name) => _byName.TryGetValue(name, out var column) ? column : null;
}

/// <summary>A table as its file writes it.</summary>
internal sealed record TableSyntax(
    string ProjectId,
    string DatasetId,
    string TableId,
    TextSpan TableIdSpan,
    string Description,
    TableColumns Columns,
    PartitionDefinition? Partition,
    ImmutableArray<string> Clustering);
