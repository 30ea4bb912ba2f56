namespace FeatureStore;

/// <summary>From which share of the rows on something is an incident. Defaults in a few rows are normal on every day.</summary>
internal static class IncidentShares
{
    /// <summary>A feature is lost if it is defaulted in half of the rows: on healthy days it is in up to 35 %.</summary>
    public const double Lost = 0.5;

    /// <summary>An optional feature is lost if it is defaulted in nearly all rows: on healthy days it is in up to 65 %.</summary>
    public const double OptionalLost = 0.95;

    /// <summary>An upstream with a critical feature is short if all of its features are defaulted in a tenth of the rows: on healthy days they are in up to 3 %.</summary>
    public const double CriticalShort = DayReport.BadShare;

    /// <summary>From here on, all rows but a few.</summary>
    public const double NearlyAll = 0.9;

    /// <summary>Fewer rows are chance, unless they are all there are.</summary>
    private const int FewestRows = 5;

    public static bool Reach(long count, long rows, double share) => count > 0 && count >= rows * share && (count >= FewestRows || count >= rows);
}
