namespace FeatureStore.DuckDB.Tests;

/// <summary>The exports that ship with the tool.</summary>
internal static class SampleFiles
{
    public static string FeatureStore => Find("ml_feature_store_v2.ndjson.gz");

    public static string Incident => Find("ml_feature_store_v2.incident-2026-02-06.ndjson.gz");

    public static string Predictions => Find("player_prop_predictions.ndjson.gz");

    public static string Signals => Find("daily_prediction_signals.ndjson");

    private static string Find(string name) => Path.Combine(AppContext.BaseDirectory, "Sample", name);
}
