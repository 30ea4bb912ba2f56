namespace FeatureStore;

/// <summary>What the columns of a table mean: the catalog at run time.</summary>
/// <param name="Version">Version of the meaning, such as v1_hybrid_20260205.</param>
public sealed record CatalogInfo(string Version)
{
    /// <summary>What the catalog covers.</summary>
    public string Description { get; init; } = "";

    /// <summary>What one row is about; null if the catalog does not say.</summary>
    public EntityInfo? Entity { get; init; }

    /// <summary>Columns that make a row of the table unique; empty if the catalog does not say.</summary>
    public ValueList<string> Key { get; init; } = [];

    /// <summary>Columns that say which version a row is of, and the versions that are known.</summary>
    public ValueList<VersionInfo> Versions { get; init; } = [];

    /// <summary>Columns that say how old a row is, or what it was computed from.</summary>
    public ValueList<FreshnessInfo> Freshness { get; init; } = [];

    /// <summary>Columns that sum a row up.</summary>
    public SummaryInfo Summary { get; init; } = new();

    /// <summary>Sections and their column names, in the order of the catalog.</summary>
    public ValueList<SectionInfo> Sections { get; init; } = [];

    /// <summary>Categories, in the order of the catalog; together they hold each feature once.</summary>
    public ValueList<CategoryInfo> Categories { get; init; } = [];

    /// <summary>Named runs of features inside a category.</summary>
    public ValueList<GroupInfo> Groups { get; init; } = [];

    /// <summary>Features by index, without gaps.</summary>
    public ValueList<FeatureInfo> Features { get; init; } = [];

    /// <summary>Tables that features are computed from, with the columns that say whether they delivered; a feature's upstream need not be among them.</summary>
    public ValueList<UpstreamInfo> Upstreams { get; init; } = [];

    /// <summary>Sources as the source columns spell them.</summary>
    public ValueList<SourceInfo> Sources { get; init; } = [];

    /// <summary>Tiers from the highest down.</summary>
    public ValueList<TierInfo> Tiers { get; init; } = [];

    /// <summary>Alert levels, from good to bad.</summary>
    public ValueList<string> AlertLevels { get; init; } = [];

    /// <summary>How a category's quality percentage is coloured; null if the catalog does not say.</summary>
    public AlertThresholdsInfo? CategoryThresholds { get; init; }

    /// <summary>Columns that say whether a row may be used for something, with the conditions that it must meet.</summary>
    public ValueList<GateInfo> Gates { get; init; } = [];

    /// <summary>How the alert level of a row is found: by the first rule that applies, else it is the first level.</summary>
    public ValueList<AlertRuleInfo> AlertRules { get; init; } = [];

    /// <summary>The alerts that a row raises.</summary>
    public ValueList<AlertInfo> Alerts { get; init; } = [];

    /// <summary>Columns of texts that follow from a condition.</summary>
    public ValueList<StatusInfo> Statuses { get; init; } = [];

    /// <summary>Columns that count features which pass a test.</summary>
    public ValueList<FeatureRuleInfo> Counts { get; init; } = [];

    /// <summary>Columns that say whether all of some features pass a test.</summary>
    public ValueList<FeatureRuleInfo> Flags { get; init; } = [];
}

/// <summary>What one row is about, such as a player.</summary>
/// <param name="Column">Column of its key.</param>
/// <param name="Singular">Word for one.</param>
/// <param name="Plural">Word for many.</param>
public sealed record EntityInfo(string Column, string Singular, string Plural);

/// <summary>A column that says which version a row is of.</summary>
/// <param name="Column">Name of the column; a STRING.</param>
/// <param name="Known">The versions that the catalog is about.</param>
public sealed record VersionInfo(string Column, ValueList<string> Known);

/// <summary>A column that says how old a row is, or what it was computed from.</summary>
/// <param name="Column">Name of the column; a number of hours.</param>
/// <param name="WarnAbove">Hours above which a row is stale; null for no such limit.</param>
/// <param name="FailAbove">Hours above which a row is not to be used; null for no such limit.</param>
public sealed record FreshnessInfo(string Column, double? WarnAbove, double? FailAbove);

/// <summary>The columns that sum a row up; each null where the table has none.</summary>
public sealed record SummaryInfo
{
    /// <summary>Mean quality over all features, 0-100.</summary>
    public string? QualityScore { get; init; }

    /// <summary>Tier of that score.</summary>
    public string? Tier { get; init; }

    /// <summary>Alert level of the row.</summary>
    public string? AlertLevel { get; init; }

    /// <summary>Names of the alerts raised.</summary>
    public string? Alerts { get; init; }

    /// <summary>Number of defaulted features.</summary>
    public string? DefaultCount { get; init; }

    /// <summary>Names of the processors that were expected and did not run, in one text.</summary>
    public string? MissingProcessors { get; init; }

    /// <summary>Number of feature values that the row has.</summary>
    public string? FeatureCount { get; init; }
}

/// <summary>A section of the catalog: columns that belong together.</summary>
public sealed record SectionInfo(string Name, ValueList<string> Columns);

/// <summary>A category of features, with the columns that sum it up.</summary>
/// <param name="Name">Name in the catalog, such as player_history.</param>
/// <param name="Features">Indices of its features, ascending.</param>
public sealed record CategoryInfo(string Name, ValueList<int> Features)
{
    /// <summary>What the category covers.</summary>
    public string Description { get; init; } = "";

    /// <summary>Column of its mean quality, 0-100; null if the table has none.</summary>
    public string? QualityPct { get; init; }

    /// <summary>Column of its number of defaulted features; null if the table has none.</summary>
    public string? DefaultCount { get; init; }

    /// <summary>Column of its tier; null if the table has none.</summary>
    public string? Tier { get; init; }
}

/// <summary>A named run of features inside a category.</summary>
/// <param name="Name">Name in the catalog, such as composite_factors.</param>
/// <param name="Category">Name of the category.</param>
/// <param name="Features">Indices of its features, ascending.</param>
/// <param name="Present">Column that is true when none of them is defaulted; null if the table has none.</param>
public sealed record GroupInfo(string Name, string Category, ValueList<int> Features, string? Present = null);

/// <summary>One feature: where its value, quality and source are, and what is normal for it.</summary>
/// <param name="Index">Position in the feature vector, from 0.</param>
/// <param name="Name">Name in the catalog.</param>
/// <param name="Category">Name of its category.</param>
/// <param name="QualityColumn">Column of its quality, 0-100.</param>
/// <param name="SourceColumn">Column of its source.</param>
public sealed record FeatureInfo(int Index, string Name, string Category, string QualityColumn, string SourceColumn)
{
    /// <summary>Column of its value, a scalar or a list; null if the table keeps no values.</summary>
    public string? ValueColumn { get; init; }

    /// <summary>Position in the list of <see cref="ValueColumn"/>; null for a scalar column.</summary>
    public int? ValueElement { get; init; }

    /// <summary>Whether a model must not run without it.</summary>
    public bool Critical { get; init; }

    /// <summary>Whether a default is normal.</summary>
    public bool Optional { get; init; }

    /// <summary>Raw sources that it can have.</summary>
    public ValueList<string> Sources { get; init; } = [];

    /// <summary>Value that a default fills in; null if there is none.</summary>
    public double? DefaultValue { get; init; }

    /// <summary>Least valid value; null for no limit.</summary>
    public double? ValidMin { get; init; }

    /// <summary>Greatest valid value; null for no limit.</summary>
    public double? ValidMax { get; init; }

    /// <summary>Standard deviation below which a day's values are suspect; null for no floor.</summary>
    public double? MinStandardDeviation { get; init; }

    /// <summary>Number of distinct values below which a day's values are suspect; null for no floor.</summary>
    public int? MinDistinct { get; init; }

    /// <summary>Table that it is computed from; null if unknown.</summary>
    public string? UpstreamTable { get; init; }

    /// <summary>Processor that fills that table; null if unknown.</summary>
    public string? UpstreamProcessor { get; init; }

    /// <summary>Reason that is noted when it falls back to a default.</summary>
    public string? FallbackReason { get; init; }
}

/// <summary>A table that features are computed from, and what the columns of a row say of it; each null where the table has none.</summary>
/// <param name="Table">Name of the upstream table, as <see cref="FeatureInfo.UpstreamTable"/> has it.</param>
public sealed record UpstreamInfo(string Table)
{
    /// <summary>Column of the number of rows that were found in it; INT64.</summary>
    public string? RowsFound { get; init; }

    /// <summary>Column of the time at which it was last updated; TIMESTAMP.</summary>
    public string? LastUpdated { get; init; }

    /// <summary>Column of the share of the expected rows that were found, 0-100.</summary>
    public string? Completeness { get; init; }

    /// <summary>Column of a hash over its data; STRING.</summary>
    public string? Hash { get; init; }

    /// <summary>Whether there is no table behind the name: its features are calculated from others.</summary>
    public bool IsCalculation { get; init; }
}

/// <summary>A source as the source columns spell it.</summary>
/// <param name="Name">Text in the column.</param>
/// <param name="Weight">Quality of a feature from it, 0-100.</param>
/// <param name="IsDefault">Whether a feature from it counts as defaulted.</param>
/// <param name="Raw">The raw sources that become it, with their own weights.</param>
public sealed record SourceInfo(string Name, double Weight, bool IsDefault, ValueList<RawSourceInfo> Raw);

/// <summary>A raw source, as upstream names it.</summary>
/// <param name="Name">Name upstream.</param>
/// <param name="Weight">Quality of a feature from it, 0-100.</param>
public sealed record RawSourceInfo(string Name, double Weight);

/// <summary>A tier.</summary>
/// <param name="Name">Text in the tier columns.</param>
/// <param name="Min">Least quality that reaches it, inclusive; the lowest tier also takes what is below.</param>
public sealed record TierInfo(string Name, double Min);

/// <summary>How a category's quality percentage is coloured.</summary>
/// <param name="RedBelow">Red below this percentage.</param>
/// <param name="GreenAbove">Green above this percentage; yellow between.</param>
public sealed record AlertThresholdsInfo(double RedBelow, double GreenAbove);
