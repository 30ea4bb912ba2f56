namespace FeatureStore;

// One overload for each number of expressions: C# has no other way to type a tuple of any length.
public sealed partial class GroupedQuery<TColumns>
{
    /// <summary>One expression per group.</summary>
    public Query<TColumns, T> Select<T>(Func<TColumns, Expr<T>> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var e = selector(_columns);
        return new(_columns, _model with { Selections = QueryRules.Selections(_model, [e]) }, r => e.Reader(r, 0));
    }

    /// <summary>2 expressions per group, as a typed tuple.</summary>
    public Query<TColumns, (T1, T2)> Select<T1, T2>(
        Func<TColumns, (Expr<T1>, Expr<T2>)> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var e = selector(_columns);
        return new(
            _columns,
            _model with { Selections = QueryRules.Selections(_model, [e.Item1, e.Item2]) },
            r => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1)));
    }

    /// <summary>3 expressions per group, as a typed tuple.</summary>
    public Query<TColumns, (T1, T2, T3)> Select<T1, T2, T3>(
        Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>)> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var e = selector(_columns);
        return new(
            _columns,
            _model with { Selections = QueryRules.Selections(_model, [e.Item1, e.Item2, e.Item3]) },
            r => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2)));
    }

    /// <summary>4 expressions per group, as a typed tuple.</summary>
    public Query<TColumns, (T1, T2, T3, T4)> Select<T1, T2, T3, T4>(
        Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>)> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var e = selector(_columns);
        return new(
            _columns,
            _model with { Selections = QueryRules.Selections(_model, [e.Item1, e.Item2, e.Item3, e.Item4]) },
            r => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3)));
    }

    /// <summary>5 expressions per group, as a typed tuple.</summary>
    public Query<TColumns, (T1, T2, T3, T4, T5)> Select<T1, T2, T3, T4, T5>(
        Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>)> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var e = selector(_columns);
        return new(
            _columns,
            _model with { Selections = QueryRules.Selections(_model, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5]) },
            r => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4)));
    }

    /// <summary>6 expressions per group, as a typed tuple.</summary>
    public Query<TColumns, (T1, T2, T3, T4, T5, T6)> Select<T1, T2, T3, T4, T5, T6>(
        Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>)> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var e = selector(_columns);
        return new(
            _columns,
            _model with { Selections = QueryRules.Selections(_model, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6]) },
            r => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5)));
    }

    /// <summary>7 expressions per group, as a typed tuple.</summary>
    public Query<TColumns, (T1, T2, T3, T4, T5, T6, T7)> Select<T1, T2, T3, T4, T5, T6, T7>(
        Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>, Expr<T7>)> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var e = selector(_columns);
        return new(
            _columns,
            _model with { Selections = QueryRules.Selections(_model, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6, e.Item7]) },
            r => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5), e.Item7.Reader(r, 6)));
    }

    /// <summary>8 expressions per group, as a typed tuple.</summary>
    public Query<TColumns, (T1, T2, T3, T4, T5, T6, T7, T8)> Select<T1, T2, T3, T4, T5, T6, T7, T8>(
        Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>, Expr<T7>, Expr<T8>)> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var e = selector(_columns);
        return new(
            _columns,
            _model with { Selections = QueryRules.Selections(_model, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6, e.Item7, e.Item8]) },
            r => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5), e.Item7.Reader(r, 6), e.Item8.Reader(r, 7)));
    }

    /// <summary>9 expressions per group, as a typed tuple.</summary>
    public Query<TColumns, (T1, T2, T3, T4, T5, T6, T7, T8, T9)> Select<T1, T2, T3, T4, T5, T6, T7, T8, T9>(
        Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>, Expr<T7>, Expr<T8>, Expr<T9>)> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var e = selector(_columns);
        return new(
            _columns,
            _model with { Selections = QueryRules.Selections(_model, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6, e.Item7, e.Item8, e.Item9]) },
            r => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5), e.Item7.Reader(r, 6), e.Item8.Reader(r, 7), e.Item9.Reader(r, 8)));
    }

    /// <summary>10 expressions per group, as a typed tuple.</summary>
    public Query<TColumns, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10)> Select<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(
        Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>, Expr<T7>, Expr<T8>, Expr<T9>, Expr<T10>)> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var e = selector(_columns);
        return new(
            _columns,
            _model with { Selections = QueryRules.Selections(_model, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6, e.Item7, e.Item8, e.Item9, e.Item10]) },
            r => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5), e.Item7.Reader(r, 6), e.Item8.Reader(r, 7), e.Item9.Reader(r, 8), e.Item10.Reader(r, 9)));
    }

    /// <summary>11 expressions per group, as a typed tuple.</summary>
    public Query<TColumns, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11)> Select<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(
        Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>, Expr<T7>, Expr<T8>, Expr<T9>, Expr<T10>, Expr<T11>)> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var e = selector(_columns);
        return new(
            _columns,
            _model with { Selections = QueryRules.Selections(_model, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6, e.Item7, e.Item8, e.Item9, e.Item10, e.Item11]) },
            r => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5), e.Item7.Reader(r, 6), e.Item8.Reader(r, 7), e.Item9.Reader(r, 8), e.Item10.Reader(r, 9), e.Item11.Reader(r, 10)));
    }

    /// <summary>12 expressions per group, as a typed tuple.</summary>
    public Query<TColumns, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12)> Select<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(
        Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>, Expr<T7>, Expr<T8>, Expr<T9>, Expr<T10>, Expr<T11>, Expr<T12>)> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var e = selector(_columns);
        return new(
            _columns,
            _model with { Selections = QueryRules.Selections(_model, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6, e.Item7, e.Item8, e.Item9, e.Item10, e.Item11, e.Item12]) },
            r => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5), e.Item7.Reader(r, 6), e.Item8.Reader(r, 7), e.Item9.Reader(r, 8), e.Item10.Reader(r, 9), e.Item11.Reader(r, 10), e.Item12.Reader(r, 11)));
    }

    /// <summary>13 expressions per group, as a typed tuple.</summary>
    public Query<TColumns, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13)> Select<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(
        Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>, Expr<T7>, Expr<T8>, Expr<T9>, Expr<T10>, Expr<T11>, Expr<T12>, Expr<T13>)> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var e = selector(_columns);
        return new(
            _columns,
            _model with { Selections = QueryRules.Selections(_model, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6, e.Item7, e.Item8, e.Item9, e.Item10, e.Item11, e.Item12, e.Item13]) },
            r => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5), e.Item7.Reader(r, 6), e.Item8.Reader(r, 7), e.Item9.Reader(r, 8), e.Item10.Reader(r, 9), e.Item11.Reader(r, 10), e.Item12.Reader(r, 11), e.Item13.Reader(r, 12)));
    }

    /// <summary>14 expressions per group, as a typed tuple.</summary>
    public Query<TColumns, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14)> Select<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(
        Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>, Expr<T7>, Expr<T8>, Expr<T9>, Expr<T10>, Expr<T11>, Expr<T12>, Expr<T13>, Expr<T14>)> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var e = selector(_columns);
        return new(
            _columns,
            _model with { Selections = QueryRules.Selections(_model, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6, e.Item7, e.Item8, e.Item9, e.Item10, e.Item11, e.Item12, e.Item13, e.Item14]) },
            r => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5), e.Item7.Reader(r, 6), e.Item8.Reader(r, 7), e.Item9.Reader(r, 8), e.Item10.Reader(r, 9), e.Item11.Reader(r, 10), e.Item12.Reader(r, 11), e.Item13.Reader(r, 12), e.Item14.Reader(r, 13)));
    }

    /// <summary>15 expressions per group, as a typed tuple.</summary>
    public Query<TColumns, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15)> Select<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>(
        Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>, Expr<T7>, Expr<T8>, Expr<T9>, Expr<T10>, Expr<T11>, Expr<T12>, Expr<T13>, Expr<T14>, Expr<T15>)> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var e = selector(_columns);
        return new(
            _columns,
            _model with { Selections = QueryRules.Selections(_model, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6, e.Item7, e.Item8, e.Item9, e.Item10, e.Item11, e.Item12, e.Item13, e.Item14, e.Item15]) },
            r => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5), e.Item7.Reader(r, 6), e.Item8.Reader(r, 7), e.Item9.Reader(r, 8), e.Item10.Reader(r, 9), e.Item11.Reader(r, 10), e.Item12.Reader(r, 11), e.Item13.Reader(r, 12), e.Item14.Reader(r, 13), e.Item15.Reader(r, 14)));
    }

    /// <summary>16 expressions per group, as a typed tuple.</summary>
    public Query<TColumns, (T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16)> Select<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>(
        Func<TColumns, (Expr<T1>, Expr<T2>, Expr<T3>, Expr<T4>, Expr<T5>, Expr<T6>, Expr<T7>, Expr<T8>, Expr<T9>, Expr<T10>, Expr<T11>, Expr<T12>, Expr<T13>, Expr<T14>, Expr<T15>, Expr<T16>)> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var e = selector(_columns);
        return new(
            _columns,
            _model with { Selections = QueryRules.Selections(_model, [e.Item1, e.Item2, e.Item3, e.Item4, e.Item5, e.Item6, e.Item7, e.Item8, e.Item9, e.Item10, e.Item11, e.Item12, e.Item13, e.Item14, e.Item15, e.Item16]) },
            r => (e.Item1.Reader(r, 0), e.Item2.Reader(r, 1), e.Item3.Reader(r, 2), e.Item4.Reader(r, 3), e.Item5.Reader(r, 4), e.Item6.Reader(r, 5), e.Item7.Reader(r, 6), e.Item8.Reader(r, 7), e.Item9.Reader(r, 8), e.Item10.Reader(r, 9), e.Item11.Reader(r, 10), e.Item12.Reader(r, 11), e.Item13.Reader(r, 12), e.Item14.Reader(r, 13), e.Item15.Reader(r, 14), e.Item16.Reader(r, 15)));
    }
}
