using System.Data.Common;

namespace FeatureStore;

/// <summary>What a query may ask for, checked where it is built; and the names of its results.</summary>
internal static class QueryRules
{
    /// <summary>Requires that an expression speaks of single rows, with no aggregate and no window in it.</summary>
    public static Node ForRows(Node node, string clause)
    {
        if (node is WindowNode)
            throw new InvalidOperationException($"{clause} cannot use a window function; use Qualify.");
        if (node is AggregateNode)
            throw new InvalidOperationException($"{clause} cannot use an aggregate; use Having after GroupBy.");
        for (var i = 0; i < node.OperandCount; i++)
            ForRows(node.OperandAt(i), clause);
        return node;
    }

    /// <summary>Requires that what is computed of a group uses its keys and aggregates only.</summary>
    public static void RequireGrouped(Node node, ValueList<Node> keys, string clause)
    {
        if (keys.Contains(node) || node is AggregateNode)
            return;
        if (node is ColumnNode column)
            throw new InvalidOperationException($"{clause} uses column '{column.Column.Name}', which is neither a key of GroupBy nor inside an aggregate.");
        if (node is ElementNode element)
            throw new InvalidOperationException($"{clause} uses the element '{element.Name}', which is neither a key of GroupBy nor inside an aggregate.");
        var operands = node switch
        {
            // The window is over groups, so the aggregate's own argument is computed of a group too.
            WindowNode window => window.Operands.Skip(1).Concat(window.Function.Operands),
            AnyElementNode any => any.Condition.SelfAndDescendants().OfType<ColumnNode>().Prepend(any.List),
            _ => node.Operands,
        };
        foreach (var operand in operands)
            RequireGrouped(operand, keys, clause);
    }

    /// <summary>The columns of a result, each under a name of its own.</summary>
    public static ValueList<Selection> Selections(QueryModel model, ReadOnlySpan<Expr> expressions)
    {
        var names = new ResultNames(expressions.Length);
        var selections = new Selection[expressions.Length];
        var aggregates = false;
        for (var i = 0; i < selections.Length; i++)
        {
            var node = expressions[i].Node;
            if (model.Clauses.IsGrouped)
                RequireGrouped(node, model.Clauses.GroupKeys, "Select");
            aggregates |= HasAggregate(node);
            selections[i] = new(node, names.Unique(expressions[i].Alias ?? NameOf(node) ?? $"value_{i + 1}"));
        }

        if (aggregates && !model.Clauses.IsGrouped)
        {
            foreach (var selection in selections)
                RequireGrouped(selection.Node, [], "Select");
        }

        return ValueList.Wrap(selections);
    }

    /// <summary>The query with a result of these expressions, read by a function of what it was made from.</summary>
    public static Query<TColumns, TResult> Query<TColumns, TSource, TResult>(
        ISelectable<TColumns> query, ReadOnlySpan<Expr> expressions, TSource source, Func<TSource, DbDataReader, TResult> read)
    {
        var model = query.Model;
        return new(query.Columns, model.Clauses, model.Filter, new QueryOutput<TSource, TResult>(Selections(model, expressions), source, read));
    }

    /// <summary>The query with a result of these expressions, whose values come boxed.</summary>
    public static Query<TColumns, ValueList<object?>> Boxed<TColumns>(ISelectable<TColumns> query, IReadOnlyList<Expr> expressions) =>
        Boxed(query.Columns, query.Model, expressions);

    /// <inheritdoc cref="Boxed{TColumns}(ISelectable{TColumns}, IReadOnlyList{Expr})"/>
    public static Query<TColumns, ValueList<object?>> Boxed<TColumns>(TColumns columns, QueryModel model, IReadOnlyList<Expr> expressions)
    {
        var readers = expressions.ToArray();
        return new(columns, model.Clauses, model.Filter, new QueryOutput<Expr[], ValueList<object?>>(Selections(model, readers), readers, static (readers, reader) =>
        {
            var values = new object?[readers.Length];
            for (var i = 0; i < values.Length; i++)
                values[i] = readers[i].ReadBoxed(reader, i);
            return ValueList.Wrap(values);
        }));
    }

    private static bool HasAggregate(Node node)
    {
        if (node is AggregateNode or WindowNode)
            return node is AggregateNode;
        for (var i = 0; i < node.OperandCount; i++)
        {
            if (HasAggregate(node.OperandAt(i)))
                return true;
        }

        return false;
    }

    private static string? NameOf(Node node) => node switch
    {
        ColumnNode column => column.Column.Name,
        RawTextNode text => text.Column.Column.Name,
        FieldNode field => field.Field.Name,
        ElementNode element => element.Name,
        FunctionNode { Function: Function.Round or Function.ToFloat64 or Function.Coalesce } function => NameOf(function.Arguments[0]),
        AggregateNode { Aggregate: Aggregate.Count } => "count",
        AggregateNode { Aggregate: Aggregate.CountIf } => null,
        AggregateNode aggregate when NameOf(aggregate.Arguments[0]) is { } name => $"{Prefix(aggregate.Aggregate)}_{name}",
        _ => null,
    };

    private static string Prefix(Aggregate aggregate) => aggregate switch
    {
        Aggregate.CountValues => "count",
        Aggregate.CountDistinct => "distinct",
        Aggregate.ApproxQuantiles => "quantiles",
        _ => aggregate.ToString().ToLowerInvariant(),
    };
}
