namespace FeatureStore;

/// <summary>What is asked of each day for a <see cref="TrainingReport"/>, beside the report of the day itself.</summary>
internal sealed class TrainingMeasures
{
    private readonly CatalogColumns _columns;
    private readonly CatalogInfo _catalog;
    private readonly DayMeasures _measures = new();
    private readonly RulePredicates _rules;

    public TrainingMeasures(CatalogColumns columns, GateInfo gate)
    {
        (_columns, _catalog, _rules) = (columns, columns.Catalog, new(columns));
        var column = new Column<bool?>(columns.Table[gate.Column]);
        var ready = column == true;
        Ready = _measures.CountIf("ready", ready);
        WithoutGate = _measures.CountIf("without_gate", column.IsNull());
        CriticalReady = CriticalFlag() is { } flag ? _measures.CountIf("critical_ready", new Column<bool?>(columns.Table[flag]) == true) : null;
        TrainingFeatures = QualityCount() is { } count ? Mean("training_features", columns.Number(count)) : null;
        Score = _catalog.Summary.QualityScore is { } score ? Mean("training_score", columns.Number(score)) : null;
        Categories = [.. _catalog.Categories.Select(c => (c, c.QualityPct is { } pct ? Mean($"{c.Name}_mean", columns.Number(pct)) : null))];
        Conditions = [.. Costs([.. gate.Conditions.Where(_rules.CanTest)])];
        var required = _catalog.Features.Where(f => !f.Optional).ToList();
        ReadyWithDefaults = _measures.CountIf("ready_with_defaults", ready & columns.AnyDefaulted(required));
        ReadyWithCriticalDefaults = _measures.CountIf("ready_with_critical_defaults", ready & columns.AnyDefaulted(required.Where(f => f.Critical)));
        ReadyDefaults = [.. required.Select(f => (f, _measures.CountIf($"ready_defaulted_{f.Index}", ready & columns.IsDefaulted(f))))];
        Versions = [.. _catalog.Versions.SelectMany(Version)];
    }

    public IReadOnlyList<Expr> Expressions => _measures.Expressions;

    public Func<ValueList<object?>, long> Ready { get; }

    public Func<ValueList<object?>, long> WithoutGate { get; }

    public Func<ValueList<object?>, long>? CriticalReady { get; }

    public Func<ValueList<object?>, (double Sum, long Count)>? TrainingFeatures { get; }

    public Func<ValueList<object?>, (double Sum, long Count)>? Score { get; }

    public IReadOnlyList<(CategoryInfo Category, Func<ValueList<object?>, (double Sum, long Count)>? Read)> Categories { get; }

    public IReadOnlyList<(RuleCondition Condition, string Text, Func<ValueList<object?>, long> Failing, Func<ValueList<object?>, long> Alone)> Conditions { get; }

    public Func<ValueList<object?>, long> ReadyWithDefaults { get; }

    public Func<ValueList<object?>, long> ReadyWithCriticalDefaults { get; }

    public IReadOnlyList<(FeatureInfo Feature, Func<ValueList<object?>, long> Read)> ReadyDefaults { get; }

    public IReadOnlyList<(string Column, string? Version, bool IsKnown, Func<ValueList<object?>, long> Read)> Versions { get; }

    // The flag that says whether all critical features have a quality.
    private string? CriticalFlag()
    {
        var critical = _catalog.Features.Where(f => f.Critical).Select(f => f.Index).ToList();
        return _catalog.Flags.FirstOrDefault(f => f.MinQuality is not null && f.Features.SequenceEqual(critical))?.Column;
    }

    // The count of all features that have a quality.
    private string? QualityCount() => _catalog.Counts.FirstOrDefault(c => c.MinQuality is not null && c.Features.Count == _catalog.Features.Count)?.Column;

    // A sum and a count, since a mean of days is not the mean of rows.
    private Func<ValueList<object?>, (double Sum, long Count)> Mean(string name, Expr<double?> value)
    {
        var sum = _measures.Value($"{name}_sum", Sql.Sum(value));
        var count = _measures.Count($"{name}_count", Sql.Count(value));
        return values => (sum(values) ?? 0, count(values));
    }

    private IEnumerable<(RuleCondition, string, Func<ValueList<object?>, long>, Func<ValueList<object?>, long>)> Costs(IReadOnlyList<RuleCondition> conditions)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            var fails = _rules.IsKnown(conditions[i]) & !_rules.Of(conditions[i]);
            var alone = conditions.Where((_, other) => other != i).Select(_rules.Of).Aggregate(fails, (all, met) => all & met);
            yield return (conditions[i], _rules.Describe(conditions[i]), _measures.CountIf($"condition_{i}_failing", fails), _measures.CountIf($"condition_{i}_alone", alone));
        }
    }

    private IEnumerable<(string, string?, bool, Func<ValueList<object?>, long>)> Version(VersionInfo version, int position)
    {
        var text = _columns.Text(version.Column);
        for (var i = 0; i < version.Known.Count; i++)
            yield return (version.Column, version.Known[i], true, _measures.CountIf($"version_{position}_known_{i}", text == version.Known[i]));
        yield return (version.Column, null, false, _measures.CountIf($"version_{position}_unknown", text.IsNotNull() & !text.In(version.Known)));
        yield return (version.Column, null, true, _measures.CountIf($"version_{position}_none", text.IsNull()));
    }
}
