using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Emitters;

/// <summary>What the catalog says of a column that analyzers of other people's code must know.</summary>
/// <param name="Category">The category that it tells about; null for none.</param>
/// <param name="IsAggregate">Whether it is the mean over all features.</param>
/// <param name="HoldsFeatures">Whether its elements are the values of the features, by index.</param>
/// <param name="DefaultedScore">What a category scores whose features are all defaulted; null for a column that is no category's score.</param>
/// <param name="Range">Between which numbers it lies by its making; null for anything.</param>
internal sealed record ColumnFacts(string? Category = null, bool IsAggregate = false, bool HoldsFeatures = false, double? DefaultedScore = null, (double Min, double Max)? Range = null)
{
    private const double BestQuality = 100;

    private static readonly ColumnFacts None = new();

    public static ColumnFacts Of(TableDefinition table, ColumnDefinition column)
    {
        if (table.Catalog is not { } catalog)
            return None;
        var name = column.Name;
        if (Is(catalog.Summary.QualityScore))
            return new(IsAggregate: true, Range: (0, BestQuality));
        if (Is(catalog.Summary.DefaultCount))
            return new(Range: (0, catalog.Features.Count));
        foreach (var category in catalog.Categories)
        {
            if (Is(category.QualityPct))
                return new(category.Name, DefaultedScore: DefaultedScoreOf(catalog), Range: (0, BestQuality));
            if (Is(category.DefaultCount))
                return new(category.Name, Range: (0, category.Features.Count));
            if (Is(category.Tier))
                return new(category.Name);
        }

        var index = ColumnIndex.Of(table);
        if (index.ScoredBy(name) is { } scored)
            return new(scored.Category, Range: (0, BestQuality));
        if (index.SourcedBy(name) is { } sourced)
            return new(sourced.Category);
        if (catalog.HasFeatures && catalog.Features.All(f => Is(f.ValueColumn) && f.ValueElement == f.Index))
            return new(HoldsFeatures: true);
        return CategoryOf(catalog, name) is { } told ? new(told) : None;

        bool Is(string? other) => ColumnFacts.Is(name, other);
    }

    // A group's flag, and columns whose rule looks at a category, tell about that category too.
    private static string? CategoryOf(CatalogDefinition catalog, string name)
    {
        foreach (var group in catalog.Groups)
        {
            if (Is(name, group.Present))
                return group.Category;
        }

        foreach (var condition in ConditionsOf(catalog, name))
        {
            if (condition.Subject is { } subject)
                return catalog.Groups.FirstOrDefault(g => g.Name == subject)?.Category ?? subject;
        }

        return null;
    }

    private static IEnumerable<RuleCondition> ConditionsOf(CatalogDefinition catalog, string name)
    {
        foreach (var gate in catalog.Rules.Gates)
        {
            if (!Is(name, gate.Column))
                continue;
            foreach (var condition in gate.Conditions)
                yield return condition;
        }

        foreach (var status in catalog.Rules.Statuses)
        {
            if (Is(name, status.Column))
                yield return status.Condition;
        }

        if (!Is(name, catalog.Summary.AlertLevel))
            yield break;
        foreach (var rule in catalog.Rules.AlertRules)
        {
            foreach (var condition in rule.Conditions)
                yield return condition;
        }
    }

    private static bool Is(string name, string? other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private static double? DefaultedScoreOf(CatalogDefinition catalog)
    {
        var weights = catalog.Sources.Where(s => s.IsDefault && s.Weight > 0).Select(s => s.Weight).Distinct().ToList();
        return weights.Count == 1 ? weights[0] : null;
    }
}
