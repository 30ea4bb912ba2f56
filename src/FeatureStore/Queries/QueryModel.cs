namespace FeatureStore;

/// <summary>What a query asks for, free of how it is said: the renderer turns it into SQL. Immutable.</summary>
internal sealed record QueryModel(TableInfo Table, Node PartitionFilter)
{
    /// <summary>What a row of the result consists of.</summary>
    public ValueList<Selection> Selections { get; init; } = [];

    /// <summary>Conditions that all must be met.</summary>
    public ValueList<Node> Conditions { get; init; } = [];

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
}

/// <summary>One column of a result, under its name.</summary>
internal sealed record Selection(Node Node, string Name);
