namespace FeatureStore;

/// <summary>Builds the nodes of scalar functions.</summary>
internal static class Functions
{
    public static FunctionNode Node(Function function, SqlType type, params ReadOnlySpan<Expr> arguments)
    {
        var nodes = new Node[arguments.Length];
        for (var i = 0; i < nodes.Length; i++)
            nodes[i] = arguments[i].Node;
        return Node(function, type, nodes);
    }

    public static FunctionNode Node(Function function, SqlType type, params Node[] arguments)
    {
        var nullable = function switch
        {
            Function.Coalesce => arguments.All(a => a.CanBeNull),
            Function.NullIf or Function.SafeDivide or Function.ElementAt or Function.JsonValue or Function.Lag or Function.Lead => true,
            Function.Concat or Function.ArrayLength or Function.CurrentDate or Function.RowNumber => false,

            // Conditions are true or false.
            Function.IsNaN or Function.StartsWith or Function.EndsWith or Function.Contains or Function.Like or Function.ArrayContains => false,
            _ => arguments.Any(a => a.CanBeNull),
        };
        return new(function, ValueList.Wrap(arguments), type, nullable);
    }

    /// <summary>A number that stands in the text itself.</summary>
    public static Node Literal(long value) => new ConstantNode(value, SqlType.Int64) { IsLiteral = true };

    /// <summary>A text that decides the text of a parameter.</summary>
    public static Node Literal(string value) => new ConstantNode(value, SqlType.String) { IsLiteral = true };

    public static Node Text(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new ConstantNode(value, SqlType.String);
    }
}
