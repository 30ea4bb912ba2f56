namespace FeatureStore.Generators.Checks;

/// <summary>Static functions and values of the framework, and new objects.</summary>
internal sealed partial class Translator
{
    private const string AwayFromZero = ".MidpointRounding.AwayFromZero";

    private Term? Function(StaticCode function)
    {
        if (All(function.Arguments) is not { } arguments)
            return null;
        if (arguments.All(a => a.IsHost) && HostFunctionType(function, arguments) is { } type)
            return Term.Host(Spelling(function, arguments), type);
        return (function.Type, function.Name, arguments.Count) switch
        {
            ("System.Math", "Abs", 1) => Method(function, arguments[0], "Abs()"),
            ("System.Math", "Floor" or "Ceiling", 1) => arguments[0].Type.Kind == ValueKind.Float64
                ? Method(function, arguments[0], $"{function.Name}()")
                : NoSql(function.At, function.Name, "round doubles only; a decimal is rounded with Math.Round(x, MidpointRounding.AwayFromZero)"),
            ("System.Math", "Round", _) => Round(function, arguments),
            ("System.Math", "Min" or "Max", 2) => Extreme(function, function.Name == "Min", arguments[0], arguments[1]),
            ("System.Math", "Clamp", 3) => Extreme(function, isMin: false, arguments[0], arguments[1]) is { } low ? Extreme(function, isMin: true, low, arguments[2]) : null,
            ("string", "IsNullOrEmpty", 1) => Term.Condition(arguments[0].Dot("In(null, \"\")")),
            ("string", "Equals", 2) => Compare(function, "==", arguments[0], arguments[1]),
            ("string", "Equals", 3) => arguments[2].Text.EndsWith(".StringComparison.Ordinal", StringComparison.Ordinal)
                ? Compare(function, "==", arguments[0], arguments[1])
                : MeansElse(function.At, function.Name, "SQL compares by code points; write StringComparison.Ordinal, or compare with =="),
            ("double", "IsNaN", 1) => Double(function, arguments[0], "IsNaN()"),
            ("double", "IsFinite", 1) => Double(function, arguments[0], null) is { } x
                ? And(Term.Condition($"{x.In(Binding.Sum)} > double.NegativeInfinity", Binding.Order), Term.Condition($"{x.In(Binding.Sum)} < double.PositiveInfinity", Binding.Order))
                : null,
            ("double", "IsInfinity", 1) => Double(function, arguments[0], "In(double.NegativeInfinity, double.PositiveInfinity)"),
            ("System.DateOnly", "FromDateTime", 1) => Method(function, arguments[0], "ToDate()") is { } day ? day with { Type = new(ValueKind.Date, day.Type.IsNullable) } : null,
            _ => NoSql(function.At, function.Name == ".ctor" ? $"new {function.Type}" : function.Name, "its arguments are constants and parameters here"),
        };
    }

    private Term? Method(StaticCode function, Term argument, string method) => argument.Type.IsNumber || argument.Type.Kind == ValueKind.DateTime
        ? Term.Expression(argument.Dot(method), argument.Type)
        : NotUnderstood(function);

    private Term? Double(StaticCode function, Term argument, string? method)
    {
        if (argument.Type.Kind != ValueKind.Float64)
            return argument.Type.IsNumber ? NoSql(function.At, function.Name, "only a double can be NaN or infinite") : NotUnderstood(function);
        return method is null ? argument : Term.Condition(argument.Dot(method));
    }

    private Term? Round(StaticCode function, List<Term> arguments)
    {
        var mode = arguments.Count > 1 ? arguments[arguments.Count - 1] : null;
        if (mode?.Text.EndsWith(AwayFromZero, StringComparison.Ordinal) != true)
            return MeansElse(function.At, "Math.Round", "C# rounds halves to even, SQL away from zero; write MidpointRounding.AwayFromZero as the last argument");
        var digits = arguments.Count == 3 ? arguments[1] : null;
        if (digits is { IsHost: false })
            return NoSql(function.At, "Math.Round", "the number of digits is a constant or a parameter");
        return Method(function, arguments[0], $"Round({digits?.Text})");
    }

    // Math.Min and Math.Max give NaN if either side is.
    private Term? Extreme(StaticCode function, bool isMin, Term left, Term right)
    {
        if (!left.Type.IsNumber || !right.Type.IsNumber || Unify(left, right) is not var (a, b))
            return NotUnderstood(function);
        if (a.Type.IsNullable != b.Type.IsNullable)
            (a, b) = (AsNullable(a), AsNullable(b));
        var first = Term.Condition($"{a.In(Binding.Sum)} {(isMin ? "<" : ">")} {b.In(Binding.Sum)}", Binding.Order);
        if (a.Type.Kind == ValueKind.Float64)
            first = Or(first, Term.Condition($"{Expression(a).Dot("IsNaN()")}"));
        return Term.Expression($"{SqlType}.If({first.Text}, {a.Text}, {b.Text})", a.Type);
    }

    /// <summary>The type of what the program computes by itself; null for what it cannot.</summary>
    private static ValueType? HostFunctionType(StaticCode function, List<Term> arguments) => (function.Type, function.Name) switch
    {
        (_, ".ctor") => function.Type switch
        {
            "System.DateOnly" => new(ValueKind.Date),
            "System.DateTime" => new(ValueKind.DateTime),
            "System.DateTimeOffset" => new(ValueKind.Timestamp),
            "System.TimeOnly" => new(ValueKind.Time),
            "System.TimeSpan" => new(ValueKind.Duration),
            "decimal" => new(ValueKind.Numeric),
            _ => null,
        },
        ("System.Math", _) => arguments.Where(a => a.Type.IsNumber).Select(a => a.Type).Aggregate((ValueType?)null, (a, b) => a is null ? b : Wider(a, b)),
        ("string", "IsNullOrEmpty" or "Equals") or ("double", "IsNaN" or "IsFinite" or "IsInfinity") => ValueType.Bool,
        ("string", _) => ValueType.Text,
        ("double", _) => ValueType.Float64,
        ("System.DateOnly", _) => new(ValueKind.Date),
        ("System.TimeSpan", _) => new(ValueKind.Duration),
        ("System.DateTimeOffset", _) => new(ValueKind.Timestamp),
        ("System.DateTime", _) => new(ValueKind.DateTime),
        ("System.TimeOnly", _) => new(ValueKind.Time),
        _ => null,
    };

    private static string Spelling(StaticCode function, List<Term> arguments)
    {
        var type = function.Type.Contains('.') ? $"global::{function.Type}" : function.Type;
        var list = string.Join(", ", arguments.Select(a => a.Text));
        var isMethod = arguments.Count > 0 || function.Name == ".ctor";
        return function.Name == ".ctor" ? $"new {type}({list})" : isMethod ? $"{type}.{function.Name}({list})" : $"{type}.{function.Name}";
    }
}
