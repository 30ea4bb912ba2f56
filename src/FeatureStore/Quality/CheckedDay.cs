namespace FeatureStore;

/// <summary>A day with its report and the checks that were run over it in the same scan.</summary>
/// <param name="Report">How the day stands, by category and by cause.</param>
/// <param name="Run">How the checks ended.</param>
public sealed record CheckedDay(DayReport Report, CheckRun Run);
