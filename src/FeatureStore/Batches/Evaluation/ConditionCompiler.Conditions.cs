namespace FeatureStore;

// Conditions: true or false, never null.
internal sealed partial class ConditionCompiler
{
    private static bool IsCondition(Node node) => node
        is TruthNode or AndNode or OrNode or NotNode or IsNullNode or ComparisonNode or InNode or UnknownTextNode or AnyElementNode
        or FunctionNode { Function: Function.IsNaN or Function.StartsWith or Function.EndsWith or Function.Contains or Function.Like or Function.ArrayContains };

    private Bits Compile(Node node) => node switch
    {
        AndNode => Junction(true, [.. Flatten<AndNode>(node).Select(Condition)]),
        OrNode => Junction(false, [.. Flatten<OrNode>(node).Select(Condition)]),
        NotNode not => Not(Condition(not.Operand)),
        IsNullNode isNull => IsNull(isNull.Operand),
        ComparisonNode comparison => Compare(comparison),
        InNode among => Among(among),
        UnknownTextNode unknown => IsUnknown(unknown.Operand),
        AnyElementNode any => Any(any),
        FunctionNode { Function: Function.IsNaN } isNaN => Test<double>(isNaN, double.IsNaN),
        FunctionNode { Function: Function.StartsWith } starts => Test(starts, static (text, part) => text.Span.StartsWith(part.Span)),
        FunctionNode { Function: Function.EndsWith } ends => Test(ends, static (text, part) => text.Span.EndsWith(part.Span)),
        FunctionNode { Function: Function.Contains } contains => Test(contains, static (text, part) => text.Span.IndexOf(part.Span) >= 0),
        FunctionNode { Function: Function.Like } like => Test(like, static (text, pattern) => TextTests.IsLike(text.Span, pattern.Span)),
        FunctionNode { Function: Function.ArrayContains } contains => Contains(contains.Arguments[0], contains.Arguments[1]),
        _ when Codes(node, isEnum: false) is { } flags => Code(flags, CodeSet.Of(1), isEnum: false),
        _ => IsTrue(ValuesOf<long>(node)),
    };

    private static IEnumerable<Node> Flatten<T>(Node node)
        where T : Node => node is T ? node.Operands.SelectMany(Flatten<T>) : [node];

    private TruthBits Truth(bool value) => Once(["truth", Frame, value], () => new TruthBits(Frame, value));

    private TrueBits IsTrue(Values<long> values) => Once(["is true", values], () => new TrueBits(values));

    private Bits IsNull(Values values) => values is { AllValid: true } and (ConstantValues<long> or ConstantValues<double> or ConstantValues<decimal> or ConstantValues<Utf8>)
        ? Truth(false)
        : Once(["is null", values], () => new NullBits(values));

    private Bits Not(Bits operand) => operand switch
    {
        TruthBits truth => Truth(!truth.Value),
        NotBits not => not.Operand,
        CodeBits { IsEnum: true } codes => Code(codes.Source, codes.Codes.Complement(), isEnum: true),
        _ => Once(["not", operand], () => new NotBits(operand)),
    };

    // From left to right, as each may guard the next. Codes of one column are one test.
    private Bits Junction(bool isAnd, IEnumerable<Bits> operands)
    {
        var kept = new List<Bits>();
        foreach (var operand in operands)
        {
            if (operand is TruthBits truth)
            {
                if (truth.Value != isAnd)
                    return truth;
                continue;
            }

            var same = operand is CodeBits { IsEnum: true } codes ? kept.FindIndex(k => k is CodeBits { IsEnum: true } other && other.Source == codes.Source) : -1;
            if (same < 0)
            {
                if (!kept.Contains(operand))
                    kept.Add(operand);
                continue;
            }

            var (first, second) = (((CodeBits)kept[same]).Codes, ((CodeBits)operand).Codes);
            kept[same] = Code(((CodeBits)operand).Source, isAnd ? first.Intersection(second) : first.Union(second), isEnum: true);
            if (kept[same] is TruthBits merged)
            {
                if (merged.Value != isAnd)
                    return merged;
                kept.RemoveAt(same);
            }
        }

        return kept.Count switch
        {
            0 => Truth(isAnd),
            1 => kept[0],
            _ => Once([isAnd ? "and" : "or", .. kept], () => new JunctionBits(isAnd, [.. kept])),
        };
    }

    private Bits Either(Node condition, Func<Bits> then, Func<Bits> otherwise)
    {
        var bits = Condition(condition);
        return Junction(false, [Junction(true, [bits, then()]), Junction(true, [Not(bits), otherwise()])]);
    }

    /// <summary>Whether a value is null; a list never is.</summary>
    /// <exception cref="NotSupportedException">It asks for what no batch holds.</exception>
    public Bits IsNull(Node node)
    {
        node = Pushed(node);
        if (node.Type.Repeated || IsCondition(node) || node is ConstantNode or UnknownEnumNode)
            return Truth(false);
        if (node is NullNode)
            return Truth(true);
        if (node is RawTextNode raw)
            return IsNull(raw.Column);
        if (node is ConditionNode { Type.Kind: DataType.Struct } choice)
            return Either(choice.Condition, () => IsNull(choice.Then), () => IsNull(choice.Else));
        if (Codes(node, isEnum: true) is { } codes)
            return Code(codes, CodeSet.Of(IBatchCodes.NullCode), isEnum: true);
        if (Depth(node) is var depth && depth < _scopes.Count - 1)
            return Lift(depth, () => IsNull(node), static (frame, outer) => new OuterBits(frame, outer));
        return PlaceOf(node) is { } place ? Once(["is null at", place], () => new NullPlaceBits(place)) : IsNull(AnyValues(node));
    }

    private Bits Compare(ComparisonNode node)
    {
        var (comparison, left, right) = (node.Operator, node.Left, node.Right);
        if (left is ConstantNode or UnknownEnumNode && right is not ConstantNode)
            (comparison, left, right) = (Flipped(comparison), right, left);
        if (right is UnknownEnumNode)
        {
            var unknown = left is UnknownEnumNode ? Truth(true) : IsUnknown(left);
            return comparison == Comparison.Equal ? unknown : Not(unknown);
        }

        // The raw text is one that the catalog knows where the code says so.
        if (left is RawTextNode raw && right is ConstantNode { Value: string } && comparison is Comparison.Equal or Comparison.NotEqual && Spelt(raw, right) is { } spelt)
            return CompareCodes(comparison, raw.Column, spelt);
        if (AreCodes(left, right))
            return CompareCodes(comparison, left, right);
        if (right is ConstantNode { Value: bool flag } && comparison is Comparison.Equal or Comparison.NotEqual && !IsCondition(left) && Codes(left, isEnum: false) is { } flags)
        {
            var equal = Code(flags, CodeSet.Of(flag ? 1 : 0), isEnum: false);
            return comparison == Comparison.Equal ? equal : Not(equal);
        }

        if (right is ConstantNode { Value: long number } && CountOf(left) is { } count)
            return Once(["count", comparison, count, number], () => new CountBits(comparison, count, number));
        return Carrier(left) switch
        {
            Carried.Long => Compare(comparison, ValuesOf<long>(left), ValuesOf<long>(right)),
            Carried.Double => Compare(comparison, ValuesOf<double>(left), ValuesOf<double>(right)),
            Carried.Decimal => Compare(comparison, ValuesOf<decimal>(left), ValuesOf<decimal>(right)),
            _ => Compare(comparison, ValuesOf<Utf8>(left), ValuesOf<Utf8>(right)),
        };
    }

    private ComparisonBits<T> Compare<T>(Comparison comparison, Values<T> left, Values<T> right)
        where T : struct, IEquatable<T>, IComparable<T> =>
        Once(["compare", comparison, left, right], () => new ComparisonBits<T>(comparison, left, right));

    private static Comparison Flipped(Comparison comparison) => comparison switch
    {
        Comparison.Less => Comparison.Greater,
        Comparison.LessOrEqual => Comparison.GreaterOrEqual,
        Comparison.Greater => Comparison.Less,
        Comparison.GreaterOrEqual => Comparison.LessOrEqual,
        _ => comparison,
    };

    /// <summary>Both sides are of an enum, and say so by what the catalog knows.</summary>
    private static bool AreCodes(Node left, Node right) => left.Type.Texts is { } a && right.Type.Texts is { } b && IsKnown(left, a) && IsKnown(right, b);

    /// <summary>A text beside the raw text of an enum as a constant of that enum; null if the catalog does not know it.</summary>
    private static Node? Spelt(RawTextNode raw, Node text) =>
        raw.Column.Type.Texts is { } texts && (text is NullNode || IsKnown(text, texts)) ? (text as ConstantNode)?.As(raw.Column.Type) ?? text : null;

    private static bool IsKnown(Node node, EnumText texts) => node is not ConstantNode { Value: string text } || texts.CodeOf(text) > 0;

    private Bits CompareCodes(Comparison comparison, Node left, Node right)
    {
        if (right is ConstantNode { Value: string text } && Codes(left, isEnum: true) is { } source)
        {
            var equal = Code(source, CodeSet.Of(left.Type.Texts!.CodeOf(text)), isEnum: true);
            return comparison == Comparison.Equal ? equal : Not(equal);
        }

        var (a, b) = (left.Type.Texts!, right.Type.Texts!);
        var values = ValuesOf<long>(right);
        if (right is not ConstantNode && !a.Texts.SequenceEqual(b.Texts))
        {
            long[] codes = [IBatchCodes.UnknownCode, .. b.Texts.Select(t => (long)a.CodeOf(t))];
            var others = values;
            values = Once(["codes", a, others], () => new MappedValues<long, long>(others, false, (long code, out long result) =>
            {
                result = codes[code];
                return true;
            }));
        }

        return Compare(comparison, ValuesOf<long>(left), values);
    }

    private Bits Among(InNode node)
    {
        if (node.Operand is RawTextNode raw && node.Values.AsSpan().ToArray().Select(v => Spelt(raw, v)).OfType<Node>().ToValueList() is var spelt && spelt.Count == node.Values.Count)
            return Among(new InNode(raw.Column, spelt));
        var constants = node.Values.AsSpan().ToArray().OfType<ConstantNode>().Where(c => c.IsNotNaN).ToList();
        var hasUnknown = node.Values.AsSpan().ToArray().Any(v => v is UnknownEnumNode);
        var hasNull = node.Values.AsSpan().ToArray().Any(v => v is NullNode);
        if (node.Operand.Type.Texts is { } texts && constants.TrueForAll(c => IsKnown(c, texts)))
        {
            List<int> codes = [.. constants.Select(c => texts.CodeOf((string)c.Value)), .. hasUnknown ? [(int)IBatchCodes.UnknownCode] : Array.Empty<int>()];
            if (Codes(node.Operand, isEnum: true) is { } source)
                return Code(source, CodeSet.Of([.. codes, .. hasNull ? [(int)IBatchCodes.NullCode] : Array.Empty<int>()]), isEnum: true);
            return Among(ValuesOf<long>(node.Operand), [.. codes.Select(c => (long)c)], hasNull);
        }

        var among = Carrier(node.Operand) switch
        {
            Carried.Long when node.Operand.Type.Texts is null => Among(ValuesOf<long>(node.Operand), Values<long>(constants), hasNull),
            Carried.Double => Among(ValuesOf<double>(node.Operand), Values<double>(constants), hasNull),
            Carried.Decimal => Among(ValuesOf<decimal>(node.Operand), Values<decimal>(constants), hasNull),
            _ => Among(ValuesOf<Utf8>(node.Operand), Values<Utf8>(constants), hasNull),
        };
        return hasUnknown ? Junction(false, [among, IsUnknown(node.Operand)]) : among;

        static T[] Values<T>(List<ConstantNode> constants) => [.. constants.Select(c => (T)ConstantValue(c, typeof(T))).Distinct()];
    }

    private Bits Among<T>(Values<T> operand, T[] constants, bool hasNull)
        where T : struct, IEquatable<T>, IComparable<T> => constants.Length == 0 && !hasNull
        ? Truth(false)
        : Once(["among", operand, hasNull, ValueList.Wrap(constants)], () => new AmongBits<T>(operand, constants, hasNull));

    /// <summary>A text that the catalog does not know.</summary>
    private Bits IsUnknown(Node node) => node.Type.Texts is null
        ? Not(IsNull(node))
        : Codes(node, isEnum: true) is { } source
            ? Code(source, CodeSet.Of(IBatchCodes.UnknownCode), isEnum: true)
            : Compare(Comparison.Equal, ValuesOf<long>(node), Constant((long)IBatchCodes.UnknownCode));

    /// <summary>The column of the batch that holds a byte for each row: codes of an enum, or flags.</summary>
    private ColumnSource? Codes(Node node, bool isEnum)
    {
        var isBytes = isEnum ? node.Type.Texts is { HasByteCodes: true } : node.Type is { Kind: DataType.Bool, Repeated: false };
        return isBytes && _scopes.Count == 1 && node is ColumnNode or FieldNode && PlaceOf(node) is { Rows: null } place ? place.Source : null;
    }

    private Bits Code(ColumnSource source, CodeSet codes, bool isEnum) => codes.IsEmpty || (isEnum && codes.IsFull)
        ? Truth(!codes.IsEmpty)
        : Once(["code", source, codes], () => new CodeBits(Rows, source, codes, isEnum));

    private TestBits<T> Test<T>(FunctionNode node, Func<T, bool> test)
        where T : struct, IEquatable<T>, IComparable<T>
    {
        var operand = ValuesOf<T>(node.Arguments[0]);
        return Once(["test", node.Function, operand], () => new TestBits<T>(operand, test));
    }

    private TestBits<Utf8> Test(FunctionNode node, Func<Utf8, Utf8, bool> test)
    {
        var operand = ValuesOf<Utf8>(node.Arguments[0]);
        var argument = (Utf8)ConstantValue((ConstantNode)node.Arguments[1], typeof(Utf8));
        return Once(["test", node.Function, operand, argument], () => new TestBits<Utf8>(operand, text => test(text, argument)));
    }

    private Bits Any(AnyElementNode node)
    {
        if (Pushed(node.List) is ConditionNode choice)
            return Either(choice.Condition, () => Condition(node with { List = choice.Then }), () => Condition(node with { List = choice.Else }));
        if (node.List is NullNode)
            return Truth(false);
        return Once(["any", Frame, node], () =>
        {
            var lists = Lists(node.List);
            var frame = new Frame(Frame);
            _scopes.Add(new(node.Element.Name, frame, lists.Elements));
            var condition = Condition(node.Condition);
            _scopes.RemoveAt(_scopes.Count - 1);
            return (Bits)new AnyElementBits(lists, frame, condition);
        });
    }

    // Never true for null and NaN, which equal nothing here.
    private Bits Contains(Node list, Node value)
    {
        var element = new ElementNode("contained", list.Type.Element);
        return Condition(new AnyElementNode(list, element, new ComparisonNode(Comparison.Equal, element, value)));
    }

    /// <summary>A sum of conditions as 1 and 0; null for any other.</summary>
    private CountValues? CountOf(Node node)
    {
        if (node is not FunctionNode { Function: Function.Add })
            return null;
        var (conditions, plus) = (new List<Node>(), 0L);
        if (!Collect(node))
            return null;
        var bits = conditions.Select(Condition).ToArray();
        return bits.Length == 0 || Array.Exists(bits, b => b.Failed is not null)
            ? null
            : Once(["sum of conditions", plus, .. bits], () => new CountValues(bits, plus));

        bool Collect(Node part)
        {
            switch (part)
            {
                case FunctionNode { Function: Function.Add } sum:
                    return Collect(sum.Arguments[0]) && Collect(sum.Arguments[1]);
                case ConditionNode { Then: ConstantNode { Value: 1L }, Else: ConstantNode { Value: 0L } } one:
                    conditions.Add(one.Condition);
                    return true;
                case ConstantNode { Value: long number and >= -int.MaxValue and <= int.MaxValue }:
                    plus += number;
                    return true;
                default:
                    return false;
            }
        }
    }
}
