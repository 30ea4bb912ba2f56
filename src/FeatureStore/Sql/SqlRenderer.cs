namespace FeatureStore;

/// <summary>Turns queries into SQL of a dialect.</summary>
internal sealed class SqlRenderer(SqlDialect dialect)
{
    public SqlStatement ToStatement() => throw new InvalidOperationException(dialect.ToString());

    public void Query(QueryModel model) => throw new InvalidOperationException(model.ToString() + dialect);

    public void UnionAll(Action<SqlRenderer> first, Action<SqlRenderer> second) => first(this);
}
