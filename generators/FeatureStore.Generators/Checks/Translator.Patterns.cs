namespace FeatureStore.Generators.Checks;

/// <summary>Patterns become comparisons, switch expressions choices.</summary>
internal sealed partial class Translator
{
    private Term? Is(IsCode test) => Of(test.Operand) is { } operand ? Matches(test, operand, test.Pattern) : null;

    private Term? Matches(Code at, Term operand, Pattern pattern)
    {
        switch (pattern)
        {
            case ValuePattern value:
                return Of(value.Value) is { } constant ? Equals(value.Value, operand, constant) : null;
            case RelationalPattern relation:
                return Of(relation.Value) is { } limit ? Compare(relation.Value, relation.Operator, operand, limit) : null;
            case NotPattern not:
                return Matches(at, operand, not.Operand) is { } inner ? Negate(inner) : null;
            case BinaryPattern { IsAnd: false } either when OneOf(operand, either) is { } list:
                return list;
            case BinaryPattern binary:
                var (left, right) = (Matches(at, operand, binary.Left), Matches(at, operand, binary.Right));
                return left is null || right is null ? null : Join(binary.IsAnd, left, right);
            case PropertyPattern properties:
                return Properties(at, operand, properties);
            case VariablePattern variable:
                _locals[variable.Name] = operand;
                return variable.RejectsNull ? NotNull(at, operand) : Term.Host("true", ValueType.Bool);
            case AnyPattern:
                return Term.Host("true", ValueType.Bool);
            case DefectPattern defect:
                return Fail<Term>(defect.At, defect.Defect);
            default:
                return NotUnderstood(at);
        }
    }

    // A constant pattern finds NaN, which == does not.
    private Term? Equals(Code at, Term operand, Term constant) =>
        constant.Text == "double.NaN" && operand is { IsHost: false, Type.Kind: ValueKind.Float64 } ? Term.Condition(operand.Dot("IsNaN()"))
        : constant.Text == "double.NaN" && operand.IsHost ? Term.Host($"{operand.In(Binding.Order)} is double.NaN", ValueType.Bool, Binding.Order)
        : Compare(at, "==", operand, constant);

    /// <summary>Several constants as one list.</summary>
    private Term? OneOf(Term operand, BinaryPattern either)
    {
        var values = Values(either);
        if (operand.IsHost || operand.IsBool || !operand.Type.IsScalar || values is null)
            return null;
        var terms = values.Select(v => v.Value is ConstantCode or EnumCode ? Of(v.Value) : null).ToList();
        return terms.Any(t => t is null || t.Text == "double.NaN" || (t.Type.Kind != ValueKind.Null && Unify(operand, t) is null))
            ? null
            : Term.Condition(operand.Dot($"In({string.Join(", ", terms.Select(t => t!.Text))})"));
    }

    private static List<ValuePattern>? Values(Pattern pattern) => pattern switch
    {
        ValuePattern value => [value],
        BinaryPattern { IsAnd: false } either when Values(either.Left) is { } left && Values(either.Right) is { } right => [.. left, .. right],
        _ => null,
    };

    private static Term Negate(Term term) => term.IsHost ? Term.Host($"!({term.Text})", ValueType.Bool, Binding.Unary) : Not(term);

    private static Term Join(bool isAnd, Term left, Term right)
    {
        if (left.IsHost && right.IsHost)
            return left.Text == "true" && isAnd ? right : right.Text == "true" && isAnd ? left
                : Term.Host($"{left.In(Binding.And)} {(isAnd ? "&&" : "||")} {right.In(Binding.And)}", ValueType.Bool, Binding.Or);
        var (a, b) = (AsCondition(left)!, AsCondition(right)!);
        return isAnd ? And(a, b) : Or(a, b);
    }

    private Term? NotNull(Code at, Term operand) => operand.Type.IsNullable ? IsNull(at, operand, isNull: false) : Term.Host("true", ValueType.Bool);

    private Term? Properties(Code at, Term operand, PropertyPattern pattern)
    {
        var result = NotNull(at, operand);
        if (pattern.Variable is { } variable)
            _locals[variable] = operand;
        foreach (var test in pattern.Tests)
        {
            var value = operand;
            foreach (var name in test.Path)
            {
                _locals[PatternTarget] = value;
                if (Member(new(test.At, new LocalCode(test.At, PatternTarget), name, IsConditional: false)) is not { } member)
                    return null;
                value = member;
            }

            if (Matches(at, value, test.Pattern) is not { } matches)
                return null;
            result = result is null ? null : Join(isAnd: true, result, matches);
        }

        return result;
    }

    // No variable of C# has this name.
    private const string PatternTarget = "<pattern>";

    private Term? Switch(SwitchCode choice)
    {
        if (Of(choice.Operand) is not { } operand)
            return null;
        var arms = new List<(Term Condition, Term Result)>();
        foreach (var arm in choice.Arms)
        {
            var condition = Matches(choice, operand, arm.Pattern);
            if (condition is not null && arm.When is { } when)
                condition = Of(when) is { } also ? Join(isAnd: true, condition, also) : null;
            var result = Of(arm.Result);
            if (condition is null || result is null)
                return null;
            arms.Add((condition, result));
        }

        if (arms.Count == 0 || arms[arms.Count - 1].Condition.Text != "true")
            return NoSql(choice.At, "switch", "end with an arm for everything else: _ => ...");
        var term = arms[arms.Count - 1].Result;
        for (var i = arms.Count - 2; i >= 0; i--)
        {
            if (Choose(choice, arms[i].Condition, arms[i].Result, term) is not { } chosen)
                return null;
            term = chosen;
        }

        return term;
    }
}
