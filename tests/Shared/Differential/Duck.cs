using System.Globalization;
using DuckDB.NET.Data;

namespace FeatureStore.Tests;

/// <summary>A database in memory that runs rendered statements as they are.</summary>
/// <remarks>Enum columns are VARCHAR, or ENUMs of whatever texts they hold, in an order that is not that of the texts.</remarks>
internal sealed class Duck : ISampleEngine
{
    private readonly bool _hasEnums;
    private readonly DuckDBConnection _connection;

    public Duck(bool hasEnums = false, DuckDBConnection? connection = null)
    {
        _hasEnums = hasEnums;
        _connection = connection ?? new("DataSource=:memory:");
        if (connection is null)
            _connection.Open();

        // Whatever the machine's zone, days are days in UTC; another zone shows where that is forgotten.
        Execute("SET TimeZone = 'America/New_York'");
    }

    public SqlDialect Dialect => SqlDialect.DuckDb;

    public bool HasQuantiles => true;

    public bool RoundsWhatIsStored => false;

    public void Load(IReadOnlyList<IReadOnlyDictionary<string, object?>> rows)
    {
        Create(Sample.Table);
        if (rows.Count > 0)
            Execute($"INSERT INTO samples VALUES {string.Join(",\n", rows.Select(Tuple))}");
        foreach (var column in _hasEnums ? Sample.Table.Columns.Where(c => c.Texts is not null && c.Mode != ColumnMode.Repeated) : [])
        {
            Execute($"CREATE TYPE {column.Name}_texts AS ENUM (SELECT DISTINCT {column.Name} FROM samples WHERE {column.Name} IS NOT NULL ORDER BY 1 DESC)");
            Execute($"ALTER TABLE samples ALTER COLUMN {column.Name} TYPE {column.Name}_texts");
        }
    }

    public bool IsOverflow(Exception error) => false;

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

    public List<object?[]> Rows(SqlStatement statement) => DuckValues.Rows(_connection, statement);

    public void Dispose() => _connection.Dispose();

    private static string Tuple(IReadOnlyDictionary<string, object?> row) =>
        $"({string.Join(", ", Sample.Table.Columns.Select(c => Literal(row[c.Name])))})";

    private static string Literal(object? value) => value switch
    {
        null => "NULL",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        double number => $"'{number.ToString("R", CultureInfo.InvariantCulture)}'::DOUBLE",
        bool flag => flag ? "TRUE" : "FALSE",
        DateOnly day => $"DATE '{day:yyyy-MM-dd}'",
        DateTimeOffset instant => $"TIMESTAMPTZ '{instant.UtcDateTime:yyyy-MM-dd HH:mm:ss}+00'",
        DateTime time => $"TIMESTAMP '{time:yyyy-MM-dd HH:mm:ss}'",
        List<object?> list => $"[{string.Join(", ", list.Select(Literal))}]",
        Dictionary<string, object?> fields => $"{{{string.Join(", ", fields.Select(f => $"'{f.Key}': {Literal(f.Value)}"))}}}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
