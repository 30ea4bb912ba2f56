namespace FeatureStore;

/// <summary>The columns of a query that makes a row of each element of a list.</summary>
/// <param name="Row">The columns of the row that the list is in.</param>
/// <param name="Element">The element; null where the list holds a null.</param>
public sealed record UnnestedColumns<TColumns, TElement>(TColumns Row, Expr<TElement> Element);

/// <summary>A query that makes a row of each element of a list; <c>Select</c> or <c>GroupBy</c> says what of it.</summary>
public sealed class UnnestedQuery<TColumns, TElement> : ISelectable<UnnestedColumns<TColumns, TElement>>
{
    private readonly UnnestedColumns<TColumns, TElement> _columns;
    private readonly QueryModel _model;

    internal UnnestedQuery(UnnestedColumns<TColumns, TElement> columns, QueryModel model)
    {
        _columns = columns;
        _model = model;
    }

    UnnestedColumns<TColumns, TElement> ISelectable<UnnestedColumns<TColumns, TElement>>.Columns => _columns;

    QueryModel ISelectable<UnnestedColumns<TColumns, TElement>>.Model => _model;

    /// <summary>Only elements and rows that meet a condition.</summary>
    public UnnestedQuery<TColumns, TElement> Where(Func<UnnestedColumns<TColumns, TElement>, Predicate> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var node = QueryRules.ForRows(condition(_columns).Node, "Where");
        return new(_columns, _model.Where(node));
    }

    /// <summary>Elements put together by one or more keys.</summary>
    public GroupedQuery<UnnestedColumns<TColumns, TElement>> GroupBy(params ReadOnlySpan<Func<UnnestedColumns<TColumns, TElement>, Expr>> keys)
    {
        var nodes = new Node[keys.Length];
        for (var i = 0; i < nodes.Length; i++)
            nodes[i] = QueryRules.ForRows(keys[i](_columns).Node, "GroupBy");
        return new(_columns, _model with { Clauses = _model.Clauses with { IsGrouped = true, GroupKeys = ValueList.Wrap(nodes) } });
    }
}
