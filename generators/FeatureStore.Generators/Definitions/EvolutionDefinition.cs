namespace FeatureStore.Generators.Definitions;

/// <summary>How a table came to be what it is, and what it is held to: what only a comparison with a release asks for.</summary>
/// <param name="Policy">The policy of contracts; null for that of the build.</param>
/// <param name="FormerTables">The names that the table had.</param>
/// <param name="TableView">The view that keeps such a name alive.</param>
/// <param name="Renames">The columns that had other names.</param>
/// <param name="RetiredColumns">Names of columns that are gone and must not come back.</param>
/// <param name="RetiredFeatures">The same of features.</param>
/// <param name="Details">The keys inside of JSON columns.</param>
internal sealed record EvolutionDefinition(
    string? Policy,
    EquatableArray<string> FormerTables,
    string? TableView,
    EquatableArray<RenameDefinition> Renames,
    EquatableArray<string> RetiredColumns,
    EquatableArray<RetiredFeature> RetiredFeatures,
    EquatableArray<DetailDefinition> Details);

/// <summary>A column that had other names, and the view that keeps one alive, if there is one.</summary>
internal sealed record RenameDefinition(string Column, EquatableArray<string> FormerNames, string? View);

/// <summary>A feature that is gone: neither its index nor its name may come back.</summary>
internal sealed record RetiredFeature(int Index, string Name);

/// <summary>What stands inside of a column of JSON.</summary>
internal sealed record DetailDefinition(string Column, EquatableArray<DetailKey> Keys);

/// <summary>A key of JSON and the type of its value, as GoogleSQL spells it.</summary>
internal sealed record DetailKey(string Name, string Type);
