namespace FeatureStore;

/// <summary>What a query asks for, free of how it is said: the renderer turns it into SQL. Immutable.</summary>
/// <param name="Clauses">The table, and the clauses that a plain query of rows does not have.</param>
/// <param name="Filter">The condition on rows, that on the partition first.</param>
/// <param name="Selections">What a row of the result consists of.</param>
internal readonly record struct QueryModel(QueryClauses Clauses, Node Filter, ValueList<Selection> Selections)
{
    public QueryModel(TableInfo table, Node filter)
        : this(new QueryClauses(table), filter, [])
    {
    }

    /// <summary>The table that it reads.</summary>
    public TableInfo Table => Clauses.Table;

    /// <summary>The same query with another condition on rows.</summary>
    public QueryModel Where(Node condition) => this with { Filter = new AndNode(Filter, condition) };

    /// <summary>Adds to a shape whatever the SQL of the query depends on.</summary>
    public void Describe(QueryShape shape)
    {
        Clauses.Describe(shape);
        Filter.Describe(shape);
        shape.Add(Selections.Count);
        foreach (var selection in Selections)
        {
            shape.Add(selection.Name);
            selection.Node.Describe(shape);
        }
    }
}

/// <summary>One column of a result, under its name.</summary>
internal readonly record struct Selection(Node Node, string Name);
