namespace FeatureStore.GoogleSql;

/// <summary>A table with its rows.</summary>
/// <param name="Definition">The statement calls it PROJECT.DATASET.TABLE in one pair of backticks, as the definition says.</param>
/// <param name="Rows">
/// Values in the order of the columns: null, long, double, decimal, bool, string (JSON too), DateOnly, DateTime, TimeOnly, DateTimeOffset, byte[], and object?[]
/// for the elements of a list and the fields of a struct.
/// </param>
public sealed record GoogleSqlTable(TableInfo Definition, IReadOnlyList<object?[]> Rows)
{
    /// <summary>The name in statements.</summary>
    public string Name => $"{Definition.ProjectId}.{Definition.DatasetId}.{Definition.TableId}";
}

/// <summary>What a statement gives.</summary>
/// <param name="Columns">Names and types of its columns.</param>
/// <param name="Rows">Values in that order, of the types that <see cref="GoogleSqlTable"/> lists.</param>
public sealed record GoogleSqlResult(IReadOnlyList<ColumnInfo> Columns, IReadOnlyList<object?[]> Rows);

/// <summary>What a statement reads of a table.</summary>
/// <param name="Table">The name in the statement.</param>
/// <param name="Columns">Names of the columns that it reads.</param>
/// <param name="Filtered">Columns that a condition on every row compares with a constant, so that partitions can be left out.</param>
public sealed record TableRead(string Table, IReadOnlyList<string> Columns, IReadOnlySet<string> Filtered);

/// <summary>The engine refused a statement, or failed in evaluating it; the message ends in the place, such as [at 1:8].</summary>
public sealed class GoogleSqlException(string message, Exception inner) : Exception(message, inner);
