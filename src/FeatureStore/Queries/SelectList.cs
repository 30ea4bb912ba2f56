namespace FeatureStore;

/// <summary>What a query selects, each expression once however often it is asked for.</summary>
internal sealed class SelectList
{
    private readonly List<Expr> _expressions = [];
    private readonly Dictionary<Node, int> _positions = [];

    public IReadOnlyList<Expr> Expressions => _expressions;

    /// <summary>Adds an expression under a name, unless it is there already, and gives its position.</summary>
    public int Add(Expr expression, string name)
    {
        if (_positions.TryGetValue(expression.Node, out var position))
            return position;
        _positions.Add(expression.Node, _expressions.Count);
        _expressions.Add(expression.Named(name));
        return _expressions.Count - 1;
    }
}
