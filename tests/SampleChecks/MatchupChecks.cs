using FeatureStore;
using NbaPredictions;

namespace SampleChecks;

/// <summary>What a team asks of its matchup features.</summary>
public static partial class MatchupChecks
{
    /// <summary>Composite factors fell back to defaults.</summary>
    [QualityCheck("composite-defaulted", FailPercent = 10, Dimension = Dimension.Provenance)]
    public static bool CompositeDefaulted(MlFeatureStoreV2 row) => row.Matchup.CompositeFactors.AllDefaulted;

    /// <summary>Red although the score is fair.</summary>
    [QualityCheck("fair-but-red", Severity.Warning)]
    public static bool FairButRed(MlFeatureStoreV2 row) => row.FeatureQualityScore >= 70 && row.QualityAlertLevel == AlertLevel.Red;

    /// <summary>A day has players.</summary>
    [QualityCheck("nameless")]
    public static bool Nameless(MlFeatureStoreV2 row) => row.PlayerLookup == "";
}
