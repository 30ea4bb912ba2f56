using System.Data.Common;

namespace FeatureStore;

/// <summary>A query from which <c>Select</c> takes what a row of the result consists of: of rows, of groups, or of elements of a list.</summary>
/// <typeparam name="TColumns">The columns that its expressions may use.</typeparam>
public interface ISelectable<TColumns>
{
    internal TColumns Columns { get; }

    internal QueryModel Model { get; }
}

/// <summary>Selects expressions as typed tuples. One overload for each number of them: C# has no other way to type a tuple of any length.</summary>
public static class Selecting
{
    /// <summary>One expression per row, group or element.</summary>
    public static Query<TColumns, T> Select<TColumns, T>(this ISelectable<TColumns> query, Func<TColumns, Expr<T>> selector)
    {
        var e = Evaluate(query, selector);
        return QueryRules.Query(query, [e], e, static (e, r) => e.Reader(r, 0));
    }

    /// <summary>2 expressions per row, group or element, as a typed tuple.</summary>
    public static Query<TColumns, (T1, T2)> Select<TColumns, T1, T2>(
        this ISelectable<TColumns> query, Func<TColumns, (Expr<T1>, Expr<T2>)> selector)
    {
        var e = Evaluate(query, selector);
        return QueryRules.Query(query, [e.Item1, e.Item2], e, static (e, r) => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1)));
    }

    /// <summary>3 expressions per row, group or element, as a typed tuple.</summary>
    public static Query<TColumns, (T1, T2, T3)> Select<TColumns, T1, T2, T3>(
        this ISelectable<TColumns> query, Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>)> selector)
    {
        var e = Evaluate(query, selector);
        return QueryRules.Query(query, [e.Item1, e.Item2, e.Item3], e, static (e, r) => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2)));
    }

    /// <summary>4 expressions per row, group or element, as a typed tuple.</summary>
    public static Query<TColumns, (T1, T2, T3, T4)> Select<TColumns, T1, T2, T3, T4>(
        this ISelectable<TColumns> query, Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>)> selector)
    {
        var e = Evaluate(query, selector);
        return QueryRules.Query(query, [e.Item1, e.Item2, e.Item3, e.Item4], e, static (e, r) => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3)));
    }

    /// <summary>5 expressions per row, group or element, as a typed tuple.</summary>
    public static Query<TColumns, (T1, T2, T3, T4, T5)> Select<TColumns, T1, T2, T3, T4, T5>(
        this ISelectable<TColumns> query, Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>)> selector)
    {
        var e = Evaluate(query, selector);
        return QueryRules.Query(query, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5], e, static (e, r) => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4)));
    }

    /// <summary>6 expressions per row, group or element, as a typed tuple.</summary>
    public static Query<TColumns, (T1, T2, T3, T4, T5, T6)> Select<TColumns, T1, T2, T3, T4, T5, T6>(
        this ISelectable<TColumns> query, Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>)> selector)
    {
        var e = Evaluate(query, selector);
        return QueryRules.Query(query, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6], e, static (e, r) => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5)));
    }

    /// <summary>7 expressions per row, group or element, as a typed tuple.</summary>
    public static Query<TColumns, (T1, T2, T3, T4, T5, T6, T7)> Select<TColumns, T1, T2, T3, T4, T5, T6, T7>(
        this ISelectable<TColumns> query, Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>, Expr<T7>)> selector)
    {
        var e = Evaluate(query, selector);
        return QueryRules.Query(query, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6, e.Item7], e, static (e, r) => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5), e.Item7.Reader(r, 6)));
    }

    /// <summary>8 expressions per row, group or element, as a typed tuple.</summary>
    public static Query<TColumns, (T1, T2, T3, T4, T5, T6, T7, T8)> Select<TColumns, T1, T2, T3, T4, T5, T6, T7, T8>(
        this ISelectable<TColumns> query, Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>, Expr<T7>, Expr<T8>)> selector)
    {
        var e = Evaluate(query, selector);
        return QueryRules.Query(query, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6, e.Item7, e.Item8], e, static (e, r) => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5), e.Item7.Reader(r, 6), e.Item8.Reader(r, 7)));
    }

    /// <summary>9 expressions per row, group or element, as a typed tuple.</summary>
    public static Query<TColumns, (T1, T2, T3, T4, T5, T6, T7, T8, T9)> Select<TColumns, T1, T2, T3, T4, T5, T6, T7, T8, T9>(
        this ISelectable<TColumns> query, Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>, Expr<T7>, Expr<T8>, Expr<T9>)> selector)
    {
        var e = Evaluate(query, selector);
        return QueryRules.Query(query, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6, e.Item7, e.Item8, e.Item9], e, static (e, r) => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5), e.Item7.Reader(r, 6), e.Item8.Reader(r, 7), e.Item9.Reader(r, 8)));
    }

    /// <summary>10 expressions per row, group or element, as a typed tuple.</summary>
    public static Query<TColumns, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10)> Select<TColumns, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(
        this ISelectable<TColumns> query, Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>, Expr<T7>, Expr<T8>, Expr<T9>, Expr<T10>)> selector)
    {
        var e = Evaluate(query, selector);
        return QueryRules.Query(query, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6, e.Item7, e.Item8, e.Item9, e.Item10], e, static (e, r) => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5), e.Item7.Reader(r, 6), e.Item8.Reader(r, 7), e.Item9.Reader(r, 8), e.Item10.Reader(r, 9)));
    }

    /// <summary>11 expressions per row, group or element, as a typed tuple.</summary>
    public static Query<TColumns, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11)> Select<TColumns, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(
        this ISelectable<TColumns> query, Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>, Expr<T7>, Expr<T8>, Expr<T9>, Expr<T10>, Expr<T11>)> selector)
    {
        var e = Evaluate(query, selector);
        return QueryRules.Query(query, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6, e.Item7, e.Item8, e.Item9, e.Item10, e.Item11], e, static (e, r) => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5), e.Item7.Reader(r, 6), e.Item8.Reader(r, 7), e.Item9.Reader(r, 8), e.Item10.Reader(r, 9), e.Item11.Reader(r, 10)));
    }

    /// <summary>12 expressions per row, group or element, as a typed tuple.</summary>
    public static Query<TColumns, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12)> Select<TColumns, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(
        this ISelectable<TColumns> query, Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>, Expr<T7>, Expr<T8>, Expr<T9>, Expr<T10>, Expr<T11>, Expr<T12>)> selector)
    {
        var e = Evaluate(query, selector);
        return QueryRules.Query(query, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6, e.Item7, e.Item8, e.Item9, e.Item10, e.Item11, e.Item12], e, static (e, r) => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5), e.Item7.Reader(r, 6), e.Item8.Reader(r, 7), e.Item9.Reader(r, 8), e.Item10.Reader(r, 9), e.Item11.Reader(r, 10), e.Item12.Reader(r, 11)));
    }

    /// <summary>13 expressions per row, group or element, as a typed tuple.</summary>
    public static Query<TColumns, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13)> Select<TColumns, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(
        this ISelectable<TColumns> query, Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>, Expr<T7>, Expr<T8>, Expr<T9>, Expr<T10>, Expr<T11>, Expr<T12>, Expr<T13>)> selector)
    {
        var e = Evaluate(query, selector);
        return QueryRules.Query(query, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6, e.Item7, e.Item8, e.Item9, e.Item10, e.Item11, e.Item12, e.Item13], e, static (e, r) => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5), e.Item7.Reader(r, 6), e.Item8.Reader(r, 7), e.Item9.Reader(r, 8), e.Item10.Reader(r, 9), e.Item11.Reader(r, 10), e.Item12.Reader(r, 11), e.Item13.Reader(r, 12)));
    }

    /// <summary>14 expressions per row, group or element, as a typed tuple.</summary>
    public static Query<TColumns, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14)> Select<TColumns, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(
        this ISelectable<TColumns> query, Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>, Expr<T7>, Expr<T8>, Expr<T9>, Expr<T10>, Expr<T11>, Expr<T12>, Expr<T13>, Expr<T14>)> selector)
    {
        var e = Evaluate(query, selector);
        return QueryRules.Query(query, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6, e.Item7, e.Item8, e.Item9, e.Item10, e.Item11, e.Item12, e.Item13, e.Item14], e, static (e, r) => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5), e.Item7.Reader(r, 6), e.Item8.Reader(r, 7), e.Item9.Reader(r, 8), e.Item10.Reader(r, 9), e.Item11.Reader(r, 10), e.Item12.Reader(r, 11), e.Item13.Reader(r, 12), e.Item14.Reader(r, 13)));
    }

    /// <summary>15 expressions per row, group or element, as a typed tuple.</summary>
    public static Query<TColumns, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15)> Select<TColumns, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>(
        this ISelectable<TColumns> query, Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>, Expr<T7>, Expr<T8>, Expr<T9>, Expr<T10>, Expr<T11>, Expr<T12>, Expr<T13>, Expr<T14>, Expr<T15>)> selector)
    {
        var e = Evaluate(query, selector);
        return QueryRules.Query(query, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6, e.Item7, e.Item8, e.Item9, e.Item10, e.Item11, e.Item12, e.Item13, e.Item14, e.Item15], e, static (e, r) => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5), e.Item7.Reader(r, 6), e.Item8.Reader(r, 7), e.Item9.Reader(r, 8), e.Item10.Reader(r, 9), e.Item11.Reader(r, 10), e.Item12.Reader(r, 11), e.Item13.Reader(r, 12), e.Item14.Reader(r, 13), e.Item15.Reader(r, 14)));
    }

    /// <summary>16 expressions per row, group or element, as a typed tuple.</summary>
    public static Query<TColumns, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16)> Select<TColumns, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>(
        this ISelectable<TColumns> query, Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>, Expr<T7>, Expr<T8>, Expr<T9>, Expr<T10>, Expr<T11>, Expr<T12>, Expr<T13>, Expr<T14>, Expr<T15>, Expr<T16>)> selector)
    {
        var e = Evaluate(query, selector);
        return QueryRules.Query(query, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6, e.Item7, e.Item8, e.Item9, e.Item10, e.Item11, e.Item12, e.Item13, e.Item14, e.Item15, e.Item16], e, static (e, r) => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5), e.Item7.Reader(r, 6), e.Item8.Reader(r, 7), e.Item9.Reader(r, 8), e.Item10.Reader(r, 9), e.Item11.Reader(r, 10), e.Item12.Reader(r, 11), e.Item13.Reader(r, 12), e.Item14.Reader(r, 13), e.Item15.Reader(r, 14), e.Item16.Reader(r, 15)));
    }

    private static T Evaluate<TColumns, T>(ISelectable<TColumns> query, Func<TColumns, T> selector)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(selector);
        return selector(query.Columns);
    }
}
