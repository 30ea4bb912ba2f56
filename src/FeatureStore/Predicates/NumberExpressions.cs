namespace FeatureStore;

/// <summary>Functions on numbers. Null in gives null out.</summary>
public static class NumberExpressions
{
    /// <summary>Rounds to a number of digits after the point, half away from zero. A double that only looks like a half, such as 1.15, falls to the side that the engine finds it on.</summary>
    public static Expr<double> Round(this Expr<double> value, int digits = 0) => Rounded(value, digits);

    /// <inheritdoc cref="Round(Expr{double}, int)"/>
    public static Expr<double?> Round(this Expr<double?> value, int digits = 0) => Rounded(value, digits);

    /// <inheritdoc cref="Round(Expr{double}, int)"/>
    public static Expr<decimal> Round(this Expr<decimal> value, int digits = 0) => Rounded(value, digits);

    /// <inheritdoc cref="Round(Expr{double}, int)"/>
    public static Expr<decimal?> Round(this Expr<decimal?> value, int digits = 0) => Rounded(value, digits);

    /// <summary>Absolute value.</summary>
    public static Expr<long> Abs(this Expr<long> value) => Same(Function.Abs, value);

    /// <inheritdoc cref="Abs(Expr{long})"/>
    public static Expr<long?> Abs(this Expr<long?> value) => Same(Function.Abs, value);

    /// <inheritdoc cref="Abs(Expr{long})"/>
    public static Expr<double> Abs(this Expr<double> value) => Same(Function.Abs, value);

    /// <inheritdoc cref="Abs(Expr{long})"/>
    public static Expr<double?> Abs(this Expr<double?> value) => Same(Function.Abs, value);

    /// <inheritdoc cref="Abs(Expr{long})"/>
    public static Expr<decimal> Abs(this Expr<decimal> value) => Same(Function.Abs, value);

    /// <inheritdoc cref="Abs(Expr{long})"/>
    public static Expr<decimal?> Abs(this Expr<decimal?> value) => Same(Function.Abs, value);

    /// <summary>Greatest whole number that is not greater.</summary>
    public static Expr<double?> Floor(this Expr<double?> value) => Same(Function.Floor, value);

    /// <inheritdoc cref="Floor(Expr{double?})"/>
    public static Expr<double> Floor(this Expr<double> value) => Same(Function.Floor, value);

    /// <summary>Least whole number that is not less.</summary>
    public static Expr<double?> Ceiling(this Expr<double?> value) => Same(Function.Ceiling, value);

    /// <inheritdoc cref="Ceiling(Expr{double?})"/>
    public static Expr<double> Ceiling(this Expr<double> value) => Same(Function.Ceiling, value);

    /// <summary>Whether the number is NaN; false for null.</summary>
    public static Predicate IsNaN(this Expr<double?> value) => new(Functions.Node(Function.IsNaN, SqlType.Bool, value));

    /// <inheritdoc cref="IsNaN(Expr{double?})"/>
    public static Predicate IsNaN(this Expr<double> value) => new(Functions.Node(Function.IsNaN, SqlType.Bool, value));

    /// <summary>As a double.</summary>
    public static Expr<double> ToDouble(this Expr<long> value) => new(Functions.Node(Function.ToFloat64, SqlType.Float64, value));

    /// <inheritdoc cref="ToDouble(Expr{long})"/>
    public static Expr<double?> ToDouble(this Expr<long?> value) => new(Functions.Node(Function.ToFloat64, SqlType.Float64, value));

    /// <inheritdoc cref="ToDouble(Expr{long})"/>
    public static Expr<double> ToDouble(this Expr<decimal> value) => new(Functions.Node(Function.ToFloat64, SqlType.Float64, value));

    /// <inheritdoc cref="ToDouble(Expr{long})"/>
    public static Expr<double?> ToDouble(this Expr<decimal?> value) => new(Functions.Node(Function.ToFloat64, SqlType.Float64, value));

    /// <summary>As a long, cut off towards zero; NaN, and what no long can hold, is an error of the engine.</summary>
    public static Expr<long> ToLong(this Expr<double> value) => new(Functions.Node(Function.ToInt64, SqlType.Int64, value));

    /// <inheritdoc cref="ToLong(Expr{double})"/>
    public static Expr<long?> ToLong(this Expr<double?> value) => new(Functions.Node(Function.ToInt64, SqlType.Int64, value));

    /// <inheritdoc cref="ToLong(Expr{double})"/>
    public static Expr<long> ToLong(this Expr<decimal> value) => new(Functions.Node(Function.ToInt64, SqlType.Int64, value));

    /// <inheritdoc cref="ToLong(Expr{double})"/>
    public static Expr<long?> ToLong(this Expr<decimal?> value) => new(Functions.Node(Function.ToInt64, SqlType.Int64, value));

    /// <summary>As a decimal.</summary>
    public static Expr<decimal> ToDecimal(this Expr<long> value) => new(Functions.Node(Function.ToNumeric, SqlType.Numeric, value));

    /// <inheritdoc cref="ToDecimal(Expr{long})"/>
    public static Expr<decimal?> ToDecimal(this Expr<long?> value) => new(Functions.Node(Function.ToNumeric, SqlType.Numeric, value));

    private static Expr<T> Same<T>(Function function, Expr<T> value) => value.With(Functions.Node(function, value.Node.Type, value));

    private static Expr<T> Rounded<T>(Expr<T> value, int digits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(digits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 15);
        return value.With(Functions.Node(Function.Round, value.Node.Type, value.Node, Functions.Literal(digits)));
    }
}
