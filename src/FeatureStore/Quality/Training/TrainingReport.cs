namespace FeatureStore;

/// <summary>Whether a model may be trained on some days, and what keeps rows out.</summary>
public sealed record TrainingReport
{
    /// <summary>The table.</summary>
    public required TableInfo Table { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The gate that a row must pass.</summary>
    public required GateInfo Gate { get; init; }

    /// <summary>Rows of the days.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows whose gate column is true.</summary>
    public required long Ready { get; init; }

    /// <summary>Rows whose gate column is null: older than the quality fields.</summary>
    public required long WithoutGate { get; init; }

    /// <summary>Rows in which all critical features have training quality; null where no column says so.</summary>
    public long? CriticalReady { get; init; }

    /// <summary>Mean number of features with training quality, over the rows that have one; null without.</summary>
    public double? AverageTrainingFeatures { get; init; }

    /// <summary>Mean quality score, 0-100, over the rows that have one; null without.</summary>
    public double? AverageScore { get; init; }

    /// <summary>Mean quality of each category, in the order of the catalog.</summary>
    public ValueList<CategoryAverage> Categories { get; init; } = [];

    /// <summary>What each condition of the gate costs, in the order of the catalog.</summary>
    public ValueList<ConditionCost> Conditions { get; init; } = [];

    /// <summary>Rows that passed the gate with a feature defaulted that is not optional.</summary>
    public required long ReadyWithDefaults { get; init; }

    /// <summary>Those of them with a critical feature defaulted.</summary>
    public required long ReadyWithCriticalDefaults { get; init; }

    /// <summary>The features that are not optional and defaulted in rows that passed the gate, the most frequent first.</summary>
    public ValueList<ReadyDefault> ReadyDefaults { get; init; } = [];

    /// <summary>Rows by version, for each version column of the catalog.</summary>
    public ValueList<VersionRows> Versions { get; init; } = [];

    /// <summary>The days that have rows, the first day first.</summary>
    public ValueList<TrainingDay> Days { get; init; } = [];

    /// <summary>The longest run of safe days; null where no day is safe.</summary>
    public SafeRange? Safe { get; init; }

    /// <summary>The answer in one sentence.</summary>
    public required DayVerdict Verdict { get; init; }
}

/// <summary>Mean quality of a category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Average">Mean of its quality percentage, 0-100, over the rows that have one; null without.</param>
public sealed record CategoryAverage(CategoryInfo Category, double? Average);

/// <summary>What a condition of a gate costs. Rows whose columns are null fail none.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Text">The condition in words.</param>
/// <param name="Failing">Rows that do not meet it.</param>
/// <param name="FailingAlone">Rows that meet all others and not this one: what it costs by itself.</param>
public sealed record ConditionCost(RuleCondition Condition, string Text, long Failing, long FailingAlone);

/// <summary>A feature that defaulted in rows which passed the gate.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Rows">Those rows.</param>
public sealed record ReadyDefault(FeatureInfo Feature, long Rows);

/// <summary>Rows of a version.</summary>
/// <param name="Column">The version column.</param>
/// <param name="Version">The version, if the catalog knows it; else null.</param>
/// <param name="IsKnown">False for rows with a version that the catalog does not know; true for a version that it knows, and for rows that say none.</param>
/// <param name="Rows">The rows.</param>
public sealed record VersionRows(string Column, string? Version, bool IsKnown, long Rows);

/// <summary>A day as a training set sees it.</summary>
/// <param name="Day">The day.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Ready">Its rows that pass the gate.</param>
/// <param name="Status">How the report of the day judges it: bad is contaminated, unknown has no quality fields; any other day is safe, unless it mixes versions.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record TrainingDay(DateOnly Day, long Rows, long Ready, DayStatus Status, string Reason)
{
    /// <summary>Which versions its rows mix, so that one column means several things in it; null for a day of one version.</summary>
    public string? MixedVersions { get; init; }

    /// <summary>Whether a model may be trained on it.</summary>
    public bool IsSafe => !IsContaminated && Status != DayStatus.Unknown;

    /// <summary>Whether something is wrong with it that the gate does not show: the day is bad, or mixes versions.</summary>
    public bool IsContaminated => Status == DayStatus.Bad || MixedVersions is not null;
}

/// <summary>A run of safe days. Days without rows do not end it.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Days">Days with rows.</param>
/// <param name="Rows">Their rows.</param>
/// <param name="Ready">Their rows that pass the gate.</param>
public sealed record SafeRange(DateOnly From, DateOnly To, int Days, long Rows, long Ready);
