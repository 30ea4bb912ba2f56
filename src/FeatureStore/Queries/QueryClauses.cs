namespace FeatureStore;

/// <summary>The table of a query, and its clauses beside the condition on rows and what it selects. Immutable.</summary>
internal sealed record QueryClauses(TableInfo Table)
{
    public bool IsGrouped { get; init; }

    public ValueList<Node> GroupKeys { get; init; } = [];

    /// <summary>Conditions on groups that all must be met.</summary>
    public ValueList<Node> Having { get; init; } = [];

    /// <summary>Conditions on window functions that all must be met.</summary>
    public ValueList<Node> Qualify { get; init; } = [];

    public ValueList<Ordering> OrderBy { get; init; } = [];

    /// <summary>Most rows to return; null for all.</summary>
    public long? Limit { get; init; }

    public bool Distinct { get; init; }

    /// <summary>The list whose elements each make a row; null for none.</summary>
    public Node? Unnest { get; init; }

    /// <summary>The element of <see cref="Unnest"/>; null for none.</summary>
    public ElementNode? UnnestElement { get; init; }

    /// <summary>Adds to a shape whatever the SQL of the clauses depends on.</summary>
    public void Describe(QueryShape shape)
    {
        shape.Add(Table);
        shape.Add(IsGrouped ? 1 : 0);
        shape.Add(GroupKeys);
        shape.Add(Having);
        shape.Add(Qualify);
        shape.Add(OrderBy.Count);
        foreach (var ordering in OrderBy)
        {
            ordering.Describe(shape);
            ordering.Key.Describe(shape);
        }

        shape.Add(Limit ?? -1);
        shape.Add(Distinct ? 1 : 0);
        shape.Add(Unnest is null ? 0 : 1);
        if (Unnest is { } list && UnnestElement is { } element)
        {
            list.Describe(shape);
            element.Describe(shape);
        }
    }
}
