using DuckDB.NET.Data;

namespace FeatureStore.Tests;

/// <summary>What a statement gives in DuckDB, as the boxed reader has it.</summary>
internal static class DuckValues
{
    /// <summary>All values of a result.</summary>
    public static List<object?[]> Rows(DuckDBConnection connection, SqlStatement statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement.Text;
        foreach (var parameter in statement.Parameters)
            command.Parameters.Add(new DuckDBParameter(parameter.Name, parameter.Value));
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : Value(reader, i))]);
        return rows;
    }

    // A list of plain numbers cannot hold the nulls that it may have.
    private static object Value(DuckDBDataReader reader, int column) => reader.GetFieldType(column) switch
    {
        var type when type == typeof(List<long>) => reader.GetFieldValue<List<long?>>(column),
        var type when type == typeof(List<double>) => reader.GetFieldValue<List<double?>>(column),
        _ => reader.GetValue(column),
    };
}
