using System.Collections.Frozen;

namespace FeatureStore;

/// <summary>A table at run time: what its definition said when the program was built.</summary>
/// <param name="ProjectId">Cloud project that owns the dataset.</param>
/// <param name="DatasetId">Dataset of the table.</param>
/// <param name="TableId">Name of the table.</param>
/// <param name="Columns">Columns in the order of the definition.</param>
/// <param name="Fingerprint">Hash over everything in the definition that matters to a reader; changes when a column, type, feature or rule does.</param>
public sealed record TableInfo(string ProjectId, string DatasetId, string TableId, ValueList<ColumnInfo> Columns, string Fingerprint)
{
    private readonly FrozenDictionary<string, int> _ordinals =
        Columns.Select((c, i) => (c.Name, Ordinal: i)).ToFrozenDictionary(c => c.Name, c => c.Ordinal, StringComparer.OrdinalIgnoreCase);

    /// <summary>What one row of the table is.</summary>
    public string Description { get; init; } = "";

    /// <summary>How the table is partitioned; null if it is not.</summary>
    public PartitionInfo? Partition { get; init; }

    /// <summary>Names of the clustering columns, in order.</summary>
    public ValueList<string> Clustering { get; init; } = [];

    /// <summary>What the columns mean; null for a table without a catalog.</summary>
    public CatalogInfo? Catalog { get; init; }

    /// <summary>The column of a name, whatever its case.</summary>
    /// <exception cref="ArgumentException">The table has no such column.</exception>
    public ColumnInfo this[string name] => Find(name) ?? throw new ArgumentException($"Table {TableId} has no column '{name}'.", nameof(name));

    /// <summary>The column of a name, whatever its case; null if there is none.</summary>
    public ColumnInfo? Find(string name) => _ordinals.TryGetValue(name, out var ordinal) ? Columns[ordinal] : null;

    /// <summary>Zero-based position of a column in the definition; -1 if there is none of that name.</summary>
    public int OrdinalOf(string name) => _ordinals.GetValueOrDefault(name, -1);

    /// <inheritdoc/>
    public override string ToString() => $"{ProjectId}.{DatasetId}.{TableId}";
}

/// <summary>How a table is partitioned.</summary>
/// <param name="Column">The partition column; null for a table partitioned by load time.</param>
/// <param name="Granularity">HOUR, DAY, MONTH, YEAR, or RANGE for an integer range.</param>
/// <param name="FilterRequired">Whether the engine refuses a query without a filter on the partition.</param>
public sealed record PartitionInfo(string? Column, string Granularity, bool FilterRequired)
{
    /// <summary>How long a partition is kept, from its own time on; null for ever.</summary>
    public TimeSpan? Expiration { get; init; }
}
