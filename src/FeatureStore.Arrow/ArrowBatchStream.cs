using Apache.Arrow;
using Apache.Arrow.Ipc;

namespace FeatureStore.Arrow;

/// <summary>The rows of a query as record batches of one schema.</summary>
internal sealed class ArrowBatchStream<TBatch>(IFeatureStore store, BatchQuery<TBatch> query, ArrowOptions options) : IArrowArrayStream
    where TBatch : Batch
{
    private readonly ArrowDictionaries _dictionaries = new();
    private readonly CancellationTokenSource _stop = new();
    private IAsyncEnumerator<TBatch>? _batches;
    private bool _isDisposed;

    public Schema Schema { get; } = query.NewBatch().ToArrowSchema(options);

    // Null after the last, as Arrow's readers have it.
    public async ValueTask<RecordBatch> ReadNextRecordBatchAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        await using var registration = cancellationToken.Register(_stop.Cancel).ConfigureAwait(false);
        _batches ??= store.ReadBatchesAsync(query, _stop.Token).GetAsyncEnumerator(_stop.Token);
        if (!await _batches.MoveNextAsync().ConfigureAwait(false))
            return null!;
        var batch = RecordBatches.Of(_batches.Current, Schema, _dictionaries);
        _dictionaries.Close();
        return batch;
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _stop.Cancel();
        _batches?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _stop.Dispose();
    }
}
