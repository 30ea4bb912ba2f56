using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FeatureStore.Hosting;

/// <summary>What the health check of a feature store asks for.</summary>
public sealed class FeatureStoreHealthOptions
{
    /// <summary>Days that the newest day of the table may lie behind today, in UTC; 1 unless said otherwise, null for any number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int? MaxAgeDays
    {
        get;
        set
        {
            if (value is { } days)
                ArgumentOutOfRangeException.ThrowIfNegative(days, nameof(value));
            field = value;
        }
    } = 1;

    /// <summary>What a table without rows, an older newest day, or checks without a row to evaluate are reported as; degraded unless said otherwise.</summary>
    public HealthStatus WithoutData { get; set; } = HealthStatus.Degraded;

    /// <summary>Whether samples of violating rows are logged, at the level Debug; not unless said otherwise, since rows may hold personal data.</summary>
    public bool LogSamples { get; set; }
}
