namespace FeatureStore;

/// <summary>The columns that tell a row of a table from the others.</summary>
internal static class RowKeys
{
    /// <summary>The entity and the partition column of a table with a catalog, else the clustering columns, else the partition column.</summary>
    public static IReadOnlyList<ColumnInfo> Of(TableInfo table)
    {
        IEnumerable<string> names = table switch
        {
            { Catalog.Entity: { } entity, Partition.Column: { } day } => [entity.Column, day],
            { Clustering.Count: > 0 } => table.Clustering,
            { Partition.Column: { } day } => [day],
            _ => [],
        };
        return [.. names.Select(name => table[name])];
    }
}
