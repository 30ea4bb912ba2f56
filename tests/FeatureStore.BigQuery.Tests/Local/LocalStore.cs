using FeatureStore.LocalBigQuery;

namespace FeatureStore.BigQuery.Tests.Local;

/// <summary>Stores on a local BigQuery.</summary>
internal static class LocalStore
{
    /// <summary>A store whose waits are too short to notice.</summary>
    public static BigQueryFeatureStore Connect(this LocalBigQueryServer server, Func<BigQueryOptions, BigQueryOptions>? configure = null)
    {
        var options = new BigQueryOptions
        {
            Endpoint = server.Uri,
            Retry = new() { FirstDelay = TimeSpan.FromMilliseconds(1), MaximumDelay = TimeSpan.FromSeconds(5) },
        };
        return BigQueryFeatureStore.Connect("payer", configure?.Invoke(options) ?? options);
    }
}
