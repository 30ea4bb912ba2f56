using Microsoft.ML;

namespace FeatureStore.ML;

/// <summary>Rows of a store, or of a batch, as a data view of ML.NET.</summary>
/// <remarks>
/// The vector of features is of Single. FLOAT64, NUMERIC and BIGNUMERIC are Double; INT64 and BOOL are Int64 and Boolean where the column is REQUIRED,
/// and Double otherwise; null is NaN. STRING, JSON and GEOGRAPHY are Text, empty for null; enums are text or keys. DATE and DATETIME are DateTime,
/// TIMESTAMP DateTimeOffset, TIME TimeSpan, each the default value of its type for null, as ML.NET has no missing ones. Lists, STRUCTs and BYTES are
/// left out.
/// </remarks>
public static class DataViews
{
    /// <summary>The rows of a query, read anew by each cursor: of them the columns that the cursor is asked for, one batch at a time.</summary>
    /// <param name="store">The engine; the view lives as long as it does.</param>
    /// <param name="query">Which rows, in which order.</param>
    /// <param name="options">What the view has.</param>
    /// <exception cref="ArgumentException">An expression is not a scalar column of the table; or the options of the features do not fit.</exception>
    public static IDataView ToDataView<TColumns, TRow>(this IFeatureStore store, Query<TColumns, TRow> query, DataViewOptions? options = null)
        where TRow : ITableRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(query);
        var source = new BatchSource(TRow.Table, (columns, cancellationToken) => store.ReadBatchesAsync(BatchQueries.OfTable(query, columns), cancellationToken), null);
        return new BatchDataView(source, TRow.Table.Columns, options ?? new());
    }

    /// <summary>The rows of a batch, which must stay as they are as long as the view is used.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="options">What the view has.</param>
    /// <exception cref="ArgumentException">An expression is not a scalar column of the batch; or the batch lacks a column that the features need.</exception>
    public static IDataView ToDataView(this Batch batch, DataViewOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var source = new BatchSource(batch.Table, (_, _) => Once(batch), batch.Count);
        return new BatchDataView(source, [.. batch.Columns.Select(c => c.Info)], options ?? new());
    }

    private static async IAsyncEnumerable<Batch> Once(Batch batch)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        yield return batch;
    }
}
