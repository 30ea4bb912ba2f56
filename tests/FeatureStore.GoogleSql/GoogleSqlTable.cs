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

    /// <summary>The rows of the partitions that reads of the table do not leave out.</summary>
    public IEnumerable<object?[]> RowsOf(IReadOnlyList<TableRead> reads)
    {
        if (Definition.Partition?.Column is not { } name || Definition[name].Type != DataType.Date)
            return reads.Count == 0 ? [] : Rows;
        var index = Definition.Columns.Index().First(c => c.Item.Name == name).Index;
        var bounds = reads.Select(r => r.Filtered.GetValueOrDefault(name)).ToList();
        return Rows.Where(row => bounds.Any(b => row[index] is not DateOnly day || b.Contains(day)));
    }
}

/// <summary>What a statement gives.</summary>
/// <param name="Columns">Names and types of its columns.</param>
/// <param name="Rows">Values in that order, of the types that <see cref="GoogleSqlTable"/> lists.</param>
public sealed record GoogleSqlResult(IReadOnlyList<ColumnInfo> Columns, IReadOnlyList<object?[]> Rows);

/// <summary>What a statement reads of a table.</summary>
/// <param name="Table">The name in the statement.</param>
/// <param name="Columns">Names of the columns that it reads.</param>
/// <param name="Filtered">Columns that a condition on every row compares with a constant, so that partitions can be left out; with the days that are left, as far as it is about days.</param>
public sealed record TableRead(string Table, IReadOnlyList<string> Columns, IReadOnlyDictionary<string, DayBounds> Filtered);

/// <summary>Days that a condition leaves.</summary>
/// <param name="First">The first; null for no bound.</param>
/// <param name="Last">The last; null for no bound.</param>
public readonly record struct DayBounds(DateOnly? First, DateOnly? Last)
{
    /// <summary>Whether a day may be among them.</summary>
    public bool Contains(DateOnly day) => !(day < First) && !(day > Last);

    /// <summary>The days that this and another condition leave.</summary>
    public DayBounds And(DayBounds other) => new(Greater(First, other.First), Lesser(Last, other.Last));

    private static DateOnly? Greater(DateOnly? a, DateOnly? b) => a is null || b > a ? b : a;

    private static DateOnly? Lesser(DateOnly? a, DateOnly? b) => a is null || b < a ? b : a;
}

/// <summary>The engine refused a statement, or failed in evaluating it; the message ends in the place, such as [at 1:8].</summary>
public sealed class GoogleSqlException(string message, Exception inner) : Exception(message, inner);
