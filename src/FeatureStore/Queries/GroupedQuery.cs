namespace FeatureStore;

/// <summary>A query whose rows are put together by keys; <c>Select</c> says what is computed of each group.</summary>
/// <typeparam name="TColumns">The columns of the table.</typeparam>
public sealed class GroupedQuery<TColumns> : ISelectable<TColumns>
{
    private readonly TColumns _columns;
    private readonly QueryModel _model;

    internal GroupedQuery(TColumns columns, QueryModel model)
    {
        _columns = columns;
        _model = model;
    }

    TColumns ISelectable<TColumns>.Columns => _columns;

    QueryModel ISelectable<TColumns>.Model => _model;

    /// <summary>Only groups that meet a condition on aggregates or keys.</summary>
    public GroupedQuery<TColumns> Having(Func<TColumns, Predicate> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var node = condition(_columns).Node;
        QueryRules.RequireGrouped(node, _model.Clauses.GroupKeys, "Having");
        return new(_columns, _model with { Clauses = _model.Clauses with { Having = _model.Clauses.Having.With(node) } });
    }
}
