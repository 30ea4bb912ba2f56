namespace FeatureStore;

/// <summary>What a condition on a row looks at.</summary>
public enum RuleKind
{
    /// <summary>The tier of the row is one of some.</summary>
    TierIn,

    /// <summary>The quality score is at least the limit, 0-100.</summary>
    ScoreAtLeast,

    /// <summary>The quality score is below the limit, 0-100.</summary>
    ScoreBelow,

    /// <summary>The quality percentage of a category is at least the limit, 0-100.</summary>
    CategoryAtLeast,

    /// <summary>The quality percentage of a category is below the limit, 0-100.</summary>
    CategoryBelow,

    /// <summary>More features are defaulted than the limit.</summary>
    DefaultsAbove,

    /// <summary>The share of defaulted features, in percent, is above the limit.</summary>
    DefaultRateAbove,

    /// <summary>All features of a category or group are defaulted.</summary>
    AllDefaulted,

    /// <summary>Any feature of a category or group is defaulted.</summary>
    AnyDefaulted,
}

/// <summary>One condition on a row.</summary>
/// <param name="Kind">What it looks at.</param>
public sealed record RuleCondition(RuleKind Kind)
{
    /// <summary>The category or group; null for the row as a whole.</summary>
    public string? Subject { get; init; }

    /// <summary>The number that it compares with; 0 where it compares with none.</summary>
    public double Limit { get; init; }

    /// <summary>The tiers that are allowed; empty for any other condition.</summary>
    public ValueList<string> Tiers { get; init; } = [];
}

/// <summary>A BOOL column that is true where a row meets all conditions.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Conditions">The conditions, all of which must be met.</param>
public sealed record GateInfo(string Column, ValueList<RuleCondition> Conditions);

/// <summary>The alert level of rows that meet any of some conditions.</summary>
/// <param name="Level">Text of the level.</param>
/// <param name="Conditions">The conditions, any of which suffices.</param>
public sealed record AlertRuleInfo(string Level, ValueList<RuleCondition> Conditions);

/// <summary>An alert that a row raises.</summary>
/// <param name="Name">Its name; <c>{percent}</c> in it stands for the default rate of the row, rounded.</param>
/// <param name="Condition">When the row raises it.</param>
public sealed record AlertInfo(string Name, RuleCondition Condition);

/// <summary>A column of texts that follows from a condition.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Condition">The condition.</param>
/// <param name="Then">The text where it is met.</param>
/// <param name="Otherwise">The text where it is not.</param>
public sealed record StatusInfo(string Column, RuleCondition Condition, string Then, string Otherwise);

/// <summary>A column that counts those of some features that pass a test, or says whether all do.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Features">Indices of the features that it is about, ascending.</param>
public sealed record FeatureRuleInfo(string Column, ValueList<int> Features)
{
    /// <summary>Least quality that passes, 0-100; null for any.</summary>
    public double? MinQuality { get; init; }

    /// <summary>The source that passes; null for any.</summary>
    public string? Source { get; init; }

    /// <summary>Whether a feature must be defaulted, or must not be; null for either.</summary>
    public bool? Defaulted { get; init; }
}
