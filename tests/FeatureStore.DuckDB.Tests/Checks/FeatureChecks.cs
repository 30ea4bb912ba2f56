using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Checks;

/// <summary>Checks of the feature table, written by hand.</summary>
internal static class FeatureChecks
{
    private static readonly MlFeatureStoreV2Columns Columns = MlFeatureStoreV2.Columns;

    public static readonly RowCheck CompositeDefaulted = Check("composite-defaulted", Columns.Matchup.CompositeFactors.AllDefaulted);

    public static readonly RowCheck OpponentDefaulted = Check("opponent-defaulted", Columns.Feature(13).IsDefaulted & Columns.Feature(14).IsDefaulted);

    public static readonly RowCheck FatigueIsZero = Check("fatigue-is-zero", Columns.FatigueScore.Value == 0.0);

    public static readonly RowCheck NoAlertLevel = Check("no-alert-level", Columns.QualityAlertLevel.IsNull());

    public static readonly RowCheck HighButRed = new("high-but-red", MlFeatureStoreV2.Table, Columns.QualityAlertLevel == AlertLevel.Red)
    {
        Applies = Columns.FeatureQualityScore >= 95m,
        Severity = Severity.Warning,
    };

    /// <summary>Overflows in the engine, if there is a row.</summary>
    public static readonly RowCheck Overflowing = Check("overflowing", Columns.FeatureCount * long.MaxValue > 5);

    public static RowCheck Check(string id, Predicate violation) => new(id, MlFeatureStoreV2.Table, violation);
}
