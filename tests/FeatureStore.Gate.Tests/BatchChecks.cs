using NbaPredictions;

namespace FeatureStore.Gate.Tests;

#region checks
/// <summary>What a batch must hold to before models may use it.</summary>
public static partial class BatchChecks
{
    /// <summary>The composite factors of a player all come from defaults.</summary>
    [QualityCheck("composite-factors-defaulted", Dimension = Dimension.Provenance, WarnPercent = 5, FailPercent = 10)]
    public static bool CompositeFactorsDefaulted(MlFeatureStoreV2 row) => row.Matchup.CompositeFactors.AllDefaulted;

    /// <summary>The row is old, and a matchup feature is weak.</summary>
    [QualityCheck("stale-and-weak", Severity.Warning, Dimension = Dimension.Freshness)]
    public static bool StaleAndWeak(MlFeatureStoreV2 row, double minQuality = 50) =>
        row.FeatureStoreAgeHours > 48 && row.Features(5, 8).Any(f => f.Quality < minQuality);

    /// <summary>The row calls itself ready, though a whole group of its features is made up.</summary>
    [QualityCheck("ready-but-made-up", Dimension = Dimension.Consistency, FailPercent = 10)]
    public static bool ReadyButMadeUp(MlFeatureStoreV2 row) =>
        row.IsTrainingReady == true && (CompositeFactorsDefaulted(row) || row.Matchup.OpponentDefense.AllDefaulted);
}
#endregion
