using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Contracts;

/// <summary>Conditions of rules in words.</summary>
internal static class ConditionText
{
    public static string Of(RuleCondition condition) => condition.Kind switch
    {
        RuleKind.TierIn => "tier " + string.Join(" or ", condition.Tiers),
        RuleKind.ScoreAtLeast => Invariant.Text($"score >= {condition.Limit}"),
        RuleKind.ScoreBelow => Invariant.Text($"score < {condition.Limit}"),
        RuleKind.CategoryAtLeast => Invariant.Text($"{condition.Subject} >= {condition.Limit}"),
        RuleKind.CategoryBelow => Invariant.Text($"{condition.Subject} < {condition.Limit}"),
        RuleKind.DefaultsAbove => Invariant.Text($"defaults > {condition.Limit}"),
        RuleKind.DefaultRateAbove => Invariant.Text($"default rate > {condition.Limit} %"),
        RuleKind.AllDefaulted => $"all of {condition.Subject} defaulted",
        _ => $"any of {condition.Subject} defaulted",
    };
}
