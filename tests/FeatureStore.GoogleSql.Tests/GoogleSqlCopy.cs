using System.Collections;
using DuckDB.NET.Data;
using FeatureStore.GoogleSql;

namespace FeatureStore.Tests;

/// <summary>A table of DuckDB for the GoogleSQL engine.</summary>
internal static class GoogleSqlCopy
{
    /// <summary>All rows of a table.</summary>
    public static GoogleSqlTable Of(DuckDBConnection connection, TableInfo table)
    {
        var columns = string.Join(", ", table.Columns.Select(c => SqlDialect.DuckDb.Quote(c.Name)));
        var rows = DuckValues.Rows(connection, new($"SELECT {columns} FROM {SqlDialect.DuckDb.Table(table)}", []));
        return new(table, [.. rows.Select(r => r.Select((v, i) => Value(table.Columns[i], v)).ToArray())]);
    }

    private static object? Value(ColumnInfo column, object? value) => (column.Mode, column.Type, value) switch
    {
        (_, _, null) => null,
        (ColumnMode.Repeated, _, IList list) => list.Cast<object?>().Select(v => Value(column with { Mode = ColumnMode.Nullable }, v)).ToArray(),
        (_, DataType.Struct, IDictionary fields) => column.Fields.Select(f => Value(f, fields[f.Name])).ToArray(),
        (_, DataType.Date, DateTime time) => DateOnly.FromDateTime(time),
        (_, DataType.Timestamp, DateTime time) => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        (_, DataType.Time, TimeSpan time) => TimeOnly.FromTimeSpan(time),
        _ => value,
    };
}
