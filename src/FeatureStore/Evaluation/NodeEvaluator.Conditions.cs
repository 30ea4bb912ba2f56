using System.Numerics;

namespace FeatureStore;

// Conditions: true or false for each row, never null.
internal sealed partial class NodeEvaluator
{
    /// <summary>Whether a condition is met, for each row. The array belongs to the evaluator.</summary>
    /// <exception cref="NotSupportedException">The condition is not evaluated here.</exception>
    public bool[] Condition(Node node)
    {
        if (_conditions.TryGetValue(node, out var known))
            return known;
        var found = node switch
        {
            TruthNode truth => Constant(truth.Value).Values,
            AndNode and => Combined(and.Left, and.Right, static (left, right) =>
            {
                for (var i = 0; i < left.Length; i++)
                    left[i] &= right[i];
            }),
            OrNode or => Combined(or.Left, or.Right, static (left, right) =>
            {
                for (var i = 0; i < left.Length; i++)
                    left[i] |= right[i];
            }),
            NotNode not => Array.ConvertAll(Condition(not.Operand), static met => !met),
            IsNullNode { Operand.Type.Repeated: true } => new bool[_count],
            IsNullNode isNull => Value(isNull.Operand).Nulls?[.._count] ?? new bool[_count],
            ComparisonNode comparison => Compared(comparison),
            InNode among => among.Values.Select(v => Equal(among.Operand, v)).Aggregate(new bool[_count], Either),
            UnknownTextNode unknown => NotKnown(unknown.Operand),
            AnyElementNode any => AnyElement(any),
            FunctionNode function when IsCondition(function) => Test(function),
            _ => Met(Value<bool>(node)),
        };
        _conditions.Add(node, found);
        return found;
    }

    private static bool IsCondition(Node node) => node
        is TruthNode or AndNode or OrNode or NotNode or IsNullNode or ComparisonNode or InNode or UnknownTextNode or AnyElementNode
        or FunctionNode { Function: Function.IsNaN or Function.StartsWith or Function.EndsWith or Function.Contains or Function.Like or Function.ArrayContains };

    private bool[] Combined(Node left, Node right, Action<bool[], bool[]> combine)
    {
        bool[] met = [.. Condition(left)];
        combine(met, Condition(right));
        return met;
    }

    private static bool[] Either(bool[] left, bool[] right)
    {
        for (var i = 0; i < left.Length; i++)
            left[i] |= right[i];
        return left;
    }

    private bool[] Met(EvaluatedColumn<bool> values)
    {
        var met = new bool[_count];
        for (var i = 0; i < met.Length; i++)
            met[i] = values.Values[i] && !values.IsNull(i);
        return met;
    }

    private bool[] Compared(ComparisonNode node) => node.Operator switch
    {
        Comparison.Equal => Equal(node.Left, node.Right),
        Comparison.NotEqual => Array.ConvertAll(Equal(node.Left, node.Right), static equal => !equal),
        _ => (Value(node.Left), Value(node.Right)) switch
        {
            (EvaluatedColumn<double> left, EvaluatedColumn<double> right) => Ordered(node.Operator, left, right),
            (EvaluatedColumn<long> left, EvaluatedColumn<long> right) => Ordered(node.Operator, left, right),
            (EvaluatedColumn<decimal> left, EvaluatedColumn<decimal> right) => Ordered(node.Operator, left, right),
            (EvaluatedColumn<DateOnly> left, EvaluatedColumn<DateOnly> right) => Ordered(node.Operator, left, right, static (a, b) => a.CompareTo(b)),
            (EvaluatedColumn<DateTime> left, EvaluatedColumn<DateTime> right) => Ordered(node.Operator, left, right, DateTime.Compare),
            (EvaluatedColumn<string> left, EvaluatedColumn<string> right) => Ordered(node.Operator, left, right, Utf8Order.Compare),
            _ => throw Unknown(node),
        },
    };

    private bool[] Ordered<T>(Comparison order, EvaluatedColumn<T> left, EvaluatedColumn<T> right)
        where T : INumber<T>
    {
        var met = new bool[_count];
        for (var i = 0; i < met.Length; i++)
        {
            if (left.IsNull(i) || right.IsNull(i))
                continue;
            var (a, b) = (left.Values[i], right.Values[i]);
            met[i] = order switch
            {
                Comparison.Less => a < b,
                Comparison.LessOrEqual => a <= b,
                Comparison.Greater => a > b,
                _ => a >= b,
            };
        }

        return met;
    }

    private bool[] Ordered<T>(Comparison order, EvaluatedColumn<T> left, EvaluatedColumn<T> right, Comparison<T> compare)
    {
        var met = new bool[_count];
        for (var i = 0; i < met.Length; i++)
        {
            if (left.IsNull(i) || right.IsNull(i))
                continue;
            var compared = compare(left.Values[i], right.Values[i]);
            met[i] = order switch
            {
                Comparison.Less => compared < 0,
                Comparison.LessOrEqual => compared <= 0,
                Comparison.Greater => compared > 0,
                _ => compared >= 0,
            };
        }

        return met;
    }

    private bool[] Equal(Node left, Node right)
    {
        if (left is UnknownEnumNode || right is UnknownEnumNode)
            return left is UnknownEnumNode && right is UnknownEnumNode ? Constant(true).Values : NotKnown(left is UnknownEnumNode ? right : left);
        if (left is NullNode || right is NullNode)
            return left is NullNode && right is NullNode ? Constant(true).Values : Value(left is NullNode ? right : left).Nulls?[.._count] ?? new bool[_count];
        var equal = (Value(left), Value(right)) switch
        {
            (EvaluatedColumn<double> a, EvaluatedColumn<double> b) => Equal(a, b, static (x, y) => x == y),
            (EvaluatedColumn<long> a, EvaluatedColumn<long> b) => Equal(a, b, static (x, y) => x == y),
            (EvaluatedColumn<decimal> a, EvaluatedColumn<decimal> b) => Equal(a, b, static (x, y) => x == y),
            (EvaluatedColumn<bool> a, EvaluatedColumn<bool> b) => Equal(a, b, static (x, y) => x == y),
            (EvaluatedColumn<DateOnly> a, EvaluatedColumn<DateOnly> b) => Equal(a, b, static (x, y) => x == y),
            (EvaluatedColumn<DateTime> a, EvaluatedColumn<DateTime> b) => Equal(a, b, static (x, y) => x == y),
            (EvaluatedColumn<string> a, EvaluatedColumn<string> b) => Equal(a, b, string.Equals),
            _ => throw Unknown(left),
        };

        // Two texts that the catalog does not know are both Unknown, so they are equal.
        if (left is { Type.Texts: not null } and not ConstantNode && right is { Type.Texts: not null } and not ConstantNode)
        {
            var (a, b) = (NotKnown(left), NotKnown(right));
            for (var i = 0; i < equal.Length; i++)
                equal[i] |= a[i] & b[i];
        }

        return equal;
    }

    private bool[] Equal<T>(EvaluatedColumn<T> left, EvaluatedColumn<T> right, Func<T, T, bool> areEqual)
    {
        var equal = new bool[_count];
        for (var i = 0; i < equal.Length; i++)
        {
            var isNull = left.IsNull(i);
            equal[i] = isNull == right.IsNull(i) && (isNull || areEqual(left.Values[i], right.Values[i]));
        }

        return equal;
    }

    private bool[] NotKnown(Node node)
    {
        var texts = Value<string>(node);
        var known = node.Type.Texts;
        var met = new bool[_count];
        for (var i = 0; i < met.Length; i++)
            met[i] = !texts.IsNull(i) && (known is null || known.CodeOf(texts.Values[i]) == 0);
        return met;
    }

    private bool[] AnyElement(AnyElementNode node)
    {
        if (_outer is not null)
            throw Unknown(node);
        var met = new bool[_count];
        var (elements, rows) = Value(node.List) switch
        {
            EvaluatedColumn<ValueList<double?>> lists => Elements(lists),
            EvaluatedColumn<ValueList<long?>> lists => Elements(lists),
            EvaluatedColumn<ValueList<string?>> lists => Elements(lists),
            _ => throw Unknown(node),
        };
        var ofElements = new NodeEvaluator(this, node.Element, elements, rows).Condition(node.Condition);
        for (var i = 0; i < ofElements.Length; i++)
            met[rows[i]] |= ofElements[i];
        return met;
    }

    private (EvaluatedColumn Elements, int[] Rows) Elements<T>(EvaluatedColumn<ValueList<T?>> lists)
        where T : struct
    {
        var (values, nulls, rows) = (new List<T>(), new List<bool>(), new List<int>());
        for (var row = 0; row < _count; row++)
        {
            foreach (var element in lists.IsNull(row) ? [] : lists.Values[row])
            {
                values.Add(element.GetValueOrDefault());
                nulls.Add(element is null);
                rows.Add(row);
            }
        }

        return (new EvaluatedColumn<T>([.. values], [.. nulls]), [.. rows]);
    }

    private (EvaluatedColumn Elements, int[] Rows) Elements(EvaluatedColumn<ValueList<string?>> lists)
    {
        var (values, nulls, rows) = (new List<string>(), new List<bool>(), new List<int>());
        for (var row = 0; row < _count; row++)
        {
            foreach (var element in lists.IsNull(row) ? [] : lists.Values[row])
            {
                values.Add(element ?? "");
                nulls.Add(element is null);
                rows.Add(row);
            }
        }

        return (new EvaluatedColumn<string>([.. values], [.. nulls]), [.. rows]);
    }
}
