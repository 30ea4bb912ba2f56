namespace FeatureStore.Tool.Output;

/// <summary>The status that a report has of a day's: what is unknown could not be evaluated.</summary>
internal static class DayStatuses
{
    public static CheckStatus Of(DayStatus status) => status switch
    {
        DayStatus.Bad => CheckStatus.Fail,
        DayStatus.Warning => CheckStatus.Warn,
        DayStatus.Unknown => CheckStatus.Error,
        _ => CheckStatus.Pass,
    };
}
