namespace FeatureStore;

// Functions of values.
internal sealed partial class ConditionCompiler
{
    /// <summary>How values of a type are carried.</summary>
    private enum Carried
    {
        Long,
        Double,
        Decimal,
        Text,
    }

    private static Carried Carrier(Node node) => node.Type.Kind switch
    {
        DataType.Int64 or DataType.Bool or DataType.Date or DataType.DateTime or DataType.Time or DataType.Timestamp => Carried.Long,
        DataType.Float64 => Carried.Double,
        DataType.Numeric or DataType.BigNumeric => Carried.Decimal,
        DataType.Struct => throw Unsupported(node),
        _ => Carried.Text,
    };

    /// <summary>The values of a node, as its type carries them; of an enum its codes.</summary>
    private Values AnyValues(Node node) => Carrier(node) switch
    {
        Carried.Double => ValuesOf<double>(node),
        Carried.Decimal => ValuesOf<decimal>(node),
        Carried.Text when node.Type.Texts is null => ValuesOf<Utf8>(node),
        _ => ValuesOf<long>(node),
    };

    private Values Call(FunctionNode node, Type type)
    {
        if (IsCondition(node))
            return Once(["condition", Condition(node)], () => new ConditionValues(Condition(node)));
        return type == typeof(long) ? Longs(node) : type == typeof(double) ? Doubles(node) : type == typeof(decimal) ? Decimals(node) : Texts(node);
    }

    private Values<long> Longs(FunctionNode node)
    {
        if (CountOf(node) is { } count)
            return Once(["expanded", count], () => new ExpandedCount(count));
        var argument = node.Arguments.Count > 0 ? node.Arguments[0] : null;
        return node.Function switch
        {
            Function.Add => Combined<long>(node, true, Arithmetic.Add),
            Function.Subtract => Combined<long>(node, true, Arithmetic.Subtract),
            Function.Multiply => Combined<long>(node, true, Arithmetic.Multiply),
            Function.Divide => Combined<long>(node, true, Arithmetic.Divide),
            Function.Modulo => Combined<long>(node, true, Arithmetic.Modulo),
            Function.Negate => Mapped<long, long>(node, true, Arithmetic.Negate),
            Function.Abs => Mapped<long, long>(node, true, Arithmetic.Abs),
            Function.ToInt64 when Carrier(argument!) == Carried.Decimal => Mapped<decimal, long>(node, true, Arithmetic.ToLong),
            Function.ToInt64 => Mapped<double, long>(node, true, Arithmetic.ToLong),
            Function.Length => Mapped<Utf8, long>(node, false, static (Utf8 text, out long length) => Sure(TextTests.CodePoints(text.Span), out length)),
            Function.ArrayLength => Lengths(argument!),
            Function.AddDays => Combined<long>(node, true, Arithmetic.AddDays),
            Function.DiffDays or Function.DiffTicks => Combined<long>(node, true, Arithmetic.Subtract),
            Function.TruncateToWeek => Mapped<long, long>(node, false, static (long day, out long monday) => Sure(Arithmetic.MondayOf(day), out monday)),
            Function.TruncateToMonth => Mapped<long, long>(node, false, static (long day, out long first) => Sure(Arithmetic.FirstOfMonth(day), out first)),
            Function.ToDate => Mapped<long, long>(node, false, static (long ticks, out long day) => Sure(Arithmetic.DayOf(ticks), out day)),
            Function.CurrentDate => Once(["today", Frame], () => new TodayValues(Frame, () => Today)),
            _ => throw Unsupported(node),
        };
    }

    private Values<double> Doubles(FunctionNode node)
    {
        switch (node.Function)
        {
            case Function.Add:
                return Combined<double>(node, false, static (double a, double b, out double sum) => Sure(a + b, out sum));
            case Function.Subtract:
                return Combined<double>(node, false, static (double a, double b, out double difference) => Sure(a - b, out difference));
            case Function.Multiply:
                return Combined<double>(node, false, static (double a, double b, out double product) => Sure(a * b, out product));
            case Function.Divide:
                return Combined<double>(node, false, static (double a, double b, out double quotient) => Sure(a / b, out quotient));
            case Function.SafeDivide:
                var quotient = Combined<double>(node, false, static (double a, double b, out double quotient) => Sure(a / b, out quotient));
                var isZero = Compare(Comparison.Equal, ValuesOf<double>(node.Arguments[1]), Constant(0.0));
                return Choice(isZero, ValuesOf<double>(new NullNode(node.Type)), quotient);
            case Function.Negate:
                return Mapped<double, double>(node, false, static (double a, out double negated) => Sure(-a, out negated));
            case Function.Abs:
                return Mapped<double, double>(node, false, static (double a, out double absolute) => Sure(Math.Abs(a), out absolute));
            case Function.Floor:
                return Mapped<double, double>(node, false, static (double a, out double floor) => Sure(Math.Floor(a), out floor));
            case Function.Ceiling:
                return Mapped<double, double>(node, false, static (double a, out double ceiling) => Sure(Math.Ceiling(a), out ceiling));
            case Function.Sqrt:
                return Mapped<double, double>(node, false, static (double a, out double root) => Sure(Math.Sqrt(a), out root));
            case Function.Round:
                var digits = Digits(node);
                return Mapped<double, double>(node, false, (double a, out double rounded) => Sure(Math.Round(a, digits, MidpointRounding.AwayFromZero), out rounded), digits);
            case Function.ToFloat64 when Carrier(node.Arguments[0]) == Carried.Decimal:
                return Mapped<decimal, double>(node, false, static (decimal a, out double result) => Sure((double)a, out result));
            case Function.ToFloat64:
                return Mapped<long, double>(node, false, static (long a, out double result) => Sure((double)a, out result));
            default:
                throw Unsupported(node);
        }
    }

    private Values<decimal> Decimals(FunctionNode node)
    {
        switch (node.Function)
        {
            case Function.Add:
                return Combined<decimal>(node, true, Arithmetic.Add);
            case Function.Subtract:
                return Combined<decimal>(node, true, Arithmetic.Subtract);
            case Function.Multiply:
                return Combined<decimal>(node, true, node.Type.Kind == DataType.Numeric ? Arithmetic.MultiplyNumeric : Arithmetic.Multiply);
            case Function.Divide:
                return Combined<decimal>(node, true, Arithmetic.Divide);
            case Function.Modulo:
                return Combined<decimal>(node, true, Arithmetic.Modulo);
            case Function.Negate:
                return Mapped<decimal, decimal>(node, false, static (decimal a, out decimal negated) => Sure(-a, out negated));
            case Function.Abs:
                return Mapped<decimal, decimal>(node, false, static (decimal a, out decimal absolute) => Sure(Math.Abs(a), out absolute));
            case Function.Round:
                var digits = Digits(node);
                return Mapped<decimal, decimal>(node, false, (decimal a, out decimal rounded) => Sure(Math.Round(a, digits, MidpointRounding.AwayFromZero), out rounded), digits);
            case Function.ToNumeric:
                return Mapped<long, decimal>(node, false, static (long a, out decimal result) => Sure((decimal)a, out result));
            default:
                throw Unsupported(node);
        }
    }

    private Values<Utf8> Texts(FunctionNode node)
    {
        switch (node.Function)
        {
            case Function.Concat:
                var texts = node.Arguments.AsSpan().ToArray().Select(ValuesOf<Utf8>).ToArray();
                return Once(["concat", Frame, .. texts], () => new ConcatenatedTexts(Frame, texts));
            case Function.Lower or Function.Upper:
                var text = ValuesOf<Utf8>(node.Arguments[0]);
                return Once([node.Function, text], () => new CasedTexts(text, node.Function == Function.Upper));
            case Function.JsonValue:
                var (json, key) = (ValuesOf<Utf8>(node.Arguments[0]), (string)((ConstantNode)node.Arguments[1]).Value);
                return Once(["JSON", json, key], () => new JsonTexts(json, key));
            case Function.ToText when Carrier(node.Arguments[0]) == Carried.Text:
                return ValuesOf<Utf8>(node.Arguments[0]);
            case Function.ToText when node.Arguments[0].Type.Kind is DataType.Int64 or DataType.Bool or DataType.Date:
                var (value, type) = (ValuesOf<long>(node.Arguments[0]), node.Arguments[0].Type.Kind);
                return Once(["text", value, type], () => new WrittenTexts(value, type));
            default:
                throw Unsupported(node);
        }
    }

    private Values<long> Lengths(Node list)
    {
        var lists = Lists(list);
        return Once(["length", lists], () => new ListCounts(lists));
    }

    private Values<T> Mapped<TFrom, T>(FunctionNode node, bool fails, MappedValues<TFrom, T>.Function function, int digits = 0)
        where TFrom : struct, IEquatable<TFrom>, IComparable<TFrom>
        where T : struct, IEquatable<T>, IComparable<T>
    {
        var operand = ValuesOf<TFrom>(node.Arguments[0]);
        return Once([node.Function, operand, digits], () => new MappedValues<TFrom, T>(operand, fails, function));
    }

    private Values<T> Combined<T>(FunctionNode node, bool fails, CombinedValues<T>.Function function)
        where T : struct, IEquatable<T>, IComparable<T>
    {
        var (left, right) = (ValuesOf<T>(node.Arguments[0]), ValuesOf<T>(node.Arguments[1]));
        return Once([node.Function, left, right], () => new CombinedValues<T>(left, right, fails, function));
    }

    private static int Digits(FunctionNode round) => (int)(long)((ConstantNode)round.Arguments[1]).Value;

    private static bool Sure<T>(T value, out T result)
    {
        result = value;
        return true;
    }
}
