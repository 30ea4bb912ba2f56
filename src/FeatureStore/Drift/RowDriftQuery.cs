namespace FeatureStore;

/// <summary>The two statements behind <see cref="RowDrifts"/>: counts by day, and the unknown texts where the counts say that there are some.</summary>
internal sealed class RowDriftQuery
{
    private readonly TableInfo _table;
    private readonly DateOnly _from;
    private readonly DateOnly _to;
    private readonly CheckRunQuery _counts;
    private readonly IReadOnlyList<MixedTextCheck> _mixed;
    private readonly IReadOnlyList<(ColumnInfo Column, IReadOnlyList<string> Known, bool IsVersion)> _texts;
    private readonly IReadOnlyList<ColumnInfo> _columns;

    /// <param name="table">The table, with its catalog if it has one.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="isUsable">Whether a column is there, with the type of its definition.</param>
    /// <exception cref="ArgumentException">The table has no days.</exception>
    public RowDriftQuery(TableInfo table, DateOnly from, DateOnly to, Func<ColumnInfo, bool> isUsable)
    {
        (_table, _from, _to) = (table, from, to);
        var versions = (table.Catalog?.Versions ?? []).Select(v => (Column: table[v.Column], v.Known)).Where(v => isUsable(v.Column)).ToList();
        _mixed = [.. versions.Select(v => new MixedTextCheck(BuiltInText.Id("mixed", v.Column.Name), table, v.Column))];
        _texts =
        [
            .. table.Columns.Where(c => c.Texts is not null && c.Mode != ColumnMode.Repeated && isUsable(c)).Select(c => (c, c.Texts!.Texts, false)),
            .. versions.Where(v => v.Known.Count > 0).Select(v => (v.Column, (IReadOnlyList<string>)v.Known, true)),
        ];
        _columns = [.. table.Columns.Where(c => c.Mode != ColumnMode.Required && isUsable(c))];
        Expr[] others =
        [
            .. _texts.Select(t => Sql.CountIf(IsUnknown(t.Column, t.Known)).As(ResultName.Of($"unknown_{t.Column.Name}"))),
            .. _columns.Select(c => Sql.CountIf(IsFilled(c)).As(ResultName.Of($"filled_{c.Name}"))),
        ];
        _counts = CheckRunQuery.Of(table, _mixed, from, to, others);
    }

    /// <summary>Counts, a row for each day.</summary>
    public Query<ValueList<object?>> Counts => _counts.Query;

    /// <summary>Turns the rows of <see cref="Counts"/> into what was found, but for the texts.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="withUnknown">The columns that have unknown texts.</param>
    public RowDrift Read(IReadOnlyList<ValueList<object?>> rows, out IReadOnlyList<int> withUnknown)
    {
        var days = rows.Select(_counts.Read).Where(d => d.Rows > 0).ToList();
        withUnknown = [.. _texts.Index().Where(t => days.Any(d => (long)d.Others[t.Index]! > 0)).Select(t => t.Index)];
        return new(_table, _from, _to, days.Sum(d => d.Rows))
        {
            NullColumns = days.Count == 0 ? [] : _columns.Index().Where(c => days.All(d => (long)d.Others[_texts.Count + c.Index]! == 0)).Select(c => c.Item.Name).ToValueList(),
            MixedDays = days.SelectMany(d => _mixed.Where(m => d.Findings[m].Violations > 0).Select(m => new MixedDay(d.Day, m.Columns[0].Name, d.Findings[m].Detail!))).ToValueList(),
        };
    }

    /// <summary>The unknown texts of some columns, each with its rows and days.</summary>
    public Query<FoundText> Texts(IReadOnlyList<int> columns) => columns.Select(i => Texts(_texts[i].Column, _texts[i].Known)).Aggregate((all, next) => all.UnionAll(next));

    /// <summary>What was found, with the texts.</summary>
    public RowDrift With(RowDrift drift, IReadOnlyList<FoundText> texts)
    {
        var versions = _texts.Where(t => t.IsVersion).Select(t => t.Column.Name).ToHashSet();
        var ordered = texts.OrderBy(t => _table.OrdinalOf(t.Column)).ThenByDescending(t => t.Rows).ThenBy(t => t.Text, StringComparer.Ordinal).ToList();
        return drift with
        {
            UnknownTexts = ordered.Where(t => !versions.Contains(t.Column)).ToValueList(),
            UnknownVersions = ordered.Where(t => versions.Contains(t.Column)).ToValueList(),
        };
    }

    private Query<FoundText> Texts(ColumnInfo column, IReadOnlyList<string> known)
    {
        var (text, day) = (Text(column), PartitionDays.Of(_table));
        var unknown = PartitionDays.Between(_table, _from, _to) & IsUnknown(column, known);
        var clauses = new QueryClauses(_table) { IsGrouped = true, GroupKeys = [text.Node] };
        return new GroupedQuery<Expr<string?>>(text, new(clauses, unknown.Node, []))
            .Select(t => (t.As("text"), Sql.Count().As("row_count"), Sql.Min(day).As("first_day"), Sql.Max(day).As("last_day"), Sql.Value(column.Name).As("column_name")))
            .Map(r => new FoundText(r.Item5, r.Item1!, r.Item2, r.Item3!.Value, r.Item4!.Value));
    }

    private static Predicate IsUnknown(ColumnInfo column, IReadOnlyList<string> known) => Text(column).IsNotNull() & !Text(column).In(known);

    // An empty list is as good as none, and BigQuery keeps no other.
    private static Predicate IsFilled(ColumnInfo column)
    {
        var node = new ColumnNode(column);
        return column.Mode == ColumnMode.Repeated ? new Expr<ValueList<object>>(node).Any() : !new Predicate(new IsNullNode(node));
    }

    private static Expr<string?> Text(ColumnInfo column) => new(new RawTextNode(new ColumnNode(column)));
}
