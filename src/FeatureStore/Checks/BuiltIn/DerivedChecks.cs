namespace FeatureStore;

/// <summary>
/// Columns that follow from the qualities and sources of the features, computed again and compared: a sum that says something else lies.
/// A row in which one of the two sides is null is not looked at; that is for the checks of completeness.
/// </summary>
internal sealed class DerivedChecks
{
    private const string Suffix = "derived";
    private readonly CatalogColumns _columns;
    private readonly CatalogInfo _catalog;
    private readonly RulePredicates _rules;

    private DerivedChecks(CatalogColumns columns)
    {
        _columns = columns;
        _catalog = columns.Catalog;
        _rules = new(columns);
    }

    public static IEnumerable<Check> Of(CatalogColumns columns)
    {
        var checks = new DerivedChecks(columns);
        return checks.Means().Concat(checks.DefaultCounts()).Concat(checks.Tiers()).Concat(checks.Levels()).Concat(checks.Alerts())
            .Concat(checks.Gates()).Concat(checks.FeatureRules()).Concat(checks.Statuses());
    }

    private IEnumerable<Check> Means()
    {
        if (_catalog.Summary.QualityScore is { } score)
            yield return Mean(score, _catalog.Features);
        foreach (var category in _catalog.Categories.Where(c => c.QualityPct is not null))
            yield return Mean(category.QualityPct!, Features(category.Features));
    }

    /// <summary>The mean is stored rounded, to as many decimals as its type has or else to one: it may differ by half of the last.</summary>
    private RowCheck Mean(string column, IEnumerable<FeatureInfo> features)
    {
        var qualities = features.Select(f => _columns.Number(f.QualityColumn)).ToList();
        var sum = qualities.Aggregate((a, b) => a + b);
        var halfStep = 0.5 * Math.Pow(10, -(_columns.Table[column].Scale ?? 1));

        // A little more, since the sum of doubles is not exact.
        var tolerance = halfStep + 1e-9;
        var difference = (_columns.Number(column) - (sum / (double)qualities.Count)).Abs();
        return Check(
            column,
            $"{column} is not the mean of the {qualities.Count} qualities it sums up, to {BuiltInText.Number(halfStep)}",
            _columns.Number(column).IsNotNull() & Predicate.AllOf(qualities.Select(q => q.IsNotNull())),
            !(difference <= tolerance));
    }

    private IEnumerable<Check> DefaultCounts()
    {
        if (_catalog.Summary.DefaultCount is { } all)
            yield return Count(all, "features", _catalog.Features, _columns.IsDefaulted, "that are defaulted");
        foreach (var category in _catalog.Categories.Where(c => c.DefaultCount is not null))
            yield return Count(category.DefaultCount!, $"features of {category.Name}", Features(category.Features), _columns.IsDefaulted, "that are defaulted");
        foreach (var group in _catalog.Groups.Where(g => g.Present is not null))
            yield return Flag(group.Present!, $"no feature of {group.Name} is defaulted", Sourced(Features(group.Features)), !_columns.AnyDefaulted(Features(group.Features)));
    }

    private RowCheck Count(string column, string what, IEnumerable<FeatureInfo> features, Func<FeatureInfo, Predicate> passes, string test)
    {
        var list = features.ToList();
        return Check(
            column,
            $"{column} is not the number of {what} {test}",
            _columns.Number(column).IsNotNull() & Sourced(list),
            _columns.Number(column) != RulePredicates.Count(list.Select(passes)).ToDouble().AsNullable());
    }

    private IEnumerable<Check> Tiers()
    {
        if (_catalog.Tiers.Count == 0)
            yield break;
        if (_catalog.Summary is { Tier: { } tier, QualityScore: { } score })
            yield return Tier(tier, score);
        foreach (var category in _catalog.Categories.Where(c => c is { Tier: not null, QualityPct: not null }))
            yield return Tier(category.Tier!, category.QualityPct!);
    }

    private RowCheck Tier(string column, string quality)
    {
        var (text, number) = (_columns.Text(column), _columns.Number(quality));
        var isRight = Predicate.False;
        var isHigher = Predicate.False;
        foreach (var tier in _catalog.Tiers.OrderByDescending(t => t.Min))
        {
            var reaches = tier == _catalog.Tiers[^1] ? Predicate.True : number >= tier.Min;
            isRight |= !isHigher & reaches & text == tier.Name;
            isHigher |= reaches;
        }

        return Check(column, $"{column} is not the tier of {quality}", text.IsNotNull() & number.IsNotNull(), !isRight);
    }

    private IEnumerable<Check> Levels()
    {
        var rules = _catalog.AlertRules;
        if (_catalog.Summary.AlertLevel is not { } column || rules.Count == 0 || !rules.All(r => r.Conditions.All(_rules.CanTest)))
            yield break;
        var level = _columns.Text(column);
        var isRight = Predicate.False;
        var isDecided = Predicate.False;
        foreach (var rule in rules)
        {
            var applies = Predicate.AnyOf(rule.Conditions.Select(_rules.Of));
            isRight |= !isDecided & applies & level == rule.Level;
            isDecided |= applies;
        }

        isRight |= !isDecided & level == _catalog.AlertLevels[0];
        var words = string.Join("; else ", rules.Select(r => $"{r.Level} if {string.Join(" or ", r.Conditions.Select(_rules.Describe))}"));
        yield return Check(column, $"{column} is not what its rule says ({words}; else {_catalog.AlertLevels[0]})", level.IsNotNull() & Known(rules.SelectMany(r => r.Conditions)), !isRight);
    }

    private IEnumerable<Check> Alerts()
    {
        if (_catalog.Summary.Alerts is not { } column)
            yield break;
        var raised = new Expr<ValueList<string?>>(new ColumnNode(_columns.Table[column]));
        foreach (var alert in _catalog.Alerts.Where(a => _rules.CanTest(a.Condition)))
        {
            var condition = _rules.Of(alert.Condition);
            var (any, right, name) = alert.Name.Split("{percent}") is [var before, var after]
                ? (raised.Any(text => text.Like($"{Escaped(before)}%{Escaped(after)}")), raised.Any(text => text == WithPercent(before, after)), before.TrimEnd('_'))
                : (raised.Contains(alert.Name), raised.Contains(alert.Name), alert.Name);
            yield return Check(
                name,
                $"{column} has {alert.Name} where it should not, or lacks it where {_rules.Describe(alert.Condition)}",
                _rules.IsKnown(alert.Condition) & HasQuality(),
                (condition & !right) | (!condition & any));
        }
    }

    /// <summary>A name with the share of defaulted features in it, in whole percent.</summary>
    private Expr<string?> WithPercent(string before, string after)
    {
        var percent = (_rules.Defaults(_catalog.Features).ToDouble() * 100.0 / (double)_catalog.Features.Count).Round().ToLong();
        return new(Sql.Concat(Sql.Value(before), percent.ToText(), Sql.Value(after)).Node);
    }

    private IEnumerable<Check> Gates()
    {
        foreach (var gate in _catalog.Gates.Where(g => g.Conditions.All(_rules.CanTest)))
            yield return Flag(gate.Column, string.Join(" and ", gate.Conditions.Select(_rules.Describe)), Known(gate.Conditions), Predicate.AllOf(gate.Conditions.Select(_rules.Of)));
    }

    private IEnumerable<Check> FeatureRules()
    {
        foreach (var rule in _catalog.Counts)
        {
            var features = Features(rule.Features);
            yield return Check(
                rule.Column,
                $"{rule.Column} is not the number of its {rule.Features.Count} features that {Words(rule)}",
                _columns.Number(rule.Column).IsNotNull() & Known(rule),
                _columns.Number(rule.Column) != RulePredicates.Count(features.Select(f => Passes(rule, f))).ToDouble().AsNullable());
        }

        foreach (var rule in _catalog.Flags)
            yield return Flag(rule.Column, $"each of its {BuiltInText.Count(rule.Features.Count, "feature")} has to be one that {Words(rule)}", Known(rule), Predicate.AllOf(Features(rule.Features).Select(f => Passes(rule, f))));
    }

    private IEnumerable<Check> Statuses()
    {
        foreach (var status in _catalog.Statuses.Where(s => _rules.CanTest(s.Condition)))
        {
            var (text, condition) = (_columns.Text(status.Column), _rules.Of(status.Condition));
            yield return Check(
                status.Column,
                $"{status.Column} is not '{status.Then}' where {_rules.Describe(status.Condition)}, and '{status.Otherwise}' elsewhere",
                text.IsNotNull() & _rules.IsKnown(status.Condition),
                !((condition & text == status.Then) | (!condition & text == status.Otherwise)));
        }
    }

    private RowCheck Flag(string column, string rule, Predicate isKnown, Predicate expected)
    {
        var flag = new Column<bool?>(_columns.Table[column]);
        return Check(column, $"{column} is not true exactly where {rule}", flag.IsNotNull() & isKnown, Differ(flag == true, expected));
    }

    private Predicate Passes(FeatureRuleInfo rule, FeatureInfo feature)
    {
        var passes = Predicate.True;
        if (rule.MinQuality is { } quality)
            passes &= _columns.Number(feature.QualityColumn) >= quality;
        if (rule.Source is { } source)
            passes &= _columns.Text(feature.SourceColumn) == source;
        if (rule.Defaulted is { } defaulted)
            passes &= defaulted ? _columns.IsDefaulted(feature) : !_columns.IsDefaulted(feature);
        return passes;
    }

    private static string Words(FeatureRuleInfo rule) => string.Join(" and ", new[]
    {
        rule.MinQuality is { } quality ? $"has quality {BuiltInText.Number(quality)} or more" : "",
        rule.Source is { } source ? $"comes from {source}" : "",
        rule.Defaulted is { } defaulted ? defaulted ? "is defaulted" : "is not defaulted" : "",
    }.Where(w => w.Length > 0));

    private Predicate Known(FeatureRuleInfo rule)
    {
        var features = Features(rule.Features).ToList();
        var known = rule.MinQuality is null ? Predicate.True : Predicate.AllOf(features.Select(f => _columns.Number(f.QualityColumn).IsNotNull()));
        return rule.Source is null && rule.Defaulted is null ? known : known & Sourced(features);
    }

    private Predicate Known(IEnumerable<RuleCondition> conditions) => Predicate.AllOf(conditions.Select(_rules.IsKnown));

    private Predicate Sourced(IEnumerable<FeatureInfo> features) => _rules.HasSources(features);

    // A list is never null, so that of a row without quality is an empty one.
    private Predicate HasQuality() => _catalog.Summary.AlertLevel is { } level ? _columns.Text(level).IsNotNull() : Sourced(_catalog.Features);

    private IEnumerable<FeatureInfo> Features(IEnumerable<int> indices) => indices.Select(index => _catalog.Features[index]);

    private static Predicate Differ(Predicate left, Predicate right) => (left & !right) | (!left & right);

    private static string Escaped(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);

    private RowCheck Check(string name, string rule, Predicate applies, Predicate violation) => new(BuiltInText.Id(name, Suffix), _columns.Table, violation)
    {
        Applies = applies,
        Description = BuiltInText.Describe(rule, Severity.Error, CheckThreshold.Of(Severity.Error)),
        Dimension = Dimension.Consistency,
    };
}
