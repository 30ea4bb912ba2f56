namespace FeatureStore;

/// <summary>Everything that a <see cref="DayReport"/> asks of the rows of a day: aggregates for one statement, over the columns that they need.</summary>
internal sealed class DayReportMeasures
{
    private readonly CatalogColumns _columns;
    private readonly CatalogInfo _catalog;
    private readonly DayMeasures _measures = new();
    private readonly Func<ValueList<object?>, DateOnly, IEnumerable<Incident>, DayReport> _read;

    public DayReportMeasures(TableInfo table)
    {
        _columns = new(table);
        _catalog = _columns.Catalog;
        _read = Build();
    }

    public IReadOnlyList<Expr> Expressions => _measures.Expressions;

    /// <summary>Turns the values of the expressions into the report of a day, with what was found elsewhere beside it.</summary>
    public DayReport Read(ValueList<object?> values, DateOnly day, IEnumerable<Incident>? others = null) => _read(values, day, others ?? []);

    private Func<ValueList<object?>, DateOnly, IEnumerable<Incident>, DayReport> Build()
    {
        var rows = _measures.Count("row_count", Sql.Count());
        var entities = _catalog.Entity is { } entity ? _measures.Count("entity_count", Sql.CountDistinct(_columns.Text(entity.Column))) : null;
        var score = _catalog.Summary.QualityScore is { } column ? _measures.Average("average_score", _columns.Number(column)) : null;
        var levels = _catalog.Summary.AlertLevel is { } level ? Levels(level) : null;
        var categories = _catalog.Categories.Select(Category).ToList();
        var incidents = new IncidentMeasures(_columns, _measures);
        return (values, day, others) =>
        {
            var (known, unknown, without) = levels?.Invoke(values) ?? ([], 0, 0);
            var report = new DayReport
            {
                Table = _columns.Table,
                Day = day,
                Rows = rows(values),
                Entities = entities?.Invoke(values),
                AverageScore = score?.Invoke(values),
                Levels = known,
                UnknownLevel = unknown,
                WithoutLevel = without,
                Categories = categories.Select(read => read(values)).ToValueList(),
                Incidents = incidents.Find(values, rows(values), day).Concat(others).OrderByDescending(i => i.Severity).ThenByDescending(i => i.LostValues).ToValueList(),
                Verdict = new(DayStatus.Unknown, null, ""),
            };
            return DayVerdicts.Judge(report);
        };
    }

    private Func<ValueList<object?>, (ValueList<LevelCount> Known, long Unknown, long Without)> Levels(string column)
    {
        var text = _columns.Text(column);
        var known = _catalog.AlertLevels.Select(level => (Level: level, Read: _measures.CountIf($"level_{level}", text == level))).ToList();
        var unknown = _measures.CountIf("level_unknown", text.IsNotNull() & !text.In(_catalog.AlertLevels));
        var without = _measures.CountIf("level_missing", text.IsNull());
        return values => (known.Select(l => new LevelCount(l.Level, l.Read(values))).ToValueList(), unknown(values), without(values));
    }

    private Func<ValueList<object?>, CategoryReport> Category(CategoryInfo category)
    {
        var features = category.Features.Select(index => _catalog.Features[index]).ToList();
        var hasSource = _columns.HasSource(features);
        var any = _columns.AnyDefaulted(features);
        var all = _measures.CountIf($"{category.Name}_all_defaulted", _columns.AllDefaulted(features));
        var some = _measures.CountIf($"{category.Name}_any_defaulted", any);
        var none = _measures.CountIf($"{category.Name}_none_defaulted", hasSource & !any);
        var quality = category.QualityPct is { } column ? Quality(category, column) : null;
        var without = _measures.CountIf($"{category.Name}_without_quality", category.QualityPct is { } pct ? _columns.Number(pct).IsNull() : !hasSource);
        var groups = _catalog.Groups
            .Where(g => g.Category == category.Name)
            .Select(g => (Group: g, Read: _measures.CountIf($"{g.Name}_all_defaulted", _columns.AllDefaulted(g.Features.Select(index => _catalog.Features[index])))))
            .ToList();
        var rows = _measures.CountIf($"{category.Name}_rows", hasSource);
        return values =>
        {
            var (average, red, yellow, green) = quality?.Invoke(values) ?? (null, 0, 0, 0);
            var report = new CategoryReport
            {
                Category = category,
                Status = DayStatus.Unknown,
                DefaultsAreNormal = CatalogColumns.DefaultsAreNormal(features),
                AverageQuality = average,
                Red = red,
                Yellow = yellow,
                Green = green,
                AllDefaulted = all(values),
                AnyDefaulted = some(values),
                NoneDefaulted = none(values),
                WithoutQuality = without(values),
                Groups = groups.Select(g => new GroupReport(g.Group, g.Read(values))).ToValueList(),
            };
            return report with { Status = DayVerdicts.StatusOf(report, rows(values), _catalog.CategoryThresholds) };
        };
    }

    private Func<ValueList<object?>, (double? Average, long Red, long Yellow, long Green)> Quality(CategoryInfo category, string column)
    {
        var quality = _columns.Number(column);
        var average = _measures.Average($"{category.Name}_average", quality);
        if (_catalog.CategoryThresholds is not { } thresholds)
            return values => (average(values), 0, 0, 0);
        var red = _measures.CountIf($"{category.Name}_red", quality < thresholds.RedBelow);
        var yellow = _measures.CountIf($"{category.Name}_yellow", quality >= thresholds.RedBelow & quality <= thresholds.GreenAbove);
        var green = _measures.CountIf($"{category.Name}_green", quality > thresholds.GreenAbove);
        return values => (average(values), red(values), yellow(values), green(values));
    }
}
