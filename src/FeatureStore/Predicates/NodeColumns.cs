namespace FeatureStore;

/// <summary>The columns that expressions read.</summary>
internal static class NodeColumns
{
    /// <summary>Each column object once. What several expressions share is walked once, so that checks of a whole table stay cheap.</summary>
    public static IReadOnlyCollection<ColumnInfo> Of(IEnumerable<Node> nodes)
    {
        var (columns, seen) = (new HashSet<ColumnInfo>(ReferenceEqualityComparer.Instance), new HashSet<Node>(ReferenceEqualityComparer.Instance));
        var open = new Stack<Node>(nodes);
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node))
                continue;
            if (node is ColumnNode column)
                columns.Add(column.Column);
            foreach (var operand in node.Operands)
                open.Push(operand);
        }

        return columns;
    }
}
