namespace FeatureStore.BigQuery;

/// <summary>Calls whose caller has gone, and whose jobs are stopped as soon as they are known; the store waits for them when it is disposed.</summary>
internal sealed class AbandonedCalls
{
    private readonly Lock _lock = new();
    private readonly HashSet<Task> _calls = [];

    public void Add(Task call)
    {
        lock (_lock)
            _calls.Add(call);
        call.ContinueWith(Remove, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Waits for all of them. That one failed concerns nobody any more.</summary>
    public async Task WaitAsync()
    {
        Task[] calls;
        lock (_lock)
            calls = [.. _calls];
        await Task.WhenAll(calls).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Remove(Task call)
    {
        // Seen, so that it does not surface anywhere else.
        _ = call.Exception;
        lock (_lock)
            _calls.Remove(call);
    }
}
