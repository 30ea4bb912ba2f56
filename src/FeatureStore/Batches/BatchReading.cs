namespace FeatureStore;

/// <summary>Reads batches whole.</summary>
public static class BatchReading
{
    /// <summary>All rows of a query in one batch of their own, which stays as it is; as large as the rows are.</summary>
    /// <exception cref="InvalidOperationException">A column is too large for one batch.</exception>
    public static async Task<TBatch> ReadBatchAsync<TBatch>(this IFeatureStore store, BatchQuery<TBatch> query, CancellationToken cancellationToken = default)
        where TBatch : Batch
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(query);
        await foreach (var batch in store.ReadBatchesAsync(query.WithRows(int.MaxValue), cancellationToken).ConfigureAwait(false))
            return batch;
        return query.NewBatch();
    }
}
