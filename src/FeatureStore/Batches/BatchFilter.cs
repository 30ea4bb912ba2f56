namespace FeatureStore;

/// <summary>
/// Conditions on the rows of a table, made ready to be evaluated over batches: with the widest vectors of the machine, and what they have in common
/// once. They mean what they mean on a row, and in SQL. Keeps memory between batches, so it serves one thread at a time.
/// </summary>
public sealed class BatchFilter
{
    private readonly ConditionCompiler _compiled;
    private readonly BatchMask[] _masks;

    /// <summary>Makes conditions ready.</summary>
    /// <param name="table">The table that they are about.</param>
    /// <param name="predicates">The conditions.</param>
    /// <exception cref="ArgumentException">A condition reads a column of another table.</exception>
    /// <exception cref="InvalidOperationException">A condition uses an aggregate or a window function.</exception>
    /// <exception cref="NotSupportedException">A condition asks for what no batch holds, such as a pseudo column of the engine.</exception>
    public BatchFilter(TableInfo table, params IReadOnlyList<Predicate> predicates)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(predicates);
        Table = table;
        _compiled = new(table);
        _masks = [.. predicates.Select(p => new BatchMask(_compiled.Condition(QueryRules.ForRows(p.Node, "A filter of batches"))))];
        foreach (var mask in _masks)
            mask.IsAsked();
        Columns = [.. (_compiled.Ordinals.Count > 0 ? _compiled.Ordinals : [0]).Select(o => new Column<object?>(table.Columns[o], static (reader, ordinal) => reader.GetValue(ordinal)))];
    }

    /// <summary>The table that the conditions are about.</summary>
    public TableInfo Table { get; }

    /// <summary>The columns that a batch needs, in the order of the table; one of them if the conditions read none.</summary>
    public IReadOnlyList<Expr> Columns { get; }

    /// <summary>Number of conditions.</summary>
    public int Count => _masks.Length;

    /// <summary>What the last batch says of a condition, by its position.</summary>
    public BatchMask this[int condition] => _masks[condition];

    /// <summary>Evaluates the conditions over all rows of a batch.</summary>
    /// <exception cref="ArgumentException">The batch is of another table.</exception>
    /// <exception cref="InvalidOperationException">The batch lacks a column that a condition reads.</exception>
    public void Evaluate(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Table != Table)
            throw new ArgumentException($"The batch is of {batch.Table.TableId}, and the conditions are about {Table.TableId}.", nameof(batch));
        foreach (var mask in _masks)
            mask.Start(batch.Count);
        _compiled.Start(batch);
        while (_compiled.Next())
        {
            foreach (var mask in _masks)
                mask.Add(_compiled.Rows);
        }
    }
}
