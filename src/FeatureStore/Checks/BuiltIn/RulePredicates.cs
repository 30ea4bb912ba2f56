namespace FeatureStore;

/// <summary>The conditions of a catalog's rules, as predicates over the columns that they speak of.</summary>
internal sealed class RulePredicates(CatalogColumns columns)
{
    /// <summary>Whether a row meets a condition; false where a column that it looks at is null.</summary>
    public Predicate Of(RuleCondition condition) => condition.Kind switch
    {
        RuleKind.TierIn => columns.Text(columns.Catalog.Summary.Tier!).In(condition.Tiers),
        RuleKind.ScoreAtLeast => Score() >= condition.Limit,
        RuleKind.ScoreBelow => Score() < condition.Limit,
        RuleKind.CategoryAtLeast => Percentage(condition) >= condition.Limit,
        RuleKind.CategoryBelow => Percentage(condition) < condition.Limit,
        RuleKind.DefaultsAbove => Defaults(columns.Catalog.Features).ToDouble() > condition.Limit,
        RuleKind.DefaultRateAbove => Defaults(columns.Catalog.Features).ToDouble() * 100.0 > condition.Limit * columns.Catalog.Features.Count,
        RuleKind.AllDefaulted => columns.AllDefaulted(Features(condition.Subject!)),
        RuleKind.AnyDefaulted => columns.AnyDefaulted(Features(condition.Subject!)),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.Kind, "There is no such condition."),
    };

    /// <summary>Whether the table has the columns that a condition looks at.</summary>
    public bool CanTest(RuleCondition condition) => condition.Kind switch
    {
        RuleKind.TierIn => columns.Catalog.Summary.Tier is not null,
        RuleKind.ScoreAtLeast or RuleKind.ScoreBelow => columns.Catalog.Summary.QualityScore is not null,
        RuleKind.CategoryAtLeast or RuleKind.CategoryBelow => columns.Catalog.Categories.First(c => c.Name == condition.Subject).QualityPct is not null,
        _ => true,
    };

    /// <summary>Whether the columns that a condition looks at have values.</summary>
    public Predicate IsKnown(RuleCondition condition) => condition.Kind switch
    {
        RuleKind.TierIn => columns.Text(columns.Catalog.Summary.Tier!).IsNotNull(),
        RuleKind.ScoreAtLeast or RuleKind.ScoreBelow => Score().IsNotNull(),
        RuleKind.CategoryAtLeast or RuleKind.CategoryBelow => Percentage(condition).IsNotNull(),
        _ => HasSources(columns.Catalog.Features),
    };

    /// <summary>A condition in words, such as "matchup_quality_pct is below 50".</summary>
    public string Describe(RuleCondition condition) => condition.Kind switch
    {
        RuleKind.TierIn => $"{columns.Catalog.Summary.Tier} is {string.Join(" or ", condition.Tiers)}",
        RuleKind.ScoreAtLeast => $"{columns.Catalog.Summary.QualityScore} is at least {BuiltInText.Number(condition.Limit)}",
        RuleKind.ScoreBelow => $"{columns.Catalog.Summary.QualityScore} is below {BuiltInText.Number(condition.Limit)}",
        RuleKind.CategoryAtLeast => $"{PercentageColumn(condition)} is at least {BuiltInText.Number(condition.Limit)}",
        RuleKind.CategoryBelow => $"{PercentageColumn(condition)} is below {BuiltInText.Number(condition.Limit)}",
        RuleKind.DefaultsAbove => $"more than {BuiltInText.Number(condition.Limit)} features are defaulted",
        RuleKind.DefaultRateAbove => $"more than {BuiltInText.Number(condition.Limit)} % of the features are defaulted",
        RuleKind.AllDefaulted => $"all features of {condition.Subject} are defaulted",
        _ => $"any feature of {condition.Subject} is defaulted",
    };

    /// <summary>Number of features that are defaulted, counted from the sources.</summary>
    public Expr<long> Defaults(IEnumerable<FeatureInfo> features) => Count(features.Select(columns.IsDefaulted));

    /// <summary>Number of conditions that are met.</summary>
    public static Expr<long> Count(IEnumerable<Predicate> conditions) =>
        conditions.Select(c => Sql.If(c, Sql.Value(1L), Sql.Value(0L))).DefaultIfEmpty(Sql.Value(0L)).Aggregate((a, b) => a + b);

    /// <summary>Whether each of some features has a source.</summary>
    public Predicate HasSources(IEnumerable<FeatureInfo> features) => Predicate.AllOf(features.Select(f => columns.Text(f.SourceColumn).IsNotNull()));

    /// <summary>The features of a category or group.</summary>
    public IEnumerable<FeatureInfo> Features(string name) =>
        (columns.Catalog.Categories.FirstOrDefault(c => c.Name == name)?.Features ?? columns.Catalog.Groups.First(g => g.Name == name).Features).Select(index => columns.Catalog.Features[index]);

    private Expr<double?> Score() => columns.Number(columns.Catalog.Summary.QualityScore!);

    private Expr<double?> Percentage(RuleCondition condition) => columns.Number(PercentageColumn(condition));

    private string PercentageColumn(RuleCondition condition) => columns.Catalog.Categories.First(c => c.Name == condition.Subject).QualityPct!;
}
