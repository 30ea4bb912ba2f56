namespace FeatureStore;

// Conditions. A condition is true or false; its SQL may also be NULL, which then means false (SqlText.MayBeNull).
// So a WHERE keeps the plain comparisons that partition pruning understands, and IS TRUE stands only where NULL would show.
internal sealed partial class SqlRenderer
{
    /// <summary>A condition where SQL takes NULL as false: WHERE, HAVING, QUALIFY, WHEN, and inside AND and OR there.</summary>
    private SqlText Filter(Node node) => node switch
    {
        _ when _keys.ContainsKey(node) => Value(node),
        TruthNode truth => truth.Value ? SqlText.True : SqlText.False,
        AndNode => All(node),
        OrNode => Any(node),
        NotNode not => Negation(not.Operand),
        IsNullNode { Operand.Type.Repeated: true } => SqlText.False,
        IsNullNode isNull => Value(isNull.Operand).IsNull(),
        ComparisonNode comparison => Compared(comparison),
        InNode among => In(among),
        UnknownTextNode unknown => NotKnown(unknown.Operand),
        AnyElementNode any => AnyElement(any),
        FunctionNode { Function: Function.ArrayContains } contains => ArrayContains(contains.Arguments[0], contains.Arguments[1]),
        FunctionNode function => FunctionCall(function),
        _ => Value(node),
    };

    private static bool IsCondition(Node node) => node
        is TruthNode or AndNode or OrNode or NotNode or IsNullNode or ComparisonNode or InNode or UnknownTextNode or AnyElementNode
        or FunctionNode { Function: Function.IsNaN or Function.StartsWith or Function.EndsWith or Function.Contains or Function.Like or Function.ArrayContains };

    private static IEnumerable<Node> Flatten<T>(Node node)
        where T : Node => node is T ? node.Operands.SelectMany(Flatten<T>) : [node];

    private SqlText All(Node node)
    {
        var parts = Flatten<AndNode>(node).Where(p => p is not TruthNode { Value: true }).ToList();
        if (parts.Any(p => p is TruthNode))
            return SqlText.False;
        return parts.Count == 0 ? SqlText.True : SqlText.And([.. parts.Select(Filter)]);
    }

    private SqlText Any(Node node)
    {
        var parts = Flatten<OrNode>(node).Where(p => p is not TruthNode { Value: false }).ToList();
        if (parts.Any(p => p is TruthNode))
            return SqlText.True;
        return parts.Count == 0 ? SqlText.False : SqlText.Or([.. parts.Select(Filter)]);
    }

    private SqlText Negation(Node node)
    {
        switch (node)
        {
            case TruthNode truth:
                return truth.Value ? SqlText.False : SqlText.True;
            case NotNode not:
                return Filter(not.Operand);
            case IsNullNode { Operand.Type.Repeated: true }:
                return SqlText.True;
            case IsNullNode isNull:
                return new($"{Value(isNull.Operand).Operand} IS NOT NULL", Precedence.Comparison);
            case ComparisonNode { Operator: Comparison.Equal } equal:
                return NotEqual(equal.Left, equal.Right);
            case ComparisonNode { Operator: Comparison.NotEqual } different:
                return Equal(different.Left, different.Right);
            case ComparisonNode order when !order.Left.CanBeNull && !order.Right.CanBeNull && !order.Left.Type.IsFloat:
                return Compared(order with { Operator = Opposite(order.Operator) });
            default:
                var text = Filter(node);
                return text == SqlText.True ? SqlText.False : text == SqlText.False ? SqlText.True : text.Negated();
        }
    }

    private static Comparison Opposite(Comparison order) => order switch
    {
        Comparison.Less => Comparison.GreaterOrEqual,
        Comparison.LessOrEqual => Comparison.Greater,
        Comparison.Greater => Comparison.LessOrEqual,
        _ => Comparison.Less,
    };

    private SqlText Compared(ComparisonNode node)
    {
        var (left, right) = (node.Left, node.Right);
        return node.Operator switch
        {
            Comparison.Equal => Equal(left, right),
            Comparison.NotEqual => NotEqual(left, right),
            Comparison.Less => Order(left, "<", right, greater: right),
            Comparison.LessOrEqual => Order(left, "<=", right, greater: right),
            Comparison.Greater => Order(left, ">", right, greater: left),
            _ => Order(left, ">=", right, greater: left),
        };
    }

    // Where the engine takes NaN for the greatest number, only a NaN on the greater side makes an order true.
    private SqlText Order(Node left, string symbol, Node right, Node greater)
    {
        var order = SqlText.Compare(Sortable(left), symbol, Value(right));
        return dialect.NaNIsGreatest && NotANumber.Possible(greater) ? SqlText.And(order, IsNumber(greater)) : order;
    }

    private SqlText Equal(Node left, Node right)
    {
        if (left is UnknownEnumNode || right is UnknownEnumNode)
            return left == right ? SqlText.True : NotKnown(left is UnknownEnumNode ? right : left);

        var (a, b) = (Value(left), Value(right));
        var equal = SqlText.Compare(a, "=", b);
        if (IsFloat(left, right))
        {
            // IS NOT DISTINCT FROM would find NaN equal to itself.
            if (dialect.NaNIsGreatest && NotANumber.Possible(left) && NotANumber.Possible(right))
                equal = SqlText.And(equal, IsNumber(left));
            return a.MayBeNull && b.MayBeNull ? SqlText.Or(equal, SqlText.And(a.IsNull(), b.IsNull())) : equal;
        }

        if (a.MayBeNull && b.MayBeNull)
            equal = new($"{a.Operand} IS NOT DISTINCT FROM {b.Operand}", Precedence.Comparison);

        // Two texts that the catalog does not know are both Unknown, so they are equal.
        return AreOpenEnums(left, right) ? SqlText.Or(equal, SqlText.And(NotKnown(left), NotKnown(right))) : equal;
    }

    private SqlText NotEqual(Node left, Node right)
    {
        if (left is UnknownEnumNode || right is UnknownEnumNode || AreOpenEnums(left, right))
            return Not(Equal(left, right));
        var (a, b) = (Value(left), Value(right));
        var mayBeNull = a.MayBeNull || b.MayBeNull;
        if (IsFloat(left, right))
        {
            var guarded = dialect.NaNIsGreatest && NotANumber.Possible(left) && NotANumber.Possible(right);
            return mayBeNull || guarded ? Not(Equal(left, right)) : SqlText.Compare(a, "<>", b);
        }

        return mayBeNull
            ? new($"{a.Operand} IS DISTINCT FROM {b.Operand}", Precedence.Comparison)
            : SqlText.Compare(a, "<>", b);
    }

    private static SqlText Not(SqlText condition) => condition == SqlText.True ? SqlText.False : condition.Negated();

    private static bool IsFloat(Node left, Node right) => left.Type.IsFloat || right.Type.IsFloat;

    /// <summary>Both sides are enums that may hold any text.</summary>
    private static bool AreOpenEnums(Node left, Node right) =>
        left is { Type.Texts: not null } and not ConstantNode && right is { Type.Texts: not null } and not ConstantNode;

    private SqlText IsNumber(Node node) => dialect.IsNaN(Value(node)).Negated() with { MayBeNull = node.CanBeNull };

    /// <summary>The text of an enum is none that the catalog knows; NULL for null.</summary>
    private SqlText NotKnown(Node node)
    {
        var text = Value(node);
        if (node.Type.Texts is not { Texts.Count: > 0 } texts)
            return new($"{text.Operand} IS NOT NULL", Precedence.Comparison);
        var known = texts.Texts.Select(t => OwnParameter(t, DataType.String));
        return new($"{text.Operand} NOT IN ({string.Join(", ", known)})", Precedence.Comparison, text.MayBeNull);
    }

    private SqlText In(InNode node)
    {
        var value = Value(node.Operand);
        var constants = node.Values.OfType<ConstantNode>().Where(c => c.IsNotNaN).Select(c => Value(c).Text).Distinct().ToList();
        var parts = new List<SqlText>();
        if (constants.Count == 1)
            parts.Add(new($"{value.Operand} = {constants[0]}", Precedence.Comparison, value.MayBeNull));
        else if (constants.Count > 1)
            parts.Add(new($"{value.Operand} IN ({string.Join(", ", constants)})", Precedence.Comparison, value.MayBeNull));
        if (node.Values.Any(v => v is UnknownEnumNode))
            parts.Add(NotKnown(node.Operand));
        if (value.MayBeNull && node.Values.Any(v => v is NullNode))
        {
            // NULL OR TRUE is TRUE: with this part the whole is never NULL.
            parts.Add(value.IsNull());
            return SqlText.Or([.. parts]) with { MayBeNull = false };
        }

        return parts.Count == 0 ? SqlText.False : SqlText.Or([.. parts]);
    }

    private SqlText AnyElement(AnyElementNode node) => dialect.AnyElement(Value(node.List), Name(node.Element), Filter(node.Condition));

    private SqlText ArrayContains(Node list, Node value)
    {
        if (value is UnknownEnumNode)
        {
            var element = new ElementNode("element", list.Type.Element);
            return AnyElement(new(list, element, new ComparisonNode(Comparison.Equal, element, value)));
        }

        return value is ConstantNode { IsNotNaN: false } ? SqlText.False : dialect.ArrayContains(Value(list), Value(value)) with { MayBeNull = true };
    }
}
