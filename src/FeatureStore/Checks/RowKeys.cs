namespace FeatureStore;

/// <summary>The columns that tell a row of a table from the others.</summary>
internal static class RowKeys
{
    /// <summary>
    /// The key that the catalog names, else its entity and the partition column, else the clustering columns, else the partition column; of
    /// these the ones that have an order.
    /// </summary>
    public static IReadOnlyList<ColumnInfo> Of(TableInfo table)
    {
        IEnumerable<string> names = table switch
        {
            { Catalog.Key: { Count: > 0 } key } => key,
            { Catalog.Entity: { } entity, Partition.Column: { } day } => [entity.Column, day],
            { Clustering: { Count: > 0 } clustering } => clustering,
            { Partition.Column: { } day } => [day],
            _ => [],
        };
        return [.. names.Select(name => table[name]).Where(HasOrder)];
    }

    private static bool HasOrder(ColumnInfo column) =>
        column is { Mode: not ColumnMode.Repeated, Type: not (DataType.Struct or DataType.Json or DataType.Geography) };
}
