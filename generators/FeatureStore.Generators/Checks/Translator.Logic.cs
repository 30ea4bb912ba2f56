namespace FeatureStore.Generators.Checks;

/// <summary>Conditions: and, or, not, comparison, choice. A condition that may be null is a pair of predicates.</summary>
internal sealed partial class Translator
{
    private const string PredicateType = "global::FeatureStore.Predicate";
    private const string SqlType = "global::FeatureStore.Sql";

    /// <summary>A condition that is true or false; null for a term that is none.</summary>
    private static Term? AsCondition(Term term) => term switch
    {
        { IsCondition: true } => term,
        { IsBool: true, IsHost: true, Type.IsNullable: false } => term.Text switch
        {
            "true" => Term.Condition($"{PredicateType}.True"),
            "false" => Term.Condition($"{PredicateType}.False"),
            _ => Term.Condition($"({term.In(Binding.Or)} ? {PredicateType}.True : {PredicateType}.False)"),
        },
        _ => null,
    };

    private static Term And(Term left, Term right) =>
        left.Text == $"{PredicateType}.True" ? right
        : right.Text == $"{PredicateType}.True" ? left
        : Term.Condition($"{left.In(Binding.And)} & {right.In(Binding.Equality)}", Binding.And);

    private static Term Or(Term left, Term right) =>
        left.Text == $"{PredicateType}.False" ? right
        : right.Text == $"{PredicateType}.False" ? left
        : Term.Condition($"{left.In(Binding.Or)} | {right.In(Binding.And)}", Binding.Or);

    private static Term Not(Term operand) => Term.Condition($"!{operand.In(Binding.Unary)}", Binding.Unary);

    /// <summary>A BOOL that may be null, as a column, field or element holds it.</summary>
    private static Term NullableBool(string text) => new($"{text} == true", Binding.Equality, ValueType.Bool.Nullable)
    {
        False = Term.Condition($"{text} == false", Binding.Equality),
        Null = Term.Condition($"{text}.IsNull()"),
    };

    /// <summary>The predicate for true of a condition that may be null.</summary>
    private static Term True(Term term) => Term.Condition(term.Text, term.Binding);

    private Term? Unary(UnaryCode unary)
    {
        if (Of(unary.Operand) is not { } operand)
            return null;
        if (unary.Operator == "-")
            return Negated(unary, operand);
        if (!operand.IsBool)
            return NotUnderstood(unary);
        if (operand.IsHost)
            return Term.Host($"!{operand.In(Binding.Unary)}", operand.Type, Binding.Unary);
        return operand.Type.IsNullable
            ? operand.False! with { Type = operand.Type, False = True(operand), Null = operand.Null }
            : Not(operand);
    }

    private Term? Binary(BinaryCode binary)
    {
        if (binary.Operator == "??")
            return Coalesce(binary);
        var (left, right) = (Of(binary.Left), Of(binary.Right));
        if (left is null || right is null)
            return null;
        return binary.Operator switch
        {
            "&&" or "||" or "&" or "|" or "^" => Logic(binary, left, right),
            "==" or "!=" or "<" or "<=" or ">" or ">=" => Compare(binary, binary.Operator, left, right),
            _ => Arithmetic(binary, left, right),
        };
    }

    private Term? Logic(BinaryCode binary, Term left, Term right)
    {
        if (!left.IsBool || !right.IsBool)
            return left.Type.IsInteger || right.Type.IsInteger ? NoSql(binary.At, binary.Operator, "bits cannot be compared; use arithmetic") : NotUnderstood(binary);
        if (left.IsHost && right.IsHost)
            return Term.Host($"{left.In(Binding.Or)} {binary.Operator} {right.In(Binding.Or)}", left.Type.IsNullable ? left.Type : right.Type, Binding.Or);
        if (binary.Operator == "^")
            return Compare(binary, "!=", left, right);
        var isAnd = binary.Operator is "&&" or "&";
        if (!left.Type.IsNullable && !right.Type.IsNullable)
            return isAnd ? And(AsCondition(left)!, AsCondition(right)!) : Or(AsCondition(left)!, AsCondition(right)!);

        // Only & and | take a condition that may be null: false wins over null with &, true with |.
        var (a, b) = (Parts(left), Parts(right));
        if (a is null || b is null || binary.Operator is "&&" or "||")
            return NotUnderstood(binary);
        var whenTrue = isAnd ? And(a.Value.True, b.Value.True) : Or(a.Value.True, b.Value.True);
        var whenFalse = isAnd ? Or(a.Value.False, b.Value.False) : And(a.Value.False, b.Value.False);
        return Pair(whenTrue, whenFalse);
    }

    private static Term Pair(Term whenTrue, Term whenFalse) => whenTrue with
    {
        Type = ValueType.Bool.Nullable,
        False = whenFalse,
        Null = And(Not(whenTrue), Not(whenFalse)),
    };

    /// <summary>The predicates for true, false and null of any condition; null for a value of the program that may be null.</summary>
    private static (Term True, Term False, Term Null)? Parts(Term term)
    {
        if (term is { Type.IsNullable: true, IsHost: false })
            return (True(term), term.False!, term.Null!);
        if (term is { Type.IsNullable: true, IsHost: true })
        {
            return (
                Term.Condition($"({term.In(Binding.Order)} == true ? {PredicateType}.True : {PredicateType}.False)"),
                Term.Condition($"({term.In(Binding.Order)} == false ? {PredicateType}.True : {PredicateType}.False)"),
                Term.Condition($"({term.In(Binding.Order)} == null ? {PredicateType}.True : {PredicateType}.False)"));
        }

        return AsCondition(term) is { } condition ? (condition, Not(condition), Term.Condition($"{PredicateType}.False")) : null;
    }

    /// <summary>Equality of conditions, null among them.</summary>
    private Term? CompareBools(Code at, string @operator, Term left, Term right)
    {
        if (@operator is not ("==" or "!="))
            return NotUnderstood(at);
        Term equal;
        if (right.Type.Kind == ValueKind.Null)
            equal = left.IsHost ? Parts(left)!.Value.Null : left.Null ?? Term.Condition($"{PredicateType}.False");
        else if (right is { IsHost: true, Text: "true" })
            equal = Parts(left)!.Value.True;
        else if (right is { IsHost: true, Text: "false" })
            equal = Parts(left)!.Value.False;
        else if (Parts(left) is { } a && Parts(right) is { } b)
        {
            equal = Or(And(a.True, b.True), And(a.False, b.False));
            if (left.Type.IsNullable && right.Type.IsNullable)
                equal = Or(equal, And(a.Null, b.Null));
        }
        else
        {
            return NotUnderstood(at);
        }

        return @operator == "==" ? equal : Not(equal);
    }

    private Term? Choice(ConditionalCode choice)
    {
        var (condition, then, otherwise) = (Of(choice.Condition), Of(choice.Then), Of(choice.Else));
        return condition is null || then is null || otherwise is null ? null : Choose(choice, condition, then, otherwise);
    }

    private Term? Choose(Code at, Term condition, Term then, Term otherwise)
    {
        if (condition is { IsHost: true } && then.IsHost && otherwise.IsHost)
            return Term.Host($"{condition.In(Binding.Or)} ? {then.In(Binding.Or)} : {otherwise.In(Binding.Or)}", Wider(then.Type, otherwise.Type), Binding.Choice);
        if (AsCondition(condition) is not { } test)
            return NotUnderstood(at);
        if (then.IsBool || otherwise.IsBool)
            return ChooseBool(at, test, then, otherwise);
        if (Unify(then, otherwise) is not var (a, b))
            return NoSql(at.At, "?:", "give both sides one type, such as double");
        var type = Wider(a.Type, b.Type);
        if (type.IsNullable)
            (a, b) = (AsNullable(a), AsNullable(b));
        if (a.IsHost && b.IsHost && type.Kind == ValueKind.Enum)
            return NoSql(at.At, "?:", "compare with the enum inside of each branch");
        var argument = a.IsHost && b.IsHost ? $"<{type.CSharp}>" : "";
        return Term.Expression($"{SqlType}.If{argument}({test.Text}, {a.Text}, {b.Text})", type);
    }

    private Term? ChooseBool(Code at, Term test, Term then, Term otherwise)
    {
        var nothing = (True: Term.Condition($"{PredicateType}.False"), False: Term.Condition($"{PredicateType}.False"), Null: Term.Condition($"{PredicateType}.True"));
        var a = then.Type.Kind == ValueKind.Null ? nothing : Parts(then);
        var b = otherwise.Type.Kind == ValueKind.Null ? nothing : Parts(otherwise);
        if (a is null || b is null)
            return NotUnderstood(at);
        var whenTrue = Either(test, a.Value.True, b.Value.True);
        return then.Type.IsNullable || otherwise.Type.IsNullable ? Pair(whenTrue, Either(test, a.Value.False, b.Value.False)) : whenTrue;
    }

    private static Term Either(Term test, Term then, Term otherwise) => (then.Text, otherwise.Text) switch
    {
        ($"{PredicateType}.True", _) => Or(test, otherwise),
        ($"{PredicateType}.False", _) => And(Not(test), otherwise),
        (_, $"{PredicateType}.True") => Or(Not(test), then),
        (_, $"{PredicateType}.False") => And(test, then),
        _ => Or(And(test, then), And(Not(test), otherwise)),
    };
}
