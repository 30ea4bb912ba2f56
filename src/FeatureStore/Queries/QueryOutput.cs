using System.Data.Common;

namespace FeatureStore;

/// <summary>What a row of a result consists of, and how it is read. Immutable.</summary>
internal abstract class QueryOutput<TResult>(ValueList<Selection> selections)
{
    public ValueList<Selection> Selections { get; } = selections;

    public abstract TResult Read(DbDataReader reader);
}

/// <summary>An output that is read by a function of what it was made from.</summary>
internal sealed class QueryOutput<TSource, TResult>(ValueList<Selection> selections, TSource source, Func<TSource, DbDataReader, TResult> read)
    : QueryOutput<TResult>(selections)
{
    public override TResult Read(DbDataReader reader) => read(source, reader);
}
