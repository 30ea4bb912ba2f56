using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FeatureStore.Tests;

/// <summary>What an expression means in C#, said without SQL: evaluates nodes on the values of one row.</summary>
/// <remarks>Evaluates every branch, so that it throws wherever an engine may find an error.</remarks>
internal static class Evaluator
{
    /// <summary>What every text stands for that the enum does not know.</summary>
    public const string Unknown = "\0unknown";

    public static object? Evaluate(Node node, IReadOnlyDictionary<string, object?> row) => node switch
    {
        ColumnNode column => row[column.Column.Name],
        RawTextNode text => row[text.Column.Column.Name],
        FieldNode field => ((IReadOnlyDictionary<string, object?>?)Evaluate(field.Struct, row))?[field.Field.Name],
        ElementNode element => row[Key(element)],
        ConstantNode constant => constant.Value,
        NullNode => null,
        UnknownEnumNode => Unknown,
        TruthNode truth => truth.Value,
        AndNode and => Both(and.Left, and.Right, (a, b) => a & b, row),
        OrNode or => Both(or.Left, or.Right, (a, b) => a | b, row),
        NotNode not => !(bool)Evaluate(not.Operand, row)!,
        IsNullNode { Operand.Type.Repeated: true } => false,
        IsNullNode isNull => Evaluate(isNull.Operand, row) is null,
        ComparisonNode comparison => Compare(comparison, row),
        InNode among => among.Values.AsEnumerable().Any(v => AreEqual(among.Operand, v, row)),
        UnknownTextNode unknown => Evaluate(unknown.Operand, row) is string text && !Known(unknown.Operand.Type, text),
        ConditionNode condition => Condition(condition, row),
        AnyElementNode any => List(any.List, row).Select(e => (bool)Evaluate(any.Condition, With(row, any.Element, e))!).ToList().Contains(true),
        FunctionNode function => Call(function, row),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    /// <summary>The value as C# sees it: all texts that an enum does not know are one.</summary>
    public static object? Normal(SqlType type, object? value) => type.Texts is not null && value is string text && !Known(type, text) ? Unknown : value;

    private static IEnumerable<T> AsEnumerable<T>(this ValueList<T> list) => list;

    private static bool Known(SqlType type, string text) => type.Texts!.Texts.Contains(text);

    private static string Key(ElementNode element) => $"element {element.Name}";

    private static Dictionary<string, object?> With(IReadOnlyDictionary<string, object?> row, ElementNode element, object? value) =>
        new(row) { [Key(element)] = value };

    private static bool Both(Node left, Node right, Func<bool, bool, bool> combine, IReadOnlyDictionary<string, object?> row) =>
        combine((bool)Evaluate(left, row)!, (bool)Evaluate(right, row)!);

    private static object? Condition(ConditionNode node, IReadOnlyDictionary<string, object?> row)
    {
        var (then, otherwise) = (Evaluate(node.Then, row), Evaluate(node.Else, row));
        return (bool)Evaluate(node.Condition, row)! ? then : otherwise;
    }

    private static List<object?> List(Node node, IReadOnlyDictionary<string, object?> row) => (List<object?>?)Evaluate(node, row) ?? [];

    private static bool AreEqual(Node left, Node right, IReadOnlyDictionary<string, object?> row)
    {
        var texts = left.Type.Texts is not null ? left.Type : right.Type;
        var (a, b) = (Normal(texts, Evaluate(left, row)), Normal(texts, Evaluate(right, row)));
        return a is double x && b is double y ? x == y : Equals(a, b);
    }

    private static bool Compare(ComparisonNode node, IReadOnlyDictionary<string, object?> row)
    {
        if (node.Operator is Comparison.Equal or Comparison.NotEqual)
            return AreEqual(node.Left, node.Right, row) == (node.Operator == Comparison.Equal);
        var (a, b) = (Evaluate(node.Left, row), Evaluate(node.Right, row));
        if (a is null || b is null || a is double.NaN || b is double.NaN)
            return false;
        var order = a is string text ? string.CompareOrdinal(text, (string)b) : ((IComparable)a).CompareTo(b);
        return node.Operator switch
        {
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        };
    }

    private static object? Call(FunctionNode node, IReadOnlyDictionary<string, object?> row)
    {
        var a = node.Arguments.AsEnumerable().Select(n => Evaluate(n, row)).ToArray();
        switch (node.Function)
        {
            case Function.Coalesce:
                return a[0] ?? a[1];
            case Function.NullIf:
                return AreEqual(node.Arguments[0], node.Arguments[1], row) ? null : a[0];
            case Function.Concat:
                return string.Concat(a);
            case Function.ArrayLength:
                return (long)List(node.Arguments[0], row).Count;
            case Function.ElementAt:
                return List(node.Arguments[0], row).ElementAtOrDefault((int)(long)a[1]!);
            case Function.ArrayContains:
                return List(node.Arguments[0], row).Exists(e => e is double x ? x == (double)a[1]! : Equals(Normal(node.Arguments[0].Type, e), a[1]));
            case Function.IsNaN or Function.StartsWith or Function.EndsWith or Function.Contains or Function.Like when a[0] is null:
                return false;
            default:
                return a.Contains(null) ? null : NotNull(node, a!);
        }
    }

    private static object? NotNull(FunctionNode node, object[] a) => (node.Function, a[0]) switch
    {
        (Function.Add, long x) => checked(x + (long)a[1]),
        (Function.Add, double x) => x + (double)a[1],
        (Function.Add, decimal x) => x + (decimal)a[1],
        (Function.Subtract, long x) => checked(x - (long)a[1]),
        (Function.Subtract, double x) => x - (double)a[1],
        (Function.Subtract, decimal x) => x - (decimal)a[1],
        (Function.Multiply, long x) => checked(x * (long)a[1]),
        (Function.Multiply, double x) => x * (double)a[1],
        (Function.Multiply, decimal x) => Math.Round(x * (decimal)a[1], 9, MidpointRounding.AwayFromZero),
        (Function.Divide, long x) => checked(x / (long)a[1]),
        (Function.Divide, double x) => x / (double)a[1],
        (Function.Divide, decimal x) => Math.Round(x / (decimal)a[1], 9, MidpointRounding.AwayFromZero),
        (Function.SafeDivide, double x) => (double)a[1] == 0 ? null : x / (double)a[1],
        (Function.Modulo, long x) => checked(x % (long)a[1]),
        (Function.Modulo, decimal x) => x % (decimal)a[1],
        (Function.Negate, long x) => checked(-x),
        (Function.Negate, double x) => -x,
        (Function.Negate, decimal x) => -x,
        (Function.Abs, long x) => Math.Abs(x),
        (Function.Abs, double x) => Math.Abs(x),
        (Function.Abs, decimal x) => Math.Abs(x),
        (Function.Round, double x) => Math.Round(x, (int)(long)a[1], MidpointRounding.AwayFromZero),
        (Function.Round, decimal x) => Math.Round(x, (int)(long)a[1], MidpointRounding.AwayFromZero),
        (Function.Floor, double x) => Math.Floor(x),
        (Function.Ceiling, double x) => Math.Ceiling(x),
        (Function.IsNaN, double x) => double.IsNaN(x),
        (Function.ToFloat64, long x) => (double)x,
        (Function.ToFloat64, decimal x) => (double)x,
        (Function.ToInt64, double x) => checked((long)x),
        (Function.ToInt64, decimal x) => checked((long)x),
        (Function.ToNumeric, long x) => (decimal)x,
        (Function.ToText, bool x) => x ? "true" : "false",
        (Function.ToText, DateOnly x) => x.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (Function.ToText, var x) => Convert.ToString(x, CultureInfo.InvariantCulture),
        (Function.ToDate, DateTimeOffset x) => DateOnly.FromDateTime(x.UtcDateTime),
        (Function.ToDate, DateTime x) => DateOnly.FromDateTime(x),
        (Function.StartsWith, string x) => x.StartsWith((string)a[1], StringComparison.Ordinal),
        (Function.EndsWith, string x) => x.EndsWith((string)a[1], StringComparison.Ordinal),
        (Function.Contains, string x) => x.Contains((string)a[1], StringComparison.Ordinal),
        (Function.Like, string x) => Like(x, (string)a[1]),
        (Function.Lower, string x) => x.ToLowerInvariant(),
        (Function.Upper, string x) => x.ToUpperInvariant(),
        (Function.Length, string x) => (long)x.EnumerateRunes().Count(),
        (Function.AddDays, DateOnly x) => x.AddDays(checked((int)(long)a[1])),
        (Function.DiffDays, DateOnly x) => (long)(x.DayNumber - ((DateOnly)a[1]).DayNumber),
        (Function.TruncateToWeek, DateOnly x) => x.AddDays(-(((int)x.DayOfWeek + 6) % 7)),
        (Function.TruncateToMonth, DateOnly x) => new DateOnly(x.Year, x.Month, 1),
        (Function.JsonValue, string x) => JsonValue(x, (string)a[1]),
        _ => throw new NotSupportedException($"{node.Function} of {a[0].GetType().Name}"),
    };

    private static bool Like(string text, string pattern)
    {
        var regex = new StringBuilder(@"\A");
        for (var i = 0; i < pattern.Length; i++)
        {
            regex.Append(pattern[i] switch
            {
                '%' => "(?s:.*)",
                '_' => @"(?s:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\uD800-\uDFFF])",
                '\\' => Regex.Escape(pattern[++i].ToString()),
                var c => Regex.Escape(c.ToString()),
            });
        }

        return Regex.IsMatch(text, regex.Append(@"\z").ToString(), RegexOptions.CultureInvariant);
    }

    private static string? JsonValue(string text, string key)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty(key, out var value))
                return null;
            return value.ValueKind switch
            {
                JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null => null,
                JsonValueKind.String => value.GetString(),
                _ => value.GetRawText(),
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
