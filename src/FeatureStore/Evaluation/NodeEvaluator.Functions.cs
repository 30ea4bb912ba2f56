using System.Globalization;
using System.Numerics;

namespace FeatureStore;

// Functions. Null in gives null out, unless Function says otherwise.
internal sealed partial class NodeEvaluator
{
    private EvaluatedColumn Call(FunctionNode node)
    {
        var a = node.Arguments;
        return (node.Function, Kind(a)) switch
        {
            (Function.Coalesce, _) => Coalesce(node),
            (Function.NullIf, _) => Case(new(new ComparisonNode(Comparison.Equal, a[0], a[1]), new NullNode(a[0].Type), a[0])),
            (Function.Concat, _) => Concat(node),
            (Function.ArrayLength, DataType.Float64) => Map<ValueList<double?>, long>(a[0], static list => list.Count, ofNull: 0),
            (Function.ArrayLength, DataType.Int64) => Map<ValueList<long?>, long>(a[0], static list => list.Count, ofNull: 0),
            (Function.ArrayLength, DataType.String) => Map<ValueList<string?>, long>(a[0], static list => list.Count, ofNull: 0),
            (Function.ElementAt, DataType.Float64) => ElementAt<double>(node),
            (Function.ElementAt, DataType.Int64) => ElementAt<long>(node),
            (Function.Add or Function.Subtract or Function.Multiply, DataType.Float64) => Arithmetic<double>(node),
            (Function.Add or Function.Subtract or Function.Multiply, DataType.Int64) => Arithmetic<long>(node),
            (Function.Add or Function.Subtract, DataType.Numeric) => Arithmetic<decimal>(node),
            (Function.Divide, DataType.Float64) => Map<double, double, double>(node, static (x, y) => x / y),
            (Function.Divide, DataType.Int64) => Map<long, long, long>(node, static (x, y) => checked(x / y)),
            (Function.Modulo, DataType.Int64) => Map<long, long, long>(node, static (x, y) => checked(x % y)),
            (Function.SafeDivide, DataType.Float64) => SafeDivide(node),
            (Function.Negate, DataType.Float64) => Map<double, double>(a[0], static x => -x),
            (Function.Negate, DataType.Int64) => Map<long, long>(a[0], static x => checked(-x)),
            (Function.Negate, DataType.Numeric) => Map<decimal, decimal>(a[0], static x => -x),
            (Function.Abs, DataType.Float64) => Map<double, double>(a[0], Math.Abs),
            (Function.Abs, DataType.Int64) => Map<long, long>(a[0], Math.Abs),
            (Function.Abs, DataType.Numeric) => Map<decimal, decimal>(a[0], Math.Abs),
            (Function.Round, DataType.Float64) => Map<double, long, double>(node, static (x, digits) => Math.Round(x, checked((int)digits), MidpointRounding.AwayFromZero)),
            (Function.Floor, DataType.Float64) => Map<double, double>(a[0], Math.Floor),
            (Function.Ceiling, DataType.Float64) => Map<double, double>(a[0], Math.Ceiling),
            (Function.Sqrt, DataType.Float64) => Map<double, double>(a[0], Math.Sqrt),
            (Function.ToFloat64, DataType.Float64) => Value(a[0]),
            (Function.ToFloat64, DataType.Int64) => Map<long, double>(a[0], static x => x),
            (Function.ToFloat64, DataType.Numeric) => Map<decimal, double>(a[0], static x => (double)x),
            (Function.ToInt64, DataType.Float64) => Map<double, long>(a[0], static x => checked((long)x)),
            (Function.ToInt64, DataType.Int64) => Value(a[0]),
            (Function.ToText, DataType.String) => Value(a[0]),
            (Function.ToText, DataType.Int64) => Map<long, string>(a[0], static x => x.ToString(CultureInfo.InvariantCulture)),
            (Function.ToText, DataType.Bool) => Map<bool, string>(a[0], static x => x ? "true" : "false"),
            (Function.ToText, DataType.Date) => Map<DateOnly, string>(a[0], static x => x.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            (Function.ToDate, DataType.Timestamp or DataType.DateTime) => Map<DateTime, DateOnly>(a[0], DateOnly.FromDateTime),
            (Function.AddDays, DataType.Date) => Map<DateOnly, long, DateOnly>(node, static (day, days) => day.AddDays(checked((int)days))),
            (Function.DiffDays, DataType.Date) => Map<DateOnly, DateOnly, long>(node, static (x, y) => x.DayNumber - y.DayNumber),
            (Function.DiffTicks, DataType.Timestamp or DataType.DateTime) => Map<DateTime, DateTime, long>(node, static (x, y) => x.Ticks - y.Ticks),
            (Function.Length, DataType.String) => Map<string, long>(a[0], static text => text.EnumerateRunes().Count()),
            _ => throw Unknown(node),
        };
    }

    private static DataType? Kind(ValueList<Node> arguments) => arguments.Count == 0 ? null : arguments[0].Type.Kind;

    private bool[] Test(FunctionNode node)
    {
        var a = node.Arguments;
        return node.Function switch
        {
            Function.IsNaN => Met(Map<double, bool>(a[0], double.IsNaN)),
            Function.StartsWith => Met(Map<string, string, bool>(node, static (text, part) => text.StartsWith(part, StringComparison.Ordinal))),
            Function.EndsWith => Met(Map<string, string, bool>(node, static (text, part) => text.EndsWith(part, StringComparison.Ordinal))),
            Function.Contains => Met(Map<string, string, bool>(node, static (text, part) => text.Contains(part, StringComparison.Ordinal))),
            Function.Like => Met(Map<string, string, bool>(node, LikePattern.IsMatch)),
            Function.ArrayContains => ArrayContains(a[0], a[1]),
            _ => throw Unknown(node),
        };
    }

    private bool[] ArrayContains(Node list, Node value)
    {
        var element = new ElementNode("element", list.Type.Element);
        return value is NullNode or ConstantNode { IsNotNaN: false }
            ? new bool[_count]
            : AnyElement(new(list, element, new AndNode(new NotNode(new IsNullNode(element)), new ComparisonNode(Comparison.Equal, element, value))));
    }

    private EvaluatedColumn<T> ElementAt<T>(FunctionNode node)
        where T : struct
    {
        var lists = Value<ValueList<T?>>(node.Arguments[0]);
        var index = (long)((ConstantNode)node.Arguments[1]).Value;
        var (values, nulls) = (new T[_count], new bool[_count]);
        for (var i = 0; i < values.Length; i++)
        {
            var element = lists.IsNull(i) || index > int.MaxValue ? null : lists.Values[i].ElementAtOrDefault((int)index);
            values[i] = element.GetValueOrDefault();
            nulls[i] = element is null;
        }

        return new EvaluatedColumn<T>(values, nulls);
    }

    private EvaluatedColumn<T> Arithmetic<T>(FunctionNode node)
        where T : struct, INumber<T> => node.Function switch
        {
            Function.Add => Map<T, T, T>(node, static (x, y) => checked(x + y)),
            Function.Subtract => Map<T, T, T>(node, static (x, y) => checked(x - y)),
            _ => Map<T, T, T>(node, static (x, y) => checked(x * y)),
        };

    private EvaluatedColumn<double> SafeDivide(FunctionNode node)
    {
        var (left, right) = (Value<double>(node.Arguments[0]), Value<double>(node.Arguments[1]));
        var (values, nulls) = (new double[_count], new bool[_count]);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = left.Values[i] / right.Values[i];
            nulls[i] = left.IsNull(i) || right.IsNull(i) || right.Values[i] == 0;
        }

        return new(values, nulls);
    }

    private EvaluatedColumn Coalesce(FunctionNode node) => node.Arguments.Reverse().Select((argument, i) => (Node: argument, IsLast: i == 0))
        .Aggregate((Node?)null, static (rest, argument) => rest is null
            ? argument.Node
            : new ConditionNode(new NotNode(new IsNullNode(argument.Node)), argument.Node, rest)) is { } choice
        ? Value(choice)
        : throw Unknown(node);

    private EvaluatedColumn<string> Concat(FunctionNode node)
    {
        var parts = node.Arguments.Select(Value<string>).ToArray();
        var texts = new string[_count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = string.Concat(parts.Select(p => p.IsNull(i) ? "" : p.Values[i]));
        return new(texts);
    }

    private EvaluatedColumn<TResult> Map<T, TResult>(Node node, Func<T, TResult> function)
    {
        var argument = Value<T>(node);
        var values = new TResult[_count];
        for (var i = 0; i < values.Length; i++)
        {
            if (!argument.IsNull(i))
                values[i] = function(argument.Values[i]);
        }

        return new(values, argument.Nulls);
    }

    private EvaluatedColumn<TResult> Map<T, TResult>(Node node, Func<T, TResult> function, TResult ofNull)
    {
        var argument = Value<T>(node);
        var values = new TResult[_count];
        for (var i = 0; i < values.Length; i++)
            values[i] = argument.IsNull(i) ? ofNull : function(argument.Values[i]);
        return new(values);
    }

    private EvaluatedColumn<TResult> Map<T1, T2, TResult>(FunctionNode node, Func<T1, T2, TResult> function)
    {
        var (left, right) = (Value<T1>(node.Arguments[0]), Value<T2>(node.Arguments[1]));
        var (values, nulls) = (new TResult[_count], left.Nulls is null && right.Nulls is null ? null : new bool[_count]);
        for (var i = 0; i < values.Length; i++)
        {
            if (left.IsNull(i) || right.IsNull(i))
                nulls![i] = true;
            else
                values[i] = function(left.Values[i], right.Values[i]);
        }

        return new(values, nulls);
    }
}
