namespace FeatureStore.GoogleSql.Tests;

/// <summary>The sample table in the GoogleSQL engine.</summary>
internal sealed class GoogleSqlSample : ISampleEngine
{
    private GoogleSqlTable _table = new(Sample.Table, []);

    public SqlDialect Dialect => SqlDialect.BigQuery;

    // The engine knows their types, but does not evaluate them.
    public bool HasQuantiles => false;

    public bool RoundsWhatIsStored => true;

    public void Load(IReadOnlyList<IReadOnlyDictionary<string, object?>> rows) => _table = new(Sample.Table, [.. rows.Select(r => Values(Sample.Table.Columns, r))]);

    public List<object?[]> Rows(SqlStatement statement) => [.. Run(statement).Rows];

    public GoogleSqlResult Run(SqlStatement statement) => GoogleSqlEngine.Shared.Evaluate(statement, _table);

    public bool IsOverflow(Exception error) =>
        error is GoogleSqlException && error.Message.Contains("overflow", StringComparison.OrdinalIgnoreCase);

    public void Dispose()
    {
    }

    private static object?[] Values(ValueList<ColumnInfo> columns, IReadOnlyDictionary<string, object?> fields) => [.. columns.Select(c => Value(c, fields[c.Name]))];

    private static object? Value(ColumnInfo column, object? value) => value switch
    {
        List<object?> list => list.Select(e => Value(column, e)).ToArray(),
        IReadOnlyDictionary<string, object?> fields => Values(column.Fields, fields),
        _ => value,
    };
}
