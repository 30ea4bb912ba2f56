using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Emitters;

/// <summary>Spells the rules of a catalog as they are at run time.</summary>
internal static class RuleEmitter
{
    /// <summary>The lists that are not empty, each with its name and its items.</summary>
    public static IEnumerable<(string Name, IEnumerable<string> Items)> Lists(RulesDefinition rules) => new (string Name, IEnumerable<string> Items)[]
    {
        ("Gates", rules.Gates.Select(g => $"new({CSharpText.Literal(g.Column)}, [{Conditions(g.Conditions)}])")),
        ("AlertRules", rules.AlertRules.Select(r => $"new({CSharpText.Literal(r.Level)}, [{Conditions(r.Conditions)}])")),
        ("Alerts", rules.Alerts.Select(a => $"new({CSharpText.Literal(a.Name)}, {Condition(a.Condition)})")),
        ("Statuses", rules.Statuses.Select(s => $"new({CSharpText.Literal(s.Column)}, {Condition(s.Condition)}, {CSharpText.Literal(s.Then)}, {CSharpText.Literal(s.Otherwise)})")),
        ("Counts", rules.Counts.Select(FeatureRule)),
        ("Flags", rules.Flags.Select(FeatureRule)),
    }.Where(list => list.Items.Any());

    private static string Conditions(IEnumerable<RuleCondition> conditions) => string.Join(", ", conditions.Select(Condition));

    private static string Condition(RuleCondition condition)
    {
        var rest = new List<string>();
        if (condition.Subject is not null)
            rest.Add($"Subject = {CSharpText.Literal(condition.Subject)}");
        if (condition.Kind is not (RuleKind.TierIn or RuleKind.AllDefaulted or RuleKind.AnyDefaulted))
            rest.Add($"Limit = {CSharpText.Literal(condition.Limit)}");
        if (condition.Tiers.Count > 0)
            rest.Add($"Tiers = [{Texts(condition.Tiers)}]");
        return $"new(RuleKind.{condition.Kind}) {{ {string.Join(", ", rest)} }}";
    }

    private static string FeatureRule(FeatureRuleDefinition rule)
    {
        var rest = new List<string>();
        if (rule.MinQuality is { } quality)
            rest.Add($"MinQuality = {CSharpText.Literal(quality)}");
        if (rule.Source is not null)
            rest.Add($"Source = {CSharpText.Literal(rule.Source)}");
        if (rule.Defaulted is { } defaulted)
            rest.Add($"Defaulted = {CSharpText.Literal(defaulted)}");
        return $"new({CSharpText.Literal(rule.Column)}, [{RowSetEmitter.List(rule.Features)}]) {{ {string.Join(", ", rest)} }}";
    }

    private static string Texts(IEnumerable<string> texts) => string.Join(", ", texts.Select(t => CSharpText.Literal(t)));
}
