namespace FeatureStore;

/// <summary>From how many violations on a check warns or fails. A level that is null does not exist; of two levels either suffices.</summary>
public sealed record CheckThreshold
{
    /// <summary>Violations from which it warns, at least 1.</summary>
    public long? WarnCount { get; init; }

    /// <summary>Violations from which it fails, at least 1.</summary>
    public long? FailCount { get; init; }

    /// <summary>Percent of what was evaluated, over 0 up to 100, from which it warns.</summary>
    public double? WarnPercent { get; init; }

    /// <summary>Percent of what was evaluated, over 0 up to 100, from which it fails.</summary>
    public double? FailPercent { get; init; }

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
}
