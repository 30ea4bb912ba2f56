namespace FeatureStore;

// The functions that the dialects spell alike; each overrides what it spells its own way.
public abstract partial class SqlDialect
{
    internal virtual SqlText FunctionCall(FunctionNode node, SqlText[] a) => node.Function switch
    {
        Function.Add => SqlText.Binary(a[0], "+", a[1], Precedence.Additive),
        Function.Subtract => SqlText.Binary(a[0], "-", a[1], Precedence.Additive),
        Function.Multiply => SqlText.Binary(a[0], "*", a[1], Precedence.Multiplicative),
        Function.Negate => new($"-{a[0].Within(Precedence.Primary)}", Precedence.Unary),
        Function.Abs => SqlText.Call("ABS", a[0]),
        Function.Floor => SqlText.Call("FLOOR", a[0]),
        Function.Ceiling => SqlText.Call("CEIL", a[0]),
        Function.Sqrt => new($"CASE WHEN {a[0].Operand} < 0 THEN {NaN} ELSE SQRT({a[0]}) END"),
        Function.IsNaN => IsNaN(a[0]),
        Function.Coalesce => SqlText.Call("COALESCE", a),
        Function.ToFloat64 or Function.ToNumeric or Function.ToText => SqlText.Cast(a[0], TypeName(node.Type)),
        Function.ToInt64 => SqlText.Cast(SqlText.Call("TRUNC", a[0]), TypeName(SqlType.Int64)),
        Function.StartsWith => SqlText.Call("STARTS_WITH", a),
        Function.EndsWith => SqlText.Call("ENDS_WITH", a),
        Function.Like => SqlText.Compare(a[0], "LIKE", a[1]),
        Function.Lower => SqlText.Call("LOWER", a[0]),
        Function.Upper => SqlText.Call("UPPER", a[0]),
        Function.Concat when a.Length == 0 => new("''"),
        Function.Concat => SqlText.Call("CONCAT", [.. a.Select(t => t.MayBeNull ? new SqlText($"COALESCE({t}, '')") : t)]),
        _ => throw new InvalidOperationException($"There is no SQL for the function {node.Function}."),
    };

    /// <summary>An aggregate of one value, other than those with methods of their own.</summary>
    /// <param name="aggregate">Which one.</param>
    /// <param name="value">Its argument.</param>
    /// <param name="type">Type of the argument.</param>
    /// <param name="mayBeNaN">Whether the argument may be NaN.</param>
    /// <param name="over">The OVER clause with a space before it; empty for a group.</param>
    internal virtual SqlText AggregateCall(Aggregate aggregate, SqlText value, SqlType type, bool mayBeNaN, string over) => aggregate switch
    {
        Aggregate.CountValues => new($"COUNT({value}){over}"),
        Aggregate.CountDistinct => new($"COUNT(DISTINCT {value}){over}"),
        Aggregate.Sum => new($"SUM({value}){over}"),
        Aggregate.Avg => new($"AVG({AsFloat(value, type)}){over}"),
        Aggregate.Min => new($"MIN({value}){over}"),
        Aggregate.Max => new($"MAX({value}){over}"),
        Aggregate.StdDev => new($"STDDEV_SAMP({AsFloat(value, type)}){over}"),
        _ => throw new InvalidOperationException($"There is no SQL for the aggregate {aggregate}."),
    };

    internal virtual SqlText Round(SqlText value, long digits, SqlType type) => digits == 0 ? SqlText.Call("ROUND", value) : new($"ROUND({value}, {digits})");

    internal abstract SqlText IsNaN(SqlText value);

    internal abstract SqlText JsonValue(SqlText json, SqlText path);

    /// <summary>The element at a zero-based index; NULL outside the list.</summary>
    internal abstract SqlText ElementAt(SqlText list, long index);

    /// <summary>Whether a list contains a value that is neither null nor NaN.</summary>
    internal abstract SqlText ArrayContains(SqlText list, SqlText value);

    internal abstract SqlText AnyElement(SqlText list, string element, SqlText condition);

    internal abstract SqlText CountIf(SqlText condition, string over);

    internal abstract SqlText ApproxQuantiles(SqlText value, long buckets, string over);

    private protected SqlText AsFloat(SqlText value, SqlType type) => type.IsFloat ? value : SqlText.Cast(value, TypeName(SqlType.Float64));

    private protected SqlText NaN => new($"CAST('NaN' AS {TypeName(SqlType.Float64)})");
}
