namespace FeatureStore;

/// <summary>Asks for everything a <see cref="DayReport"/> says in one statement, which reads only the columns that it needs.</summary>
internal sealed class DayReportQuery
{
    private readonly TableInfo _table;
    private readonly CatalogInfo _catalog;
    private readonly List<Expr> _expressions = [];

    private DayReportQuery(TableInfo table)
    {
        _table = table;
        _catalog = table.Catalog ?? throw new ArgumentException($"Table {table.TableId} has no catalog, so nothing is known of its quality.", nameof(table));
    }

    public Query<ValueList<object?>> Query { get; private set; } = null!;

    /// <summary>Turns the one row of the query into a report.</summary>
    public Func<ValueList<object?>, DayReport> Read { get; private set; } = null!;

    public static DayReportQuery Of(TableInfo table, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(table);
        var query = new DayReportQuery(table);
        query.Build(day);
        return query;
    }

    private void Build(DateOnly day)
    {
        var rows = Count("row_count", Sql.Count());
        var entities = _catalog.Entity is { } entity ? Count("entity_count", Sql.CountDistinct(Text(entity.Column))) : null;
        var score = _catalog.Summary.QualityScore is { } column ? Average("average_score", column) : null;
        var levels = _catalog.Summary.AlertLevel is { } level ? Levels(level) : null;
        var categories = _catalog.Categories.Select(Category).ToList();
        Query = QueryRules.Boxed(this, new QueryModel(_table, PartitionDays.On(_table, day).Node), _expressions);
        Read = values =>
        {
            var (known, unknown, without) = levels?.Invoke(values) ?? ([], 0, 0);
            var report = new DayReport
            {
                Table = _table,
                Day = day,
                Rows = rows(values),
                Entities = entities?.Invoke(values),
                AverageScore = score?.Invoke(values),
                Levels = known,
                UnknownLevel = unknown,
                WithoutLevel = without,
                Categories = categories.Select(read => read(values)).ToValueList(),
                Verdict = new(DayStatus.Unknown, null, ""),
            };
            return report with { Verdict = DayVerdicts.Of(report) };
        };
    }

    private Func<ValueList<object?>, (ValueList<LevelCount> Known, long Unknown, long Without)> Levels(string column)
    {
        var text = Text(column);
        var known = _catalog.AlertLevels.Select(level => (Level: level, Read: Count($"level_{level}", Sql.CountIf(text == level)))).ToList();
        var unknown = Count("level_unknown", Sql.CountIf(text.IsNotNull() & !text.In(_catalog.AlertLevels)));
        var without = Count("level_missing", Sql.CountIf(text.IsNull()));
        return values => (known.Select(l => new LevelCount(l.Level, l.Read(values))).ToValueList(), unknown(values), without(values));
    }

    private Func<ValueList<object?>, CategoryReport> Category(CategoryInfo category)
    {
        var features = category.Features.Select(index => _catalog.Features[index]).ToList();
        var hasSource = Predicate.AnyOf(features.Select(f => Text(f.SourceColumn).IsNotNull()));
        var any = Predicate.AnyOf(features.Select(IsDefaulted));
        var all = Count($"{category.Name}_all_defaulted", Sql.CountIf(AllDefaulted(features)));
        var some = Count($"{category.Name}_any_defaulted", Sql.CountIf(any));
        var none = Count($"{category.Name}_none_defaulted", Sql.CountIf(hasSource & !any));
        var quality = category.QualityPct is { } column ? Quality(category, column) : null;
        var without = Count($"{category.Name}_without_quality", Sql.CountIf(category.QualityPct is { } pct ? Number(pct).IsNull() : !hasSource));
        var groups = _catalog.Groups
            .Where(g => g.Category == category.Name)
            .Select(g => (Group: g, Read: Count($"{g.Name}_all_defaulted", Sql.CountIf(AllDefaulted(g.Features.Select(index => _catalog.Features[index]))))))
            .ToList();
        var rows = Count($"{category.Name}_rows", Sql.CountIf(hasSource));
        return values =>
        {
            var (average, red, yellow, green) = quality?.Invoke(values) ?? (null, 0, 0, 0);
            var report = new CategoryReport
            {
                Category = category,
                Status = DayStatus.Unknown,
                DefaultsAreNormal = features.Count(f => f.Optional) * 2 > features.Count,
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
        var average = Average($"{category.Name}_average", column);
        if (_catalog.CategoryThresholds is not { } thresholds)
            return values => (average(values), 0, 0, 0);
        var quality = Number(column);
        var red = Count($"{category.Name}_red", Sql.CountIf(quality < thresholds.RedBelow));
        var yellow = Count($"{category.Name}_yellow", Sql.CountIf(quality >= thresholds.RedBelow & quality <= thresholds.GreenAbove));
        var green = Count($"{category.Name}_green", Sql.CountIf(quality > thresholds.GreenAbove));
        return values => (average(values), red(values), yellow(values), green(values));
    }

    private Predicate AllDefaulted(IEnumerable<FeatureInfo> features) => Predicate.AllOf(features.Select(IsDefaulted));

    private Predicate IsDefaulted(FeatureInfo feature)
    {
        var source = Text(feature.SourceColumn);
        return Predicate.AnyOf(_catalog.Sources.Where(s => s.IsDefault).Select(s => source == s.Name));
    }

    // Columns are compared as the texts that the catalog lists, so that an enum of the program is not needed here.
    private Expr<string?> Text(string column) => new(new RawTextNode(new ColumnNode(_table[column])));

    private Expr<double?> Number(string column)
    {
        var info = _table[column];
        return info.Type switch
        {
            DataType.Float64 => new Column<double?>(info),
            DataType.Int64 => new Column<long?>(info).ToDouble(),
            _ => new Column<decimal?>(info).ToDouble(),
        };
    }

    private Func<ValueList<object?>, double?> Average(string name, string column)
    {
        var read = Add(Sql.Avg(Number(column)).As(name));
        return values => (double?)read(values);
    }

    private Func<ValueList<object?>, long> Count(string name, Expr<long> count)
    {
        var read = Add(count.As(name));
        return values => (long)read(values)!;
    }

    private Func<ValueList<object?>, object?> Add(Expr expression)
    {
        var position = _expressions.Count;
        _expressions.Add(expression);
        return values => values[position];
    }
}
