using System.Collections.Concurrent;

namespace FeatureStore;

/// <summary>The SQL texts of a dialect by the shapes of their queries, so that a query that came before in other values is not rendered again. Thread-safe.</summary>
internal sealed class StatementCache(SqlDialect dialect)
{
    // Pieces of shapes, at 16 bytes; a query of ten conditions has about a hundred.
    internal const int Capacity = 1 << 18;

    private readonly ConcurrentDictionary<QueryShape, StatementTemplate> _templates = [];
    private int _size;

    /// <summary>Pieces that are kept.</summary>
    public int Size => _size;

    public SqlStatement Of<TResult>(Query<TResult> query)
    {
        var shape = QueryShape.Of(query);
        try
        {
            if (_templates.TryGetValue(shape, out var known))
                return known.Fill(shape) ?? Render(query).ToStatement();
            var renderer = Render(query);
            var statement = renderer.ToStatement();
            if (StatementTemplate.Of(statement, renderer.OwnValues, shape) is { } template)
                Add(shape, template);
            return statement;
        }
        finally
        {
            shape.Clear();
        }
    }

    /// <summary>The statement as it is without the cache.</summary>
    public SqlRenderer Render<TResult>(Query<TResult> query)
    {
        var renderer = new SqlRenderer(dialect);
        query.Render(renderer);
        return renderer;
    }

    // A full cache starts anew: what is in use comes back at the price of one rendering.
    private void Add(QueryShape shape, StatementTemplate template)
    {
        if (shape.Length > Capacity / 8)
            return;
        if (Interlocked.Add(ref _size, shape.Length) > Capacity)
        {
            _templates.Clear();
            Interlocked.Exchange(ref _size, shape.Length);
        }

        _templates.TryAdd(shape.Copy(), template);
    }
}
