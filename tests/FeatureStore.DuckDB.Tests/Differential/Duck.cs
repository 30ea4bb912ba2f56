using DuckDB.NET.Data;

namespace FeatureStore.DuckDB.Tests;

/// <summary>A database in memory that runs rendered statements as they are.</summary>
internal sealed class Duck : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public Duck()
    {
        _connection.Open();

        // Whatever the machine's zone, days are days in UTC; another zone shows where that is forgotten.
        Execute("SET TimeZone = 'America/New_York'");
    }

    public void Create(TableInfo table)
    {
        var columns = table.Columns.Select(c => $"{SqlDialect.DuckDb.Quote(c.Name)} {SqlDialect.DuckDb.TypeName(c)}");
        Execute($"CREATE TABLE {SqlDialect.DuckDb.Table(table)} ({string.Join(", ", columns)})");
    }

    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public List<object?[]> Rows(SqlStatement statement)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = statement.Text;
        foreach (var parameter in statement.Parameters)
            command.Parameters.Add(new DuckDBParameter(parameter.Name, parameter.Value));
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        return rows;
    }

    public void Dispose() => _connection.Dispose();
}
