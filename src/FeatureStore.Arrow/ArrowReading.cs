using Apache.Arrow.Ipc;

namespace FeatureStore.Arrow;

/// <summary>Reads the rows of a store as Arrow.</summary>
public static class ArrowReading
{
    /// <summary>
    /// Streams the rows of a query as record batches, each with memory of its own, under one schema that is known before the first of them. Nothing is
    /// read before it is asked for. Dispose of the stream when done.
    /// </summary>
    /// <param name="store">The engine.</param>
    /// <param name="query">Which rows and columns, such as <c>MlFeatureStoreV2.On(day).InBatches()</c>.</param>
    /// <param name="options">How enums are written.</param>
    public static IArrowArrayStream ReadArrow<TBatch>(this IFeatureStore store, BatchQuery<TBatch> query, ArrowOptions? options = null)
        where TBatch : Batch
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(query);
        return new ArrowBatchStream<TBatch>(store, query, options ?? new());
    }
}
