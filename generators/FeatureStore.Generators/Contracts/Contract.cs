using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Contracts;

/// <summary>
/// What a table promises to those who read it, train on it and compare its scores: the definition without descriptions, C# names and places.
/// A released one is a baseline that later definitions are compared with.
/// </summary>
internal sealed record Contract(
    string Dataset,
    string Table,
    int Release,
    string Version,
    EquatableArray<string> FormerTables,
    string? TableView,
    EquatableArray<ContractColumn> Columns,
    ContractStorage Storage,
    EquatableArray<ContractFeature> Features,
    EquatableArray<ContractCategory> Categories,
    EquatableArray<ContractSource> Sources,
    EquatableArray<ContractTier> Tiers,
    EquatableArray<string> AlertLevels,
    EquatableArray<ContractGate> Gates,
    EquatableArray<ContractText> Alerts,
    EquatableArray<ContractText> Formulas,
    EquatableArray<ContractVersion> Versions,
    EquatableArray<string> RetiredColumns,
    EquatableArray<RetiredFeature> RetiredFeatures)
{
    /// <summary>Whether a catalog says what the columns mean: only then is there a version to raise.</summary>
    public bool HasMeaning => Version.Length > 0 || Features.Count > 0 || Sources.Count > 0 || Tiers.Count > 0;

    /// <summary>The release as a sentence names it.</summary>
    public string ReleaseName => Version.Length == 0 ? $"release {Release}" : $"release {Release} ({Version})";

    /// <summary>As BigQuery finds it, whatever its case.</summary>
    public ContractColumn? FindColumn(string name) =>
        Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A column, or a field of a STRUCT under its path, such as <c>window.days</c>.</summary>
internal sealed record ContractColumn(
    string Name,
    ColumnType Type,
    ColumnMode Mode,
    int? Precision,
    int? Scale,
    int? MaxLength,
    EquatableArray<string> FormerNames,
    string? View,
    DeprecationDefinition? Deprecation,
    EquatableArray<DetailKey> Keys)
{
    /// <summary>The type as GoogleSQL spells it: NUMERIC(5, 2).</summary>
    public string TypeText => (Precision, MaxLength) switch
    {
        ({ } precision, _) => Invariant.Text($"{Type.Sql()}({precision}, {Scale ?? 0})"),
        (_, { } length) => Invariant.Text($"{Type.Sql()}({length})"),
        _ => Type.Sql(),
    };

    /// <summary>Mode and type: REQUIRED STRING.</summary>
    public string Text => $"{Mode.ToString().ToUpperInvariant()} {TypeText}";

    /// <summary>The path of the STRUCT that it is a field of; null for a column.</summary>
    public string? Parent => Name.LastIndexOf('.') is var dot and >= 0 ? Name.Substring(0, dot) : null;
}

/// <summary>How rows are kept and told apart.</summary>
/// <param name="PartitionColumn">Null for a table that is partitioned by load time, or not at all.</param>
/// <param name="Granularity">DAY, say; null for a table without partitions.</param>
/// <param name="FilterRequired">Whether a query must filter on the partition column.</param>
/// <param name="ExpirationMs">Milliseconds that a partition is kept; null for ever.</param>
/// <param name="Clustering">The clustering columns, in order.</param>
/// <param name="Key">The columns that make a row unique.</param>
/// <param name="Entity">The column that says what a row is about.</param>
internal sealed record ContractStorage(
    string? PartitionColumn,
    string? Granularity,
    bool FilterRequired,
    long? ExpirationMs,
    EquatableArray<string> Clustering,
    EquatableArray<string> Key,
    string? Entity);

/// <summary>A feature, and where its quality, source and value are.</summary>
internal sealed record ContractFeature(
    int Index,
    string Name,
    EquatableArray<string> FormerNames,
    string Category,
    bool Critical,
    bool Optional,
    string? Unit,
    double? DefaultValue,
    double? ValidMin,
    double? ValidMax,
    string? UpstreamTable,
    string? UpstreamProcessor,
    string? QualityColumn,
    string? SourceColumn,
    string? ValueColumn,
    DeprecationDefinition? Deprecation);

/// <summary>A category, or a group inside of one, with its features. Only a group can be deprecated.</summary>
internal sealed record ContractCategory(string Name, bool IsGroup, EquatableArray<int> Features, DeprecationDefinition? Deprecation = null)
{
    public string Subject => (IsGroup ? "group:" : "category:") + Name;
}

/// <summary>A source, its weight, and the raw names that become it with theirs.</summary>
internal sealed record ContractSource(string Name, double Weight, bool IsDefault, EquatableArray<ContractRaw> Raw)
{
    public string Text =>
        Invariant.Text($"weight {Weight}{(IsDefault ? ", a default" : "")}, from {string.Join(", ", Raw.Select(raw => Invariant.Text($"{raw.Name} {raw.Weight}")))}");
}

internal sealed record ContractRaw(string Name, double Weight);

/// <summary>A tier and the lowest quality that reaches it, itself included.</summary>
internal sealed record ContractTier(string Name, double Min);

/// <summary>A BOOL column that is true where a row meets all conditions.</summary>
internal sealed record ContractGate(string Column, EquatableArray<RuleCondition> Conditions)
{
    public string Text => string.Join(" and ", Conditions.Select(ConditionText.Of));
}

/// <summary>A rule in words: what is compared is whether the words change.</summary>
/// <param name="Subject">Its kind and name, such as <c>count:phase4_feature_count</c>.</param>
/// <param name="Text">What it says.</param>
internal sealed record ContractText(string Subject, string Text);

/// <summary>A column that says which version a row is of, and the versions that are known.</summary>
internal sealed record ContractVersion(string Column, EquatableArray<string> Known);
