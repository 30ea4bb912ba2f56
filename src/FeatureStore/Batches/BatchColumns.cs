namespace FeatureStore;

/// <summary>The columns that a batch is made of.</summary>
public sealed class BatchColumns
{
    /// <summary>New columns without rows.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Some of its columns, in any order.</param>
    internal BatchColumns(TableInfo table, IReadOnlyList<ColumnInfo> columns)
    {
        Table = table;
        var made = new BatchColumn[columns.Count];
        ByOrdinal = new BatchColumn?[table.Columns.Count];
        for (var i = 0; i < made.Length; i++)
            ByOrdinal[table.OrdinalOf(columns[i].Name)] = made[i] = BatchColumn.Of(columns[i]);
        Columns = made;
    }

    internal TableInfo Table { get; }

    internal IReadOnlyList<BatchColumn> Columns { get; }

    internal BatchColumn?[] ByOrdinal { get; }
}
