namespace FeatureStore;

/// <summary>What a query asks for, free of how it is said: the renderer turns it into SQL. Immutable.</summary>
/// <param name="Table">The table that it reads.</param>
/// <param name="Filter">The condition on rows, that on the partition first.</param>
internal readonly record struct QueryModel(TableInfo Table, Node Filter)
{
    /// <summary>What a row of the result consists of.</summary>
    public ValueList<Selection> Selections { get; init; } = [];

    /// <summary>The clauses that a plain query of rows does not have.</summary>
    public QueryClauses Clauses { get; init; } = QueryClauses.None;

    /// <summary>The same query with another condition on rows.</summary>
    public QueryModel Where(Node condition) => this with { Filter = new AndNode(Filter, condition) };

    /// <summary>Adds to a shape whatever the SQL of the query depends on.</summary>
    public void Describe(QueryShape shape)
    {
        shape.Add(Table);
        shape.Add(Filter);
        shape.Add(Selections.Count);
        foreach (var selection in Selections)
        {
            shape.Add(selection.Name);
            shape.Add(selection.Node);
        }

        Clauses.Describe(shape);
    }
}

/// <summary>One column of a result, under its name.</summary>
internal readonly record struct Selection(Node Node, string Name);
