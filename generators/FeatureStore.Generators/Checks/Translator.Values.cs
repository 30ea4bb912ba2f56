namespace FeatureStore.Generators.Checks;

/// <summary>Comparisons, arithmetic and what becomes of null.</summary>
internal sealed partial class Translator
{
    private Term? Compare(Code at, string @operator, Term left, Term right)
    {
        var isEquality = @operator is "==" or "!=";
        if (left.IsBool || right.IsBool)
            return right.IsBool || right.Type.Kind == ValueKind.Null ? left.IsHost && right.IsHost ? HostCompare(@operator, left, right) : CompareBools(at, @operator, left, right)
                : left.Type.Kind == ValueKind.Null ? CompareBools(at, @operator, right, left) : NotUnderstood(at);
        if (left.IsHost && right.IsHost)
            return HostCompare(@operator, left, right);
        if (left.Type.Kind == ValueKind.Null || right.Type.Kind == ValueKind.Null)
            return isEquality ? IsNull(at, left.Type.Kind == ValueKind.Null ? right : left, @operator == "==") : Term.Condition($"{PredicateType}.False");
        if (left.Type.Kind == ValueKind.DayNumber || right.Type.Kind == ValueKind.DayNumber)
            return NoSql(at.At, "DayNumber", "compare the dates themselves, or the difference of two day numbers");
        if (left.Type is { Kind: ValueKind.DateTime, Name.Length: > 0 } || right.Type is { Kind: ValueKind.DateTime, Name.Length: > 0 })
            return NoSql(at.At, "UtcDateTime", "compare the DateTimeOffset itself");
        if (!left.Type.IsScalar || !right.Type.IsScalar)
            return NoSql(at.At, @operator, $"{(left.Type.IsScalar ? right : left).Type.Words} cannot be compared as a whole; compare its members, fields or elements");
        if (left.Type.Kind == ValueKind.Enum && !isEquality)
            return NoSql(at.At, @operator, "an enum is text in SQL and has no order; name its values with 'is A or B', or compare the quality itself");
        if (left.Type.Kind == ValueKind.Duration || right.Type.Kind == ValueKind.Duration)
            return Term.Condition($"{Ticks(left).In(Binding.Order)} {@operator} {Ticks(right).In(Binding.Order)}", isEquality ? Binding.Equality : Binding.Order);
        if (Unify(left, right) is not var (a, b))
            return NotUnderstood(at);
        var binding = isEquality ? Binding.Equality : Binding.Order;
        return Term.Condition($"{a.In(Binding.Sum)} {@operator} {b.In(Binding.Sum)}", binding);
    }

    private static Term HostCompare(string @operator, Term left, Term right)
    {
        var binding = @operator is "==" or "!=" ? Binding.Equality : Binding.Order;
        return Term.Host($"{left.In(Binding.Sum)} {@operator} {right.In(Binding.Sum)}", ValueType.Bool, binding);
    }

    private Term? IsNull(Code at, Term term, bool isNull)
    {
        if (term.IsBool)
            return isNull ? term.Null ?? Term.Condition($"{PredicateType}.False") : Not(term.Null ?? Term.Condition($"{PredicateType}.False"));
        if (term.IsHost)
            return Term.Host($"{term.In(Binding.Order)} {(isNull ? "==" : "!=")} null", ValueType.Bool, Binding.Equality);
        return term.Type.Kind switch
        {
            ValueKind.List => Term.Condition($"{PredicateType}.{(isNull ? "False" : "True")}"),
            ValueKind.Row or ValueKind.Category or ValueKind.FeatureSet or ValueKind.Feature => NotUnderstood(at),
            _ => Term.Condition(term.Dot(isNull ? "IsNull()" : "IsNotNull()")),
        };
    }

    private Term? Arithmetic(BinaryCode binary, Term left, Term right)
    {
        var @operator = binary.Operator;
        if (left.Type.Kind == ValueKind.Text || right.Type.Kind == ValueKind.Text)
            return NoSql(binary.At, @operator, "texts are not put together here; compare their parts");
        if (left.Type.Kind == ValueKind.DayNumber || right.Type.Kind == ValueKind.DayNumber)
            return DayDifference(binary, left, right);
        if (@operator == "-" && left.Type.Kind == right.Type.Kind && left.Type.Kind is ValueKind.Timestamp or ValueKind.DateTime && !(left.IsHost && right.IsHost))
            return left.Type.Name == right.Type.Name ? Difference(left, right) : NoSql(binary.At, "UtcDateTime", "subtract the DateTimeOffsets themselves");
        var binding = @operator is "+" or "-" ? Binding.Sum : Binding.Product;
        if (left.IsHost && right.IsHost)
            return Term.Host($"{left.In(binding)} {@operator} {right.In(binding - 1)}", HostType(@operator, left.Type, right.Type), binding);
        if (left.Type.Kind is ValueKind.Duration or ValueKind.Timestamp or ValueKind.DateTime || right.Type.Kind == ValueKind.Duration)
            return NoSql(binary.At, @operator, "compare the difference of two times with a TimeSpan, as in a - b > TimeSpan.FromHours(24)");
        if (!left.Type.IsNumber || !right.Type.IsNumber || Unify(left, right) is not var (a, b))
            return NotUnderstood(binary);
        var type = Wider(a.Type, b.Type);
        if (type.Kind == ValueKind.Numeric && @operator == "/")
            return MeansElse(binary.At, @operator, "the engines cut a decimal quotient after different digits; divide as double: (double)a / (double)b");
        if (type.Kind == ValueKind.Float64 && @operator == "%")
            return NoSql(binary.At, @operator, "the remainder of doubles is not the same in every engine; use whole numbers");

        // Division by zero throws in C#, where a condition before it can keep it from being reached; SQL may compute both sides.
        var divisor = @operator is "/" or "%" && type.Kind is ValueKind.Int64 or ValueKind.Numeric && !IsNonZero(b) ? $"{Expression(b).Dot("NullIf")}(0)" : b.In(binding - 1);
        return Term.Expression($"{a.In(binding)} {@operator} {divisor}", divisor.EndsWith(".NullIf(0)", StringComparison.Ordinal) ? type.Nullable : type, binding);
    }

    private static bool IsNonZero(Term term) => term.IsHost && term.Text.TrimEnd('L', 'l', 'm', 'M', 'u', 'U').Trim('-') is var digits && digits.Length > 0 && digits.All(c => char.IsDigit(c) || c == '.') && digits.Any(c => c is >= '1' and <= '9');

    private Term? DayDifference(BinaryCode binary, Term left, Term right)
    {
        if (binary.Operator != "-" || left.Type.Kind != ValueKind.DayNumber || right.Type.Kind != ValueKind.DayNumber)
            return NoSql(binary.At, binary.Operator, "a day number means something only in the difference of two: a.DayNumber - b.DayNumber");
        var nullable = left.Type.IsNullable || right.Type.IsNullable;
        if (left.IsHost && right.IsHost)
            return Term.Host($"{left.Text}.DayNumber - {right.Text}.DayNumber", ValueType.Int64, Binding.Sum);
        var (a, b) = nullable ? (AsNullable(Day(left)), AsNullable(Day(right))) : (Day(left), Day(right));
        return Term.Expression($"{Expression(a).Dot("DiffDays")}({b.Text})", nullable ? ValueType.Int64.Nullable : ValueType.Int64);
    }

    private static Term Difference(Term left, Term right)
    {
        var nullable = left.Type.IsNullable || right.Type.IsNullable;
        var (a, b) = nullable ? (AsNullable(left), AsNullable(right)) : (left, right);
        return Term.Expression($"{Expression(a).Dot("DiffTicks")}({b.Text})", new(ValueKind.Duration, nullable));
    }

    private static Term Day(Term dayNumber) => dayNumber with { Type = new(ValueKind.Date, dayNumber.Type.IsNullable) };

    private Term? Negated(UnaryCode unary, Term operand)
    {
        if (!operand.Type.IsNumber)
            return operand.Type.Kind == ValueKind.Duration ? NoSql(unary.At, "-", "compare with the negative TimeSpan") : NotUnderstood(unary);
        return operand.IsHost
            ? Term.Host($"-{operand.In(Binding.Primary)}", operand.Type, Binding.Unary)
            : Term.Expression($"-{operand.In(Binding.Primary)}", operand.Type, Binding.Unary);
    }

    private Term? Coalesce(BinaryCode binary)
    {
        var (value, otherwise) = (Of(binary.Left), Of(binary.Right));
        if (value is null || otherwise is null)
            return null;
        if (value.IsHost && otherwise.IsHost)
            return Term.Host($"({value.Text} ?? {otherwise.Text})", otherwise.Type);
        if (value.IsBool)
        {
            if (Parts(value) is not { } a || Parts(otherwise) is not { } b)
                return NotUnderstood(binary);
            var whenTrue = otherwise is { IsHost: true, Text: "false" } ? a.True : otherwise is { IsHost: true, Text: "true" } ? Not(a.False) : Or(a.True, And(a.Null, b.True));
            return otherwise.Type.IsNullable ? Pair(whenTrue, Or(a.False, And(a.Null, b.False))) : whenTrue;
        }

        if (!value.Type.IsScalar || Unify(value, otherwise) is not var (left, right))
            return value.Type.IsScalar ? NotUnderstood(binary) : NoSql(binary.At, "??", $"{value.Type.Words} has no other value; compare it with null");
        if (!left.IsHost && !left.Type.IsNullable)
            return left;
        if (left.IsHost)
            return Choose(binary, IsNull(binary, left, isNull: false)!, left, right);
        right = Kept(right);
        return Term.Expression($"{left.Dot("Coalesce")}({right.Text})", right.Type.IsNullable ? left.Type.Nullable : left.Type.Required);
    }

    private Term? Cast(CastCode cast)
    {
        if (Of(cast.Operand) is not { } operand)
            return null;
        var (from, to) = (operand.Type, cast.Type);
        if (to.Kind == ValueKind.List)
            return operand;
        if (operand.IsHost)
            return Term.Host($"({to.CSharp}){operand.In(Binding.Unary)}", to, Binding.Unary);
        return (from.Kind, to.Kind) switch
        {
            _ when operand.IsBool && to.Kind == ValueKind.Bool => operand,
            _ when from.Kind == to.Kind || (from.Kind == ValueKind.Int64 && to.Kind == ValueKind.Int32) => Nulled(operand),
            (ValueKind.Int64 or ValueKind.Numeric, ValueKind.Float64) => Nulled(Term.Expression(operand.Dot("ToDouble()"), new(ValueKind.Float64, from.IsNullable))),
            (ValueKind.Int64, ValueKind.Numeric) => Nulled(Term.Expression(operand.Dot("ToDecimal()"), new(ValueKind.Numeric, from.IsNullable))),
            _ when from.IsNumber && to.IsNumber => MeansElse(cast.At, $"({to.CSharp})", "a cast that loses digits, or fails for NaN, is not the same in every engine; compare without it"),
            _ => NoSql(cast.At, $"({to.CSharp})", $"{from.Words} has no such form in SQL"),
        };

        Term Nulled(Term term) => to.IsNullable ? AsNullable(term) : term;
    }

    /// <summary>Both sides in one type, as C# would convert them; null if it would not.</summary>
    private static (Term Left, Term Right)? Unify(Term left, Term right)
    {
        // Beside an expression that is never null, a null of the program would become no expression at all.
        if (left.IsHost != right.IsHost && !(left.IsHost ? right : left).Type.IsNullable)
            (left, right) = (Kept(left), Kept(right));
        var (a, b) = (left.Type.Kind, right.Type.Kind);
        if (a == ValueKind.Null || b == ValueKind.Null)
            return (left, right);
        if (left.Type.IsNumber && right.Type.IsNumber)
        {
            if (a == ValueKind.Numeric || b == ValueKind.Numeric)
                return left.Type.IsInteger || right.Type.IsInteger || a == b ? (Widen(left, ValueKind.Numeric), Widen(right, ValueKind.Numeric)) : null;
            return a is ValueKind.Float64 or ValueKind.Single || b is ValueKind.Float64 or ValueKind.Single
                ? (Widen(left, ValueKind.Float64), Widen(right, ValueKind.Float64))
                : (Widen(left, ValueKind.Int64), Widen(right, ValueKind.Int64));
        }

        return a == b && (a != ValueKind.Enum || left.Type.Name == right.Type.Name) ? (left, right) : null;
    }

    private static Term Kept(Term term) => term is { IsHost: true, Type: { IsNullable: true, Kind: not (ValueKind.Text or ValueKind.Null) } } ? Expression(term) : term;

    // A value of the program converts by itself.
    private static Term Widen(Term term, ValueKind kind) =>
        term.IsHost ? term with { Type = term.Type with { Kind = kind } }
        : term.Type.Kind == kind ? term
        : Term.Expression(term.Dot(kind == ValueKind.Numeric ? "ToDecimal()" : "ToDouble()"), term.Type with { Kind = kind });

    private static ValueType Wider(ValueType left, ValueType right)
    {
        var kind = left.Kind == ValueKind.Null ? right : right.Kind == ValueKind.Null || left.Kind >= right.Kind ? left : right;
        return left.IsNullable || right.IsNullable ? kind.Nullable : kind;
    }

    private static ValueType HostType(string @operator, ValueType left, ValueType right) => (left.Kind, right.Kind) switch
    {
        (ValueKind.Timestamp or ValueKind.DateTime or ValueKind.Time, ValueKind.Timestamp or ValueKind.DateTime or ValueKind.Time) when @operator == "-" => new(ValueKind.Duration),
        (ValueKind.Timestamp or ValueKind.DateTime or ValueKind.Time, _) => left,
        (ValueKind.Duration, ValueKind.Duration) when @operator == "/" => ValueType.Float64,
        (ValueKind.Duration, _) => left,
        (_, ValueKind.Duration) => right,
        _ => Wider(left, right),
    };

    /// <summary>Something with the members of an expression, whatever it was.</summary>
    private static Term Expression(Term term) =>
        term.IsHost ? Term.Expression($"{SqlType}.Value<{term.Type.CSharp}>({term.Text})", term.Type) : term;

    private static Term AsNullable(Term term) =>
        term.Type.IsNullable || term.Type.Kind == ValueKind.Text ? term : term.IsHost ? term with { Type = term.Type.Nullable } : Term.Expression(term.Dot("AsNullable()"), term.Type.Nullable);

    /// <summary>A duration in ticks.</summary>
    private static Term Ticks(Term duration) => duration.IsHost ? duration with { Text = duration.Dot("Ticks"), Binding = Binding.Primary } : duration;
}
