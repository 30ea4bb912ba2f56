namespace FeatureStore;

/// <summary>Functions on REPEATED columns. A null list is an empty one.</summary>
public static class ListExpressions
{
    // How deep the Any is that is being built, so that the element of an inner one has a name of its own.
    [ThreadStatic]
    private static int s_depth;

    /// <summary>Number of elements.</summary>
    public static Expr<long> Count<T>(this Expr<ValueList<T>> list) => new(Functions.Node(Function.ArrayLength, SqlType.Int64, list));

    /// <summary>The element at a zero-based index; null outside the list.</summary>
    public static Expr<T> ElementAt<T>(this Expr<ValueList<T>> list, int index)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new(Functions.Node(Function.ElementAt, list.Node.Type.Element, list.Node, Functions.Literal(index)));
    }

    /// <summary>Whether the list contains a value; never true for null or NaN.</summary>
    public static Predicate Contains<T>(this Expr<ValueList<T>> list, T value)
    {
        ArgumentNullException.ThrowIfNull(list);
        var node = Constants.Node(value, list.Node.Type.Element);
        return node is NullNode ? Predicate.False : new(Functions.Node(Function.ArrayContains, SqlType.Bool, list.Node, node));
    }

    /// <summary>Whether the list has an element.</summary>
    public static Predicate Any<T>(this Expr<ValueList<T>> list) => list.Count() > 0;

    /// <summary>Whether any element of the list meets a condition.</summary>
    public static Predicate Any<T>(this Expr<ValueList<T>> list, Func<Expr<T>, Predicate> condition)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(condition);
        var element = new ElementNode(s_depth == 0 ? "element" : $"element_{s_depth + 1}", list.Node.Type.Element);
        s_depth++;
        try
        {
            return new(new AnyElementNode(list.Node, element, condition(new(element)).Node));
        }
        finally
        {
            s_depth--;
        }
    }
}
