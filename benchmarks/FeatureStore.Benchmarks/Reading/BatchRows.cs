using FeatureStore.DuckDB;

namespace FeatureStore.Benchmarks;

/// <summary>Batches that are read and nothing more.</summary>
internal static class BatchRows
{
    /// <summary>Reads the batches of a query; the number of their rows.</summary>
    public static async Task<long> CountAsync<TBatch>(DuckDbFeatureStore store, BatchQuery<TBatch> query)
        where TBatch : Batch
    {
        var rows = 0L;
        await foreach (var batch in store.ReadBatchesAsync(query))
            rows += batch.Count;
        return rows;
    }
}
