namespace FeatureStore.Generators.Definitions;

/// <summary>What the columns of one table mean.</summary>
internal sealed record CatalogDefinition(
    string Table,
    string Version,
    string Description,
    EntityDefinition? Entity,
    EquatableArray<string> Key,
    EquatableArray<VersionDefinition> Versions,
    EquatableArray<FreshnessDefinition> Freshness,
    EquatableArray<SectionDefinition> Sections,
    SummaryDefinition Summary,
    EquatableArray<CategoryDefinition> Categories,
    EquatableArray<GroupDefinition> Groups,
    EquatableArray<FeatureDefinition> Features,
    EquatableArray<UpstreamDefinition> Upstreams,
    EquatableArray<SourceDefinition> Sources,
    EquatableArray<TierDefinition> Tiers,
    EquatableArray<string> AlertLevels,
    AlertThresholds? CategoryThresholds,
    RulesDefinition Rules,
    EnumNames Enums,
    EvolutionDefinition Evolution)
{
    /// <summary>Whether there is anything to access by feature; a catalog may be about columns alone.</summary>
    public bool HasFeatures => Features.Count > 0;
}

/// <summary>What one row is about, such as a player.</summary>
internal sealed record EntityDefinition(string Column, string Singular, string Plural);

/// <summary>A column that says which version a row is of, and the versions that are known.</summary>
internal sealed record VersionDefinition(string Column, EquatableArray<string> Known);

/// <summary>A column of hours, and from which on a row is stale or not to be used.</summary>
internal sealed record FreshnessDefinition(string Column, double? WarnAbove, double? FailAbove);

internal sealed record SectionDefinition(string Name, EquatableArray<string> Columns);

/// <summary>The columns that sum a row up; null where the table has none.</summary>
internal sealed record SummaryDefinition(string? QualityScore, string? Tier, string? AlertLevel, string? Alerts, string? DefaultCount, string? FeatureCount, string? MissingProcessors);

/// <summary>A category: its features in index order and its summary columns.</summary>
internal sealed record CategoryDefinition(
    string Name,
    string PropertyName,
    string Description,
    EquatableArray<int> Features,
    string? QualityPct,
    string? DefaultCount,
    string? Tier);

/// <summary>A named run of features inside a category; <see cref="Present"/> is the column that is true when none is defaulted.</summary>
internal sealed record GroupDefinition(string Name, string PropertyName, string Category, EquatableArray<int> Features, string? Present, DeprecationDefinition? Deprecation = null);

/// <summary>One feature. <see cref="QualityColumn"/> and <see cref="SourceColumn"/> are column names; the value is a column, or an element of a REPEATED one.</summary>
internal sealed record FeatureDefinition(
    int Index,
    string Name,
    string PropertyName,
    string Category,
    string? Description,
    bool Critical,
    bool Optional,
    EquatableArray<string> Sources,
    double? DefaultValue,
    double? ValidMin,
    double? ValidMax,
    double? MinStandardDeviation,
    int? MinDistinct,
    string? UpstreamTable,
    string? UpstreamProcessor,
    string? FallbackReason,
    string QualityColumn,
    string SourceColumn,
    string? ValueColumn,
    int? ValueElement,
    string? Unit,
    EquatableArray<string> FormerNames,
    DeprecationDefinition? Deprecation = null);

/// <summary>A table that features are computed from, and the columns that say whether it delivered; or the calculation of features from others.</summary>
internal sealed record UpstreamDefinition(
    string Table,
    string? RowsFound,
    string? LastUpdated,
    string? Completeness,
    string? Hash,
    bool IsCalculation);

/// <summary>A source as the source columns spell it, with the raw names that become it.</summary>
internal sealed record SourceDefinition(string Name, string MemberName, double Weight, bool IsDefault, EquatableArray<RawSourceDefinition> Raw);

internal sealed record RawSourceDefinition(string Name, double Weight);

/// <summary>A tier and the lowest quality that reaches it; the list goes from the highest down.</summary>
internal sealed record TierDefinition(string Name, string MemberName, double Min);

/// <summary>How a category's quality percentage is coloured: red below the one, green above the other.</summary>
internal sealed record AlertThresholds(double RedBelow, double GreenAbove);

/// <summary>The C# names of the enums that a catalog gives rise to.</summary>
internal sealed record EnumNames(string Source, string Tier, string AlertLevel, string Category, string Feature);
