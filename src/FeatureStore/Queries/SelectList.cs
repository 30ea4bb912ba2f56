namespace FeatureStore;

/// <summary>What a query selects, each expression once however often it is asked for.</summary>
internal sealed class SelectList
{
    private readonly List<Expr> _expressions = [];
    private readonly Dictionary<Node, int> _positions = new(new ByOutline());

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

    /// <summary>Tells nodes apart by the first few of their parts: the hash of a whole tree would walk it for each expression that is added.</summary>
    private sealed class ByOutline : IEqualityComparer<Node>
    {
        private const int Parts = 12;

        public bool Equals(Node? x, Node? y) => object.Equals(x, y);

        public int GetHashCode(Node node)
        {
            var hash = new HashCode();
            var parts = Parts;
            Add(node, ref hash, ref parts);
            return hash.ToHashCode();
        }

        private static void Add(Node node, ref HashCode hash, ref int parts)
        {
            if (--parts < 0)
                return;
            hash.Add(node.GetType());
            hash.Add(node switch
            {
                ColumnNode column => column.Column.Name,
                ConstantNode constant => constant.Value,
                FunctionNode function => function.Function,
                AggregateNode aggregate => aggregate.Aggregate,
                ComparisonNode comparison => comparison.Operator,
                _ => (object?)null,
            });
            foreach (var operand in node.Operands)
                Add(operand, ref hash, ref parts);
        }
    }
}
