namespace FeatureStore.ML;

/// <summary>Where the batches of a view come from.</summary>
/// <param name="Table">The table of the rows.</param>
/// <param name="Read">Reads the rows from the first on, with at least the columns that are asked for.</param>
/// <param name="RowCount">Number of rows; null if it is not known before they are read.</param>
internal sealed record BatchSource(TableInfo Table, Func<IReadOnlyList<ColumnInfo>, CancellationToken, IAsyncEnumerable<Batch>> Read, long? RowCount);
