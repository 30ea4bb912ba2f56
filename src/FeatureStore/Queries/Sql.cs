namespace FeatureStore;

/// <summary>Functions that start from no column: aggregates, conditions, window functions.</summary>
public static class Sql
{
    /// <summary>Number of rows.</summary>
    public static Expr<long> Count() => new(new AggregateNode(Aggregate.Count, [], SqlType.Int64, false));

    /// <summary>Number of values that are not null.</summary>
    public static Expr<long> Count(Expr value) => Counting(Aggregate.CountValues, value);

    /// <summary>Number of rows that meet a condition; 0 over no rows.</summary>
    public static Expr<long> CountIf(Predicate condition) => Counting(Aggregate.CountIf, condition);

    /// <summary>Number of different values that are not null.</summary>
    public static Expr<long> CountDistinct(Expr value) => Counting(Aggregate.CountDistinct, value);

    /// <summary>Sum of the values; null over none. Overflow is an error of the engine.</summary>
    public static Expr<long?> Sum(Expr<long> value) => new(Of(Aggregate.Sum, SqlType.Int64, value));

    /// <inheritdoc cref="Sum(Expr{long})"/>
    public static Expr<long?> Sum(Expr<long?> value) => new(Of(Aggregate.Sum, SqlType.Int64, value));

    /// <inheritdoc cref="Sum(Expr{long})"/>
    public static Expr<double?> Sum(Expr<double> value) => new(Of(Aggregate.Sum, SqlType.Float64, value));

    /// <inheritdoc cref="Sum(Expr{long})"/>
    public static Expr<double?> Sum(Expr<double?> value) => new(Of(Aggregate.Sum, SqlType.Float64, value));

    /// <inheritdoc cref="Sum(Expr{long})"/>
    public static Expr<decimal?> Sum(Expr<decimal> value) => new(Of(Aggregate.Sum, SqlType.Numeric with { Scale = value?.Node.Type.Scale }, value));

    /// <inheritdoc cref="Sum(Expr{long})"/>
    public static Expr<decimal?> Sum(Expr<decimal?> value) => new(Of(Aggregate.Sum, SqlType.Numeric with { Scale = value?.Node.Type.Scale }, value));

    /// <summary>Mean of the values, as a double; null over none.</summary>
    public static Expr<double?> Avg(Expr<long> value) => new(Of(Aggregate.Avg, SqlType.Float64, value));

    /// <inheritdoc cref="Avg(Expr{long})"/>
    public static Expr<double?> Avg(Expr<long?> value) => new(Of(Aggregate.Avg, SqlType.Float64, value));

    /// <inheritdoc cref="Avg(Expr{long})"/>
    public static Expr<double?> Avg(Expr<double> value) => new(Of(Aggregate.Avg, SqlType.Float64, value));

    /// <inheritdoc cref="Avg(Expr{long})"/>
    public static Expr<double?> Avg(Expr<double?> value) => new(Of(Aggregate.Avg, SqlType.Float64, value));

    /// <inheritdoc cref="Avg(Expr{long})"/>
    public static Expr<double?> Avg(Expr<decimal> value) => new(Of(Aggregate.Avg, SqlType.Float64, value));

    /// <inheritdoc cref="Avg(Expr{long})"/>
    public static Expr<double?> Avg(Expr<decimal?> value) => new(Of(Aggregate.Avg, SqlType.Float64, value));

    /// <summary>Sample standard deviation, as a double; null under two values.</summary>
    public static Expr<double?> StdDev(Expr<long?> value) => new(Of(Aggregate.StdDev, SqlType.Float64, value));

    /// <inheritdoc cref="StdDev(Expr{long?})"/>
    public static Expr<double?> StdDev(Expr<double> value) => new(Of(Aggregate.StdDev, SqlType.Float64, value));

    /// <inheritdoc cref="StdDev(Expr{long?})"/>
    public static Expr<double?> StdDev(Expr<double?> value) => new(Of(Aggregate.StdDev, SqlType.Float64, value));

    /// <inheritdoc cref="StdDev(Expr{long?})"/>
    public static Expr<double?> StdDev(Expr<decimal?> value) => new(Of(Aggregate.StdDev, SqlType.Float64, value));

    /// <summary>Least value; null over none, NaN if any is NaN.</summary>
    public static Expr<T?> Min<T>(Expr<T> value)
        where T : struct => value.AsNullable().With(Of(Aggregate.Min, value.Node.Type, value));

    /// <inheritdoc cref="Min{T}(Expr{T})"/>
    public static Expr<T?> Min<T>(Expr<T?> value)
        where T : struct => value.With(Of(Aggregate.Min, value.Node.Type, value));

    /// <inheritdoc cref="Min{T}(Expr{T})"/>
    public static Expr<string?> Min(Expr<string?> value) => value.With(Of(Aggregate.Min, SqlType.String, value));

    /// <summary>Greatest value; null over none, NaN if any is NaN.</summary>
    public static Expr<T?> Max<T>(Expr<T> value)
        where T : struct => value.AsNullable().With(Of(Aggregate.Max, value.Node.Type, value));

    /// <inheritdoc cref="Max{T}(Expr{T})"/>
    public static Expr<T?> Max<T>(Expr<T?> value)
        where T : struct => value.With(Of(Aggregate.Max, value.Node.Type, value));

    /// <inheritdoc cref="Max{T}(Expr{T})"/>
    public static Expr<string?> Max(Expr<string?> value) => value.With(Of(Aggregate.Max, SqlType.String, value));

    /// <summary>Approximate boundaries of so many buckets of equal size: buckets + 1 values, the least first; empty over no values.</summary>
    public static Expr<ValueList<double?>> ApproxQuantiles(Expr<double?> value, int buckets)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(buckets);
        return new(new AggregateNode(Aggregate.ApproxQuantiles, [value.Node, Functions.Literal(buckets)], SqlType.Float64 with { Repeated = true }, true));
    }

    /// <summary>One value where a condition is met, else another.</summary>
    public static Expr<T> If<T>(Predicate condition, Expr<T> then, Expr<T> otherwise)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(then);
        ArgumentNullException.ThrowIfNull(otherwise);
        var (a, b) = Constants.Unify(then.Node, otherwise.Node);
        return (then.Node is ConstantNode or NullNode ? otherwise : then).With(new ConditionNode(condition.Node, a, b));
    }

    /// <summary>left / right; null where right is 0 or either is null.</summary>
    public static Expr<double?> SafeDivide(Expr<double?> left, Expr<double?> right) =>
        new(Functions.Node(Function.SafeDivide, SqlType.Float64, left, right));

    /// <inheritdoc cref="SafeDivide(Expr{double?}, Expr{double?})"/>
    public static Expr<double?> SafeDivide(Expr<long> left, Expr<long> right) => SafeDivide(left.ToDouble().AsNullable(), right.ToDouble().AsNullable());

    /// <inheritdoc cref="SafeDivide(Expr{double?}, Expr{double?})"/>
    public static Expr<double?> SafeDivide(Expr<decimal?> left, Expr<decimal?> right) => SafeDivide(left.ToDouble(), right.ToDouble());

    /// <summary>Texts one after the other; null counts as empty.</summary>
    public static Expr<string> Concat(params ReadOnlySpan<Expr> texts)
    {
        foreach (var text in texts)
        {
            if (text.Node.Type is not { Kind: DataType.String, Repeated: false })
                throw new ArgumentException("Concat takes text; turn other values into text with ToText first.", nameof(texts));
        }

        return new(Functions.Node(Function.Concat, SqlType.String, texts));
    }

    /// <summary>A value of the program, as an expression.</summary>
    public static Expr<T> Value<T>(T value) => value;

    /// <summary>Today, in UTC, by the clock of the engine.</summary>
    public static Expr<DateOnly> CurrentDate() => new(Functions.Node(Function.CurrentDate, SqlType.Date, Array.Empty<Node>()));

    /// <summary>Number of the row within its window, from 1; needs <c>Over</c>.</summary>
    public static Expr<long> RowNumber() => new(Functions.Node(Function.RowNumber, SqlType.Int64, Array.Empty<Node>()));

    /// <summary>The value so many rows before, within the window; null if there is none. Needs <c>Over</c>.</summary>
    public static Expr<T?> Lag<T>(Expr<T?> value, int rows = 1)
        where T : struct => Shifted(Function.Lag, value, rows);

    /// <inheritdoc cref="Lag{T}(Expr{T?}, int)"/>
    public static Expr<T?> Lag<T>(Expr<T> value, int rows = 1)
        where T : struct => Shifted(Function.Lag, value.AsNullable(), rows);

    /// <inheritdoc cref="Lag{T}(Expr{T?}, int)"/>
    public static Expr<string?> Lag(Expr<string?> value, int rows = 1) => Shifted(Function.Lag, value, rows);

    /// <summary>The value so many rows behind, within the window; null if there is none. Needs <c>Over</c>.</summary>
    public static Expr<T?> Lead<T>(Expr<T?> value, int rows = 1)
        where T : struct => Shifted(Function.Lead, value, rows);

    /// <inheritdoc cref="Lead{T}(Expr{T?}, int)"/>
    public static Expr<T?> Lead<T>(Expr<T> value, int rows = 1)
        where T : struct => Shifted(Function.Lead, value.AsNullable(), rows);

    /// <summary>The aggregate or window function over a window of rows.</summary>
    /// <exception cref="ArgumentException">The expression is no aggregate and no window function, or does not fit the window.</exception>
    public static Expr<T> Over<T>(this Expr<T> function, Window window)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(window);
        if (function.Node is not (AggregateNode or FunctionNode { Function: Function.RowNumber or Function.Lag or Function.Lead }))
            throw new ArgumentException("Only an aggregate, RowNumber, Lag or Lead goes over a window.", nameof(function));
        if (function.Node is FunctionNode { Function: Function.Lag or Function.Lead } && window.Orderings.Count == 0)
            throw new ArgumentException("Lag and Lead need a window with an order.", nameof(window));
        if (function.Node is AggregateNode { Aggregate: Aggregate.ApproxQuantiles })
            throw new ArgumentException("BigQuery computes no ApproxQuantiles over a window.", nameof(function));
        if (function.Node is AggregateNode { Aggregate: Aggregate.CountDistinct } && window.Orderings.Count > 0)
            throw new ArgumentException("BigQuery counts different values only over a window without an order.", nameof(window));
        return function.With(new WindowNode(function.Node, window.PartitionKeys, window.Orderings));
    }

    private static Expr<T> Shifted<T>(Function function, Expr<T> value, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        return value.With(Functions.Node(function, value.Node.Type, value.Node, Functions.Literal(rows)));
    }

    private static Expr<long> Counting(Aggregate aggregate, Expr value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(new AggregateNode(aggregate, [value.Node], SqlType.Int64, false));
    }

    private static AggregateNode Of(Aggregate aggregate, SqlType type, Expr? value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(aggregate, [value.Node], type, true);
    }
}
