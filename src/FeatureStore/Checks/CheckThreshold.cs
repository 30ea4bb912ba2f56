namespace FeatureStore;

/// <summary>From how many violations on a check warns or fails. A level that is null does not exist; of two levels either suffices.</summary>
public sealed record CheckThreshold
{
    /// <summary>Violations from which it warns, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less.</exception>
    public long? WarnCount { get; init => field = Count(value, nameof(WarnCount)); }

    /// <summary>Violations from which it fails, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less.</exception>
    public long? FailCount { get; init => field = Count(value, nameof(FailCount)); }

    /// <summary>Percent of what was evaluated, over 0 up to 100, from which it warns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double? WarnPercent { get; init => field = Percent(value, nameof(WarnPercent)); }

    /// <summary>Percent of what was evaluated, over 0 up to 100, from which it fails.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double? FailPercent { get; init => field = Percent(value, nameof(FailPercent)); }

    /// <summary>What a check has that names no levels: the first violation fails an error, warns a warning, and is only counted for an info.</summary>
    public static CheckThreshold Of(Severity severity) => severity switch
    {
        Severity.Error => new() { FailCount = 1 },
        Severity.Warning => new() { WarnCount = 1 },
        _ => new(),
    };

    /// <summary>The status of so many violations among so many evaluated; an error fails and warns, a warning only warns, an info always passes.</summary>
    public CheckStatus Judge(Severity severity, long evaluated, long violations)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(evaluated);
        ArgumentOutOfRangeException.ThrowIfNegative(violations);
        if (evaluated == 0)
            return CheckStatus.NoData;
        var percent = 100.0 * violations / evaluated;
        return severity switch
        {
            Severity.Error when Reaches(FailCount, FailPercent) => CheckStatus.Fail,
            Severity.Error or Severity.Warning when Reaches(WarnCount, WarnPercent) || Reaches(FailCount, FailPercent) => CheckStatus.Warn,
            _ => CheckStatus.Pass,
        };

        bool Reaches(long? count, double? share) => violations > 0 && (violations >= count || percent >= share);
    }

    private static long? Count(long? value, string name) =>
        value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, "A level of violations is at least 1, or null for none.");

    private static double? Percent(double? value, string name) =>
        value is null or (> 0 and <= 100) ? value : throw new ArgumentOutOfRangeException(name, value, "A level in percent is over 0 and at most 100, or null for none.");
}
