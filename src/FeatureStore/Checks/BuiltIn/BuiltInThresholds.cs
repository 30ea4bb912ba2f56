namespace FeatureStore;

/// <summary>The levels of built-in checks: what a healthy day has anyway stays below them.</summary>
internal static class BuiltInThresholds
{
    /// <summary>Of rows that lost a whole category or group, or are red in it. Where a tenth of the values default by chance, two do so together in a hundredth of the rows.</summary>
    public static CheckThreshold Damaged { get; } = new() { WarnPercent = 5, FailPercent = 100 * DayReport.BadShare };

    /// <summary>Of rows in which one feature is defaulted.</summary>
    public static CheckThreshold DefaultRate { get; } = new() { WarnPercent = 40, FailPercent = 60 };

    /// <summary>Of rows in which any of several features is defaulted: more than one feature's rate, as one default suffices.</summary>
    public static CheckThreshold AnyDefaulted { get; } = new() { WarnPercent = 80, FailPercent = 95 };
}
