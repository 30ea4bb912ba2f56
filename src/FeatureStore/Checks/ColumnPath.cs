using System.Globalization;

namespace FeatureStore;

/// <summary>A column as an expression uses it, or the part of it: a field of a STRUCT, an element of a list, a value of a JSON object.</summary>
/// <param name="Name">Name to show, such as features[5].</param>
/// <param name="Node">The node that gives it.</param>
internal sealed record ColumnPath(string Name, Node Node)
{
    /// <summary>What an expression looks at, each once, in the order of the definition.</summary>
    public static IReadOnlyList<ColumnPath> In(Node node, TableInfo table) =>
        [.. Find(node).DistinctBy(p => p.Name).OrderBy(p => table.OrdinalOf(p.Node.SelfAndDescendants().OfType<ColumnNode>().First().Column.Name))];

    private static IEnumerable<ColumnPath> Find(Node node) => NameOf(node) is { } name
        ? [new(name, node is RawTextNode text ? text.Column : node)]
        : node.Operands.SelectMany(Find);

    private static string? NameOf(Node node) => node switch
    {
        ColumnNode column => column.Column.Name,
        RawTextNode text => text.Column.Column.Name,
        FieldNode field when NameOf(field.Struct) is { } name => $"{name}.{field.Field.Name}",
        FunctionNode { Function: Function.ElementAt, Arguments: [var list, ConstantNode index] } when NameOf(list) is { } name =>
            string.Create(CultureInfo.InvariantCulture, $"{name}[{index.Value}]"),
        FunctionNode { Function: Function.JsonValue, Arguments: [var json, ConstantNode key] } when NameOf(json) is { } name => $"{name}.{key.Value}",
        _ => null,
    };
}
