namespace FeatureStore;

/// <summary>The clauses of a query beside its rows and its columns. Immutable.</summary>
internal sealed record QueryClauses
{
    public static readonly QueryClauses None = new();

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
        if (ReferenceEquals(this, None))
        {
            shape.Add(-1);
            return;
        }

        shape.Add(IsGrouped ? 1 : 0);
        shape.Add(GroupKeys);
        shape.Add(Having);
        shape.Add(Qualify);
        shape.Add(OrderBy.Count);
        foreach (var ordering in OrderBy)
        {
            ordering.Describe(shape);
            shape.Add(ordering.Key);
        }

        shape.Add(Limit ?? -1);
        shape.Add(Distinct ? 1 : 0);
        shape.Add(Unnest is null ? 0 : 1);
        if (Unnest is { } list && UnnestElement is { } element)
        {
            shape.Add(list);
            shape.Add(element);
        }
    }
}
