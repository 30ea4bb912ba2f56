using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Tests.Definitions;

/// <summary>The definitions of the repository's own schema folder.</summary>
internal static class SchemaFiles
{
    public static DefinitionFile FeatureStoreTable { get; } = Load("ml_feature_store_v2.table.json");

    public static DefinitionFile FeatureStoreCatalog { get; } = Load("ml_feature_store_v2.catalog.json");

    public static DefinitionFile Predictions { get; } = Load("player_prop_predictions.table.json");

    public static DefinitionFile Signals { get; } = Load("daily_prediction_signals.table.json");

    private static DefinitionFile Load(string name) =>
        new(name, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schema", name)));
}
