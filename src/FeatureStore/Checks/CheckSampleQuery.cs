namespace FeatureStore;

/// <summary>The one statement that shows violating rows of all violated checks together, at most so many for each check and day.</summary>
internal sealed class CheckSampleQuery
{
    private readonly DateOnly? _day;
    private readonly int _limit;
    private readonly List<(string Column, int Position)> _keys = [];
    private readonly List<(Check Check, int Flag, List<(string Column, int Position)> Values)> _checks = [];

    private CheckSampleQuery(TableInfo table, IReadOnlyList<Check> checks, IReadOnlyList<ColumnInfo> keys, DateOnly from, DateOnly to, int limit)
    {
        _day = from == to ? from : null;
        _limit = limit;
        var select = new SelectList();
        var order = new List<Node>();
        if (_day is null)
        {
            var day = PartitionDays.Of(table);
            select.Add(day, "day");
            order.Add(day.Node);
        }

        var partition = order.ToValueList();
        foreach (var key in keys)
        {
            var node = new ColumnNode(key);
            _keys.Add((key.Name, select.Add(AnyValue.Of(node)!, key.Name)));
            order.Add(node);
        }

        var orderings = order.Distinct().Select(key => new Ordering(key, false, null)).ToValueList();
        var first = new List<Predicate>();
        foreach (var check in checks)
        {
            var violates = check.ViolatingRows!;
            var values = ColumnPath.In(violates.Node, table).Select(p => (p.Name, Value: AnyValue.Of(p.Node))).Where(p => p.Value is not null);
            _checks.Add((check, select.Add(violates, ResultName.Of(check.Id)), [.. values.Select(p => (p.Name, select.Add(p.Value!, ResultName.Of(p.Name))))]));
            first.Add(violates & Sql.RowNumber().Over(Window.Of([.. partition, violates.Node], orderings)) <= limit);
        }

        var model = new QueryModel(table, PartitionDays.Between(table, from, to).Node).Where(Predicate.AnyOf(checks.Select(c => c.ViolatingRows!)).Node) with
        {
            Clauses = new(table) { Qualify = [Predicate.AnyOf(first).Node], OrderBy = orderings },
        };
        Query = QueryRules.Boxed(this, model, select.Expressions);
    }

    public Query<ValueList<object?>> Query { get; }

    /// <summary>A query for the first violating rows, in the order of the keys, of checks that all have such rows.</summary>
    public static CheckSampleQuery Of(TableInfo table, IReadOnlyList<Check> checks, IReadOnlyList<ColumnInfo> keys, DateOnly from, DateOnly to, int limit) =>
        new(table, checks, keys, from, to, limit);

    /// <summary>Adds a row of the query to the samples of the checks that it violates.</summary>
    public void Read(ValueList<object?> values, Dictionary<(DateOnly Day, Check Check), List<CheckSample>> samples)
    {
        var day = _day ?? (DateOnly)values[0]!;
        foreach (var (check, flag, columns) in _checks)
        {
            if (values[flag] is not true)
                continue;
            if (!samples.TryGetValue((day, check), out var found))
                samples.Add((day, check), found = []);
            // A row comes for one check, and may be beyond the limit of another.
            if (found.Count < _limit)
                found.Add(new(Values(_keys), Values(columns)));
        }

        ValueList<CheckValue> Values(List<(string Column, int Position)> of) => of.Select(c => new CheckValue(c.Column, values[c.Position])).ToValueList();
    }
}
