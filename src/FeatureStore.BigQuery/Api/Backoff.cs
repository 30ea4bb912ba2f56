namespace FeatureStore.BigQuery;

/// <summary>How long to wait before a call is made again.</summary>
internal static class Backoff
{
    /// <summary>A random time below a bound that doubles with each attempt: callers that failed together do not come back together.</summary>
    public static TimeSpan Delay(RetryOptions options, int attempt)
    {
        var bound = Math.Min(options.MaximumDelay.TotalMilliseconds, options.FirstDelay.TotalMilliseconds * Math.Pow(2, attempt - 1));
        return TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * bound);
    }

    /// <summary>What the answer asks for; null if it does not. A point in time is taken by the server's own clock, as ours may be off.</summary>
    public static TimeSpan? Asked(HttpResponseMessage response)
    {
        if (response.Headers.RetryAfter is not { } asked)
            return null;
        var delay = asked.Delta ?? asked.Date - (response.Headers.Date ?? DateTimeOffset.UtcNow);
        return delay is { Ticks: < 0 } ? TimeSpan.Zero : delay;
    }
}
