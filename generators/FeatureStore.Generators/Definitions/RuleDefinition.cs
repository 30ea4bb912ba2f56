namespace FeatureStore.Generators.Definitions;

/// <summary>How the columns that sum a row up follow from its features.</summary>
internal sealed record RulesDefinition(
    EquatableArray<GateDefinition> Gates,
    EquatableArray<AlertRuleDefinition> AlertRules,
    EquatableArray<AlertDefinition> Alerts,
    EquatableArray<StatusDefinition> Statuses,
    EquatableArray<FeatureRuleDefinition> Counts,
    EquatableArray<FeatureRuleDefinition> Flags);

/// <summary>A BOOL column that is true where a row meets all conditions.</summary>
internal sealed record GateDefinition(string Column, EquatableArray<RuleCondition> Conditions);

/// <summary>The alert level of a row that meets any of the conditions; the first rule that applies decides.</summary>
internal sealed record AlertRuleDefinition(string Level, EquatableArray<RuleCondition> Conditions);

/// <summary>An alert that a row raises; its name may hold {percent}, the default rate.</summary>
internal sealed record AlertDefinition(string Name, RuleCondition Condition);

/// <summary>A STRING column with one text where a row meets a condition, and another where it does not.</summary>
internal sealed record StatusDefinition(string Column, RuleCondition Condition, string Then, string Otherwise);

/// <summary>A column that counts those of some features that pass a test, or says whether all do.</summary>
internal sealed record FeatureRuleDefinition(string Column, EquatableArray<int> Features, double? MinQuality, string? Source, bool? Defaulted);

/// <summary>What a condition looks at.</summary>
internal enum RuleKind
{
    TierIn,
    ScoreAtLeast,
    ScoreBelow,
    CategoryAtLeast,
    CategoryBelow,
    DefaultsAbove,
    DefaultRateAbove,
    AllDefaulted,
    AnyDefaulted,
}

/// <summary>One condition on a row.</summary>
/// <param name="Kind">What it looks at.</param>
/// <param name="Subject">The category or group; null for the whole row.</param>
/// <param name="Limit">The number that it compares with; 0 without.</param>
/// <param name="Tiers">The tiers that are allowed.</param>
internal sealed record RuleCondition(RuleKind Kind, string? Subject, double Limit, EquatableArray<string> Tiers);
