using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Checks;

/// <summary>
/// Turns the body of a check into code that builds the same condition over columns. It gives types to the row's members by the shape
/// of the table, since the compiler cannot: the record may be generated in this very build. Null stands for what is in <see cref="Defects"/>.
/// </summary>
internal sealed partial class Translator(RowShape shape, string rowName, string ownClass)
{
    private readonly Dictionary<string, Term> _locals = new(StringComparer.Ordinal);
    private readonly List<(LocationInfo At, CheckDefect Defect)> _defects = [];

    /// <summary>What cannot be translated, in the order of the text.</summary>
    public IReadOnlyList<(LocationInfo At, CheckDefect Defect)> Defects => _defects;

    /// <summary>The code of the predicate.</summary>
    public string? Translate(Code body) => Of(body) is not { } term ? null
        : AsCondition(term) is { } condition ? condition.Text
        : Fail<string>(body.At, CheckDefect.NoSql(Describe(body), $"a check is a condition, and this is {term.Type.Words}"));

    /// <summary>The code of a value of the program, such as the default of a parameter.</summary>
    public string? Host(Code code) => Of(code) is not { } term ? null
        : term.IsHost ? term.Text
        : Fail<string>(code.At, CheckDefect.NoSql(Describe(code), "a default is a constant"));

    private Term? Of(Code code) => code switch
    {
        RowCode => Term.Expression(rowName, new(ValueKind.Row)),
        ParameterCode { Type: { } type } parameter => Term.Host(Emitters.CSharpText.Identifier(parameter.Name), Resolved(type)),
        ParameterCode => Fail<Term>(code.At, new(CheckDefectKind.Reported, "", "")),
        LocalCode local => _locals.TryGetValue(local.Name, out var term) ? term : NotUnderstood(code),
        ConstantCode constant => Term.Host(constant.Text, constant.Type, constant.Text.StartsWith("-", StringComparison.Ordinal) ? Binding.Unary : Binding.Primary),
        EnumCode member => Term.Host($"{EnumName(member.Type)}.{Emitters.CSharpText.Identifier(member.Member)}", new(ValueKind.Enum, Name: EnumName(member.Type))),
        CollectionCode collection => Collection(collection),
        MemberCode member => Member(member),
        CallCode call => Call(call),
        IndexCode index => Index(index),
        StaticCode function => Function(function),
        CheckCallCode check => OtherCheck(check),
        UnaryCode unary => Unary(unary),
        BinaryCode binary => Binary(binary),
        ConditionalCode choice => Choice(choice),
        CastCode cast => Cast(cast),
        IsCode test => Is(test),
        SwitchCode choice => Switch(choice),
        DefectCode defect => Fail<Term>(defect.At, defect.Defect),
        LambdaCode => NoSql(code.At, "=>", "a lambda belongs into All, Any or CountOf"),
        _ => NotUnderstood(code),
    };

    // An enum that is yet to be generated has no namespace so far.
    private ValueType Resolved(ValueType type) => type switch
    {
        { Kind: ValueKind.Enum } => type with { Name = EnumName(type.Name) },
        { Kind: ValueKind.List, Element: { } element } => type with { Element = Resolved(element) },
        _ => type,
    };

    private string EnumName(string written) => shape.FindEnum(written) ?? written;

    private T? Fail<T>(LocationInfo place, CheckDefect defect)
        where T : class
    {
        _defects.Add((place, defect));
        return null;
    }

    private Term? NoSql(LocationInfo place, string text, string instead) => Fail<Term>(place, CheckDefect.NoSql(text, instead));

    private Term? MeansElse(LocationInfo place, string text, string instead) => Fail<Term>(place, new(CheckDefectKind.MeansElse, text, instead));

    /// <summary>For what the compiler, as a rule, reports as well.</summary>
    private Term? NotUnderstood(Code code) => Fail<Term>(code.At, CheckDefect.NoSql(Describe(code), CheckDefect.NotUnderstood));

    private static string Describe(Code code) => code switch
    {
        MemberCode member => member.Name,
        CallCode call => call.Name,
        StaticCode function => function.Name,
        LocalCode local => local.Name,
        ParameterCode parameter => parameter.Name,
        ConstantCode constant => constant.Text,
        EnumCode member => member.Member,
        BinaryCode binary => binary.Operator,
        UnaryCode unary => unary.Operator,
        CastCode cast => $"({cast.Type.CSharp})",
        IndexCode => "[...]",
        ConditionalCode => "?:",
        LambdaCode => "=>",
        IsCode => "is",
        SwitchCode => "switch",
        RowCode => "the row",
        _ => "this",
    };

    private Term? Collection(CollectionCode collection)
    {
        var items = collection.Items.Select(Of).ToList();
        if (items.Contains(null))
            return null;
        return items.All(i => i!.IsHost)
            ? new Term(string.Join(", ", items.Select(i => i!.Text)), Binding.Choice, new(ValueKind.List, Element: collection.Element is { } known ? Resolved(known) : items.Count == 0 ? ValueType.Null : items[0]!.Type), IsHost: true) { Items = items.OfType<Term>().ToEquatableArray() }
            : NoSql(collection.At, "[...]", "a list holds constants and parameters only; compare with == and ||");
    }

    /// <summary>All arguments, or null if any has a defect.</summary>
    private List<Term>? All(EquatableArray<Code> codes)
    {
        var terms = codes.Select(Of).ToList();
        return terms.Contains(null) ? null : terms.OfType<Term>().ToList();
    }

    private Term? OtherCheck(CheckCallCode call)
    {
        if (!call.TakesRow)
            return NoSql(call.At, call.Method, "another check is called with the same row");
        var arguments = new List<string> { rowName };
        foreach (var argument in call.Arguments)
        {
            if (Of(argument.Value) is not { } term)
                return null;
            if (!term.IsHost)
                return NoSql(argument.Value.At, term.Text, "the arguments of another check are constants and parameters");
            arguments.Add(argument.Name is null ? term.Text : $"{argument.Name}: {term.Text}");
        }

        var type = call.Type == ownClass ? "" : $"{call.Type}.";
        return Term.Condition($"{type}{Emitters.CSharpText.Identifier(call.Method)}({string.Join(", ", arguments)})");
    }
}
