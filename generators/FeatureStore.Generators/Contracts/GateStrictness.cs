using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Contracts;

/// <summary>Whether a gate lets rows pass that it kept out.</summary>
internal static class GateStrictness
{
    /// <summary>Unless each of the old conditions is still implied by a new one, some row may pass that did not.</summary>
    public static bool IsLooser(ContractGate was, ContractGate now) =>
        !was.Conditions.All(old => now.Conditions.Any(condition => Implies(condition, old)));

    private static bool Implies(RuleCondition condition, RuleCondition old) =>
        condition.Kind == old.Kind && condition.Subject == old.Subject && condition.Kind switch
        {
            RuleKind.TierIn => condition.Tiers.All(tier => old.Tiers.Contains(tier)),
            RuleKind.ScoreAtLeast or RuleKind.CategoryAtLeast or RuleKind.DefaultsAbove or RuleKind.DefaultRateAbove => condition.Limit >= old.Limit,
            RuleKind.ScoreBelow or RuleKind.CategoryBelow => condition.Limit <= old.Limit,
            _ => true,
        };
}
