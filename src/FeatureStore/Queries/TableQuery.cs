using System.Data.Common;

namespace FeatureStore;

/// <summary>A query over one table. Immutable: each step gives a new query.</summary>
/// <typeparam name="TColumns">The columns of the table, for the conditions and keys of the query.</typeparam>
/// <typeparam name="TResult">Type of a row of the result.</typeparam>
public sealed class Query<TColumns, TResult> : Query<TResult>, ISelectable<TColumns>
{
    private readonly TColumns _columns;
    private readonly QueryClauses _clauses;
    private readonly Node _filter;
    private readonly QueryOutput<TResult> _output;

    internal Query(TColumns columns, QueryClauses clauses, Node filter, QueryOutput<TResult> output)
    {
        _columns = columns;
        _clauses = clauses;
        _filter = filter;
        _output = output;
    }

    TColumns ISelectable<TColumns>.Columns => _columns;

    QueryModel ISelectable<TColumns>.Model => Whole;

    internal override QueryModel? Model => Whole;

    private QueryModel Whole => new(_clauses, _filter, _output.Selections);

    /// <summary>Only rows that meet a condition, beside any condition given before.</summary>
    public Query<TColumns, TResult> Where(Func<TColumns, Predicate> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new(_columns, _clauses, new AndNode(_filter, QueryRules.ForRows(condition(_columns).Node, "Where")), _output);
    }

    /// <summary>Only rows that violate a check.</summary>
    /// <exception cref="ArgumentException">The check is about another table.</exception>
    public Query<TColumns, TResult> Where(RowCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return check.Table.Fingerprint == _clauses.Table.Fingerprint
            ? Where(_ => check.ViolatingRows!)
            : throw new ArgumentException($"Check {check.Id} is about {check.Table}, and the query about {_clauses.Table}.", nameof(check));
    }

    /// <summary>Only rows that meet a condition, if the program wants it.</summary>
    public Query<TColumns, TResult> WhereIf(bool wanted, Func<TColumns, Predicate> condition) => wanted ? Where(condition) : this;

    /// <summary>Only groups that meet a condition on aggregates or keys.</summary>
    /// <exception cref="InvalidOperationException">The query has no GroupBy.</exception>
    public Query<TColumns, TResult> Having(Func<TColumns, Predicate> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (!_clauses.IsGrouped)
            throw new InvalidOperationException("Having needs a GroupBy; use Where for a condition on rows.");
        var node = condition(_columns).Node;
        QueryRules.RequireGrouped(node, _clauses.GroupKeys, "Having");
        return With(_clauses with { Having = _clauses.Having.With(node) });
    }

    /// <summary>Only rows whose window functions meet a condition.</summary>
    public Query<TColumns, TResult> Qualify(Func<TColumns, Predicate> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var node = condition(_columns).Node;
        if (!node.SelfAndDescendants().Any(n => n is WindowNode))
            throw new InvalidOperationException("Qualify needs a window function; use Where for a condition on rows.");
        return With(_clauses with { Qualify = _clauses.Qualify.With(node) });
    }

    /// <summary>Ordered by a key, least first, after any keys given before: null first, then NaN, unless said otherwise.</summary>
    public Query<TColumns, TResult> OrderBy(Func<TColumns, Expr> key, bool? nullsFirst = null) => Ordered(key, false, nullsFirst);

    /// <summary>Ordered by a key, greatest first, after any keys given before: NaN, then null at the end, unless said otherwise.</summary>
    public Query<TColumns, TResult> OrderByDescending(Func<TColumns, Expr> key, bool? nullsFirst = null) => Ordered(key, true, nullsFirst);

    /// <summary>At most so many rows.</summary>
    public Query<TColumns, TResult> Limit(long rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        return With(_clauses with { Limit = rows });
    }

    /// <summary>Each different row once.</summary>
    public Query<TColumns, TResult> Distinct() => With(_clauses with { Distinct = true });

    /// <summary>Rows put together by one or more keys; <c>Select</c> then says what is computed of each group.</summary>
    public GroupedQuery<TColumns> GroupBy(params ReadOnlySpan<Func<TColumns, Expr>> keys)
    {
        var nodes = new Node[keys.Length];
        for (var i = 0; i < nodes.Length; i++)
            nodes[i] = QueryRules.ForRows(keys[i](_columns).Node, "GroupBy");
        return new(_columns, Whole with { Clauses = _clauses with { IsGrouped = true, GroupKeys = ValueList.Wrap(nodes) } });
    }

    /// <summary>A row for each element of a list; a row with an empty or null list gives none.</summary>
    public UnnestedQuery<TColumns, TElement> Unnest<TElement>(Func<TColumns, Expr<ValueList<TElement>>> list)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (_clauses.Unnest is not null)
            throw new InvalidOperationException("A query unnests one list.");
        var node = list(_columns).Node;
        var element = new ElementNode("unnested", node.Type.Element);
        var columns = new UnnestedColumns<TColumns, TElement>(_columns, new Expr<TElement>(element));
        return new(columns, Whole with { Clauses = _clauses with { Unnest = node, UnnestElement = element } });
    }

    /// <summary>The user's own record, whose parameters the generator matched to columns.</summary>
    public Query<TColumns, TProjection> Select<TProjection>()
        where TProjection : IProjection<TProjection, TColumns> =>
        QueryRules.Query(this, [.. TProjection.Select(_columns)], 0, static (_, reader) => TProjection.Read(reader));

    /// <summary>Any number of expressions, whose values come boxed: for columns that only the run knows.</summary>
    public Query<TColumns, ValueList<object?>> SelectMany(Func<TColumns, IReadOnlyList<Expr>> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return QueryRules.Boxed(this, selector(_columns));
    }

    /// <inheritdoc/>
    public override TResult Read(DbDataReader reader) => _output.Read(reader);

    internal override void Render(SqlRenderer renderer) => renderer.Query(Whole);

    internal override void Describe(QueryShape shape) => Whole.Describe(shape);

    internal override IEnumerable<TableInfo> Tables => [_clauses.Table];

    private Query<TColumns, TResult> Ordered(Func<TColumns, Expr> key, bool descending, bool? nullsFirst)
    {
        ArgumentNullException.ThrowIfNull(key);
        var node = key(_columns).Node;
        if (_clauses.IsGrouped)
            QueryRules.RequireGrouped(node, _clauses.GroupKeys, "OrderBy");
        return With(_clauses with { OrderBy = _clauses.OrderBy.With(new(node, descending, nullsFirst)) });
    }

    private Query<TColumns, TResult> With(QueryClauses clauses) => new(_columns, clauses, _filter, _output);
}
