namespace FeatureStore;

/// <summary>Everything that is asked of the rows of a day, or of each day of a range: aggregates for one statement.</summary>
internal sealed class DayMeasures(TableInfo table)
{
    private readonly List<Expr> _expressions = [];

    public Func<ValueList<object?>, double?> Average(string name, Expr<double?> value) => Value(name, Sql.Avg(value));

    public Func<ValueList<object?>, long> Count(string name, Expr<long> count)
    {
        var read = Add(count.As(name));
        return values => (long)read(values)!;
    }

    public Func<ValueList<object?>, long> CountIf(string name, Predicate condition) => Count(name, Sql.CountIf(condition));

    public Func<ValueList<object?>, T> Value<T>(string name, Expr<T> aggregate)
    {
        var read = Add(aggregate.As(name));
        return values => (T)read(values)!;
    }

    /// <summary>One row of values, for one day.</summary>
    public Query<ValueList<object?>> Of(DateOnly day) =>
        QueryRules.Boxed(this, new QueryModel(table, PartitionDays.On(table, day).Node), _expressions);

    /// <summary>A row of values for each day that has rows, the first day first; the day is the last of the values.</summary>
    public Query<ValueList<object?>> Of(DateOnly from, DateOnly to)
    {
        var day = PartitionDays.Of(table);
        var model = new QueryModel(table, PartitionDays.Between(table, from, to).Node)
        {
            IsGrouped = true,
            GroupKeys = [day.Node],
            OrderBy = [new Ordering(day.Node, Descending: false, NullsFirst: null)],
        };
        return QueryRules.Boxed(this, model, [.. _expressions, day.As("day")]);
    }

    private Func<ValueList<object?>, object?> Add(Expr expression)
    {
        var position = _expressions.Count;
        _expressions.Add(expression);
        return values => values[position];
    }
}
