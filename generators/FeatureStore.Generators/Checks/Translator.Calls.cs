namespace FeatureStore.Generators.Checks;

/// <summary>Methods of values: of features, lists, texts and dates.</summary>
internal sealed partial class Translator
{
    private Term? Call(CallCode call)
    {
        if (Of(call.Target) is not { } target)
            return null;
        if (call.Arguments.Count == 1 && call.Arguments[0] is LambdaCode lambda)
            return Quantified(call, target, lambda);
        if (All(call.Arguments) is not { } arguments)
            return null;
        var result = target switch
        {
            { Type.Kind: ValueKind.Text } => OfText(call, target, arguments),
            { IsHost: true, Type.Kind: ValueKind.List } => HostList(call, target, arguments),
            { IsHost: true } => HostCall(call, target, arguments),
            { Type.Kind: ValueKind.Row or ValueKind.Category or ValueKind.FeatureSet } => OfFeatures(call, target, arguments),
            { Type.Kind: ValueKind.List } => OfList(call, target, arguments),
            _ => OfScalar(call, target, arguments),
        };
        var receiver = call.IsConditional ? target.Receiver ?? target : target.Receiver;
        return result is null || receiver is null ? result : AfterNull(result, receiver);
    }

    /// <summary>What follows <c>?.</c> is null where the receiver is.</summary>
    private static Term AfterNull(Term result, Term receiver) => result.IsHost ? result with { Receiver = receiver, Type = result.Type.Nullable } : result.IsCondition
        ? Pair(result, And(Not(Term.Condition(receiver.Dot("IsNull()"))), Not(result))) with { Null = Term.Condition(receiver.Dot("IsNull()")) }
        : result with { Receiver = receiver };

    private Term? OfFeatures(CallCode call, Term target, List<Term> arguments)
    {
        if (arguments.FirstOrDefault(a => !a.IsHost) is { } column)
            return NoSql(call.At, column.Text, "the features of a check are constants or parameters");
        var list = string.Join(", ", arguments.Select(a => a.Text));
        return (call.Name, arguments.Count) switch
        {
            ("Features", 0 or 2) => Term.Expression(target.Dot($"Features({list})"), new(ValueKind.FeatureSet)),
            ("Feature", 1) => Term.Expression(target.Dot($"Feature({list})"), new(ValueKind.Feature)),
            ("AnyQualityBelow" or "AllQualityBelow", 1) => Term.Condition(target.Dot($"{call.Name}({list})")),
            _ => NotUnderstood(call),
        };
    }

    private Term? Quantified(CallCode call, Term target, LambdaCode lambda)
    {
        if (target.IsHost)
            return NoSql(call.At, call.Name, "test the list before, and pass the answer as a parameter");
        var isFeatures = target.Type.Kind is ValueKind.Category or ValueKind.FeatureSet;
        if (!isFeatures && target.Type.Kind != ValueKind.List)
            return NotUnderstood(call);
        var parameter = Emitters.CSharpText.Identifier(lambda.Parameter);
        _locals[lambda.Parameter] = isFeatures ? Term.Expression(parameter, new(ValueKind.Feature)) : Column(parameter, target.Type.Element!);
        if (Of(lambda.Body) is not { } body)
            return null;
        if (AsCondition(body) is not { } condition)
            return NotUnderstood(lambda);
        var arrow = $"{parameter} => ";
        return (call.Name, isFeatures) switch
        {
            ("Any", _) or ("All", true) => Term.Condition(target.Dot($"{call.Name}({arrow}{condition.Text})")),
            ("All", false) => Not(Term.Condition(target.Dot($"Any({arrow}{Not(condition).Text})"))),
            ("CountOf", true) => Term.Expression(target.Dot($"CountOf({arrow}{condition.Text})"), ValueType.Int64),
            _ => NoSql(call.At, call.Name, isFeatures ? "use All, Any or CountOf" : "use All or Any; elements of a list are not counted"),
        };
    }

    private Term? OfList(CallCode call, Term target, List<Term> arguments)
    {
        var element = target.Type.Element!;
        switch (call.Name, arguments.Count)
        {
            case ("Any", 0):
                return Term.Condition(target.Dot("Any()"));
            case ("Count", 0):
                return Term.Expression(target.Dot("Count()"), ValueType.Int64);
            case ("ElementAt" or "ElementAtOrDefault", 1) when arguments[0].IsHost:
                return Column(target.Dot($"ElementAt({arguments[0].Text})"), element);
            case ("Contains", 1):
                return Contained(call, target, arguments[0], element);
            default:
                return NoSql(call.At, call.Name, "of a list use Count, Any, All, Contains and its elements");
        }
    }

    // C#'s Contains finds null and NaN, which == does not.
    private Term? Contained(CallCode call, Term list, Term value, ValueType element)
    {
        if (!value.IsHost)
            return NoSql(call.At, "Contains", "the value is a constant or a parameter; for a column write Any(element => element == row.X)");
        const string Element = "element";
        var item = Column(Element, element);
        if (value.Type.Kind == ValueKind.Null)
            return Term.Condition(list.Dot($"Any({Element} => {(item.Null ?? Term.Condition($"{Element}.IsNull()")).Text})"));
        if (Compare(call, "==", item, value) is not { } equal || AsCondition(equal) is not { } test)
            return null;
        if (element.Kind == ValueKind.Float64 && !IsNumeral(value.Text))
            test = Or(test, And(Term.Condition($"{Element}.IsNaN()"), AsCondition(Term.Host($"double.IsNaN({NotNull(value)})", ValueType.Bool))!));
        return Term.Condition(list.Dot($"Any({Element} => {test.Text})"));
    }

    private static string NotNull(Term value) => value.Type.IsNullable ? $"({value.Text} ?? 0)" : value.Text;

    private static bool IsNumeral(string text) => text.TrimStart('-').Length > 0 && char.IsDigit(text.TrimStart('-')[0]);

    private Term? HostList(CallCode call, Term list, List<Term> arguments)
    {
        if (call.Name != "Contains" || arguments.Count != 1)
            return NoSql(call.At, call.Name, "of a list of values only Contains becomes SQL");
        var value = arguments[0];
        if (value.IsHost)
            return Term.Host($"global::System.Linq.Enumerable.Contains({Spelt(list)}, {value.Text})", ValueType.Bool);
        if (value.IsBool || !value.Type.IsScalar)
            return NoSql(call.At, "Contains", $"{value.Type.Words} is not looked up in a list");
        if (list.Items.Count > 0 || list.Text.Length == 0)
        {
            var plain = list.Items.Where(i => i.Text != "double.NaN").ToList();
            var found = Term.Condition(value.Dot($"In({string.Join(", ", plain.Select(i => i.Text))})"));
            return plain.Count == list.Items.Count ? found : Or(found, Term.Condition(value.Dot("IsNaN()")));
        }

        var item = list.Type.Element!;
        var values = item.Kind == value.Type.Kind && (item.IsNullable == value.Type.IsNullable || item.Kind == ValueKind.Text)
            ? list.Text
            : $"global::System.Linq.Enumerable.Select({list.Text}, item => ({value.Type.CSharp})item)";
        var contained = Term.Condition(value.Dot($"In({values})"));
        return item.Kind is ValueKind.Float64 or ValueKind.Single
            ? Or(contained, And(Term.Condition(value.Dot("IsNaN()")), AsCondition(Term.Host($"global::System.Linq.Enumerable.Any({list.Text}, item => {(item.IsNullable ? "item is { } number && double.IsNaN(number)" : "double.IsNaN(item)")})", ValueType.Bool))!))
            : contained;
    }

    private static string Spelt(Term list) => list.Items.Count > 0 ? $"new {list.Type.Element!.CSharp}[] {{ {list.Text} }}" : list.Text;

    private Term? OfText(CallCode call, Term target, List<Term> arguments)
    {
        if (call.Name is not ("Contains" or "StartsWith" or "EndsWith") || arguments.Count is 0 or > 2)
            return call.Name == "Equals" ? NoSql(call.At, call.Name, "compare with ==")
                : NoSql(call.At, call.Name, "of a text use ==, Contains, StartsWith and EndsWith");
        var part = arguments[0];
        if (!part.IsHost)
            return NoSql(call.At, call.Name, "the part is a constant or a parameter");
        var comparison = arguments.Count == 2 ? arguments[1].Text : "";
        if (comparison.Length > 0 && !comparison.EndsWith(".StringComparison.Ordinal", StringComparison.Ordinal))
            return MeansElse(call.At, call.Name, "SQL compares by code points; write StringComparison.Ordinal");

        // Of these only Contains is ordinal by itself, and those that take a character.
        if (comparison.Length == 0 && call.Name != "Contains" && part.Type.Kind == ValueKind.Text)
            return MeansElse(call.At, call.Name, $"C# would compare by the culture of the machine; write {call.Name}(..., StringComparison.Ordinal)");
        var text = part.Type.Kind == ValueKind.Char ? $"{part.In(Binding.Primary)}.ToString()" : part.Text;
        return target.IsHost
            ? Term.Host(target.Dot($"{call.Name}({string.Join(", ", arguments.Select(a => a.Text))})", call.IsConditional), ValueType.Bool)
            : Term.Condition(target.Dot($"{call.Name}({text})"));
    }

    private Term? OfScalar(CallCode call, Term target, List<Term> arguments)
    {
        switch (target.Type.Kind, call.Name, arguments.Count)
        {
            case (ValueKind.Date, "AddDays", 1) when arguments[0].Type.IsInteger:
                return Term.Expression(target.Dot($"AddDays({arguments[0].Text})"), target.Type.IsNullable || arguments[0].Type.IsNullable ? target.Type.Nullable : target.Type);
            case (_, "GetValueOrDefault", 0) when target.Type is { IsNumber: true, IsNullable: true }:
                return Term.Expression(target.Dot("Coalesce(0)"), target.Type.Required);
            case (_, "GetValueOrDefault", 0) when target.IsBool:
                return True(target);
            case (_, "GetValueOrDefault", 1) when target.Type is { IsScalar: true, IsNullable: true, Kind: not ValueKind.Bool } && arguments[0].IsHost:
                return Term.Expression(target.Dot($"Coalesce({arguments[0].Text})"), target.Type.Required);
            case (_, "Equals" or "CompareTo", _):
                return NoSql(call.At, call.Name, "compare with ==, < or >");
            case (ValueKind.Timestamp or ValueKind.DateTime, _, _):
                return NoSql(call.At, call.Name, "compare the difference of two times with a TimeSpan, as in a - b > TimeSpan.FromHours(24)");
            default:
                return NoSql(call.At, call.Name, $"there is no such function of {target.Type.Words} in SQL; use comparisons and arithmetic");
        }
    }

    /// <summary>A method of a value of the program that always gives the same.</summary>
    private Term? HostCall(CallCode call, Term target, List<Term> arguments)
    {
        var isPure = target.Type.Kind is ValueKind.Date or ValueKind.DateTime or ValueKind.Timestamp or ValueKind.Duration
            && (call.Name.StartsWith("Add", StringComparison.Ordinal) || call.Name is "Subtract" or "Negate" or "Duration");
        if (!isPure || arguments.Any(a => !a.IsHost))
        {
            return target.Type.Kind == ValueKind.Date && call.Name == "AddDays" && arguments is [{ IsHost: false }]
                ? Term.Expression($"{Expression(target).Dot("AddDays")}({arguments[0].Text})", target.Type)
                : NoSql(call.At, call.Name, "compute it before, and pass it as a parameter");
        }

        var type = call.Name == "Subtract" && arguments is [{ Type.Kind: not ValueKind.Duration }] ? new ValueType(ValueKind.Duration) : target.Type;
        return Term.Host(target.Dot($"{call.Name}({string.Join(", ", arguments.Select(a => a.Text))})", call.IsConditional), type);
    }
}
