using System.Data.Common;

namespace FeatureStore;

/// <summary>A query whose rows are of a C# type: what an engine runs. Immutable.</summary>
/// <typeparam name="TResult">Type of a row of the result.</typeparam>
public abstract class Query<TResult>
{
    private protected Query()
    {
    }

    /// <summary>The query in a dialect, with its parameters; stable for the same query.</summary>
    public SqlStatement ToSql(SqlDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        return dialect.Statements.Of(this);
    }

    /// <summary>Reads the current row of a reader over the result of this query.</summary>
    public abstract TResult Read(DbDataReader reader);

    /// <summary>The rows of this query followed by the rows of another, duplicates kept.</summary>
    public Query<TResult> UnionAll(Query<TResult> other) => new UnionQuery<TResult>(this, other);

    /// <summary>Each row turned into something else, in C#, as it is read.</summary>
    public Query<TOther> Map<TOther>(Func<TResult, TOther> map) => new MappedQuery<TResult, TOther>(this, map);

    /// <summary>What the query asks for; null for a union.</summary>
    internal virtual QueryModel? Model => null;

    internal abstract void Render(SqlRenderer renderer);

    /// <summary>Adds to a shape whatever the SQL of the query depends on.</summary>
    internal abstract void Describe(QueryShape shape);

    /// <summary>The tables that it reads.</summary>
    internal abstract IEnumerable<TableInfo> Tables { get; }
}

internal sealed class UnionQuery<TResult>(Query<TResult> first, Query<TResult> second) : Query<TResult>
{
    public override TResult Read(DbDataReader reader) => first.Read(reader);

    internal override void Render(SqlRenderer renderer) => renderer.UnionAll(first.Render, second.Render);

    internal override void Describe(QueryShape shape)
    {
        first.Describe(shape);
        second.Describe(shape);
    }

    internal override IEnumerable<TableInfo> Tables => first.Tables.Concat(second.Tables);
}

internal sealed class MappedQuery<TInner, TResult>(Query<TInner> inner, Func<TInner, TResult> map) : Query<TResult>
{
    public override TResult Read(DbDataReader reader) => map(inner.Read(reader));

    internal override QueryModel? Model => inner.Model;

    internal override void Render(SqlRenderer renderer) => inner.Render(renderer);

    internal override void Describe(QueryShape shape) => inner.Describe(shape);

    internal override IEnumerable<TableInfo> Tables => inner.Tables;
}
