namespace FeatureStore;

/// <summary>Aggregates over the rows of a day, each with what reads its value.</summary>
internal sealed class DayMeasures
{
    private readonly List<Expr> _expressions = [];

    /// <summary>The aggregates, in the order of the values to read.</summary>
    public IReadOnlyList<Expr> Expressions => _expressions;

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

    private Func<ValueList<object?>, object?> Add(Expr expression)
    {
        var position = _expressions.Count;
        _expressions.Add(expression);
        return values => values[position];
    }
}
