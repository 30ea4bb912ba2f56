using System.Text;
using DuckDB.NET.Data;

namespace FeatureStore.DuckDB;

/// <summary>Writes a row to DuckDB's appender. The appender knows no STRUCT, so one goes as JSON text, which the staging table's reader turns back.</summary>
internal sealed class DuckDbRowWriter(ValueList<ColumnInfo> columns) : RowWriter
{
    private IDuckDBAppenderRow _row = null!;
    private int _column;

    /// <summary>Goes on to a new row.</summary>
    public void Start(IDuckDBAppenderRow row)
    {
        _row = row;
        _column = 0;
    }

    public override void Text(string? value)
    {
        Require(value is null);
        Next(HasNul(value) ? _row.AppendValue(Encoding.UTF8.GetBytes(value!)) : _row.AppendValue(value));
    }

    public override void Int64(long? value) => Next(_row.AppendValue(value));

    public override void Float64(double? value) => Next(_row.AppendValue(value));

    public override void Numeric(decimal? value) => Next(_row.AppendValue(value));

    public override void Bool(bool? value) => Next(_row.AppendValue(value));

    public override void Date(DateOnly? value) => Next(_row.AppendValue(value));

    public override void DateTime(DateTime? value) => Next(_row.AppendValue(value));

    public override void Time(TimeOnly? value) => Next(_row.AppendValue(value));

    public override void Timestamp(DateTimeOffset? value) => Next(_row.AppendValue(value));

    public override void Bytes(ValueList<byte>? value) => Next(value is null ? _row.AppendNullValue() : _row.AppendValue(value.AsSpan().ToArray()));

    public override void List<T>(ValueList<T> values)
    {
        // In a list, DuckDB.NET writes no bytes as text.
        if (values is ValueList<string?> texts && texts.Any(HasNul))
            throw new FeatureStoreException($"Column {columns[_column].Name} has a list with a text in it that has a NUL character, where DuckDB's appender would cut it; nothing was written.");
        Next(_row.AppendValue<T>(values.ToList()));
    }

    public override void Struct<T>(T? value, Action<T, RowWriter> write)
        where T : class => Json(json => json.Struct(value, write));

    public override void StructList<T>(ValueList<T?> values, Action<T, RowWriter> write)
        where T : class => Json(json => json.StructList(values, write));

    private void Json(Action<JsonRowWriter> write)
    {
        using var json = new JsonRowWriter([columns[_column]]);
        write(json);
        Next(_row.AppendValue(Encoding.UTF8.GetString(json.Written)));
    }

    // The appender takes a text for one that ends at its first NUL, but bytes by their length.
    private static bool HasNul(string? text) => text is not null && text.Contains('\0', StringComparison.Ordinal);

    private void Next(IDuckDBAppenderRow row)
    {
        _row = row;
        _column++;
    }

    private void Require(bool isNull)
    {
        if (isNull && columns[_column].Mode == ColumnMode.Required)
            throw new FeatureStoreException($"Column {columns[_column].Name} is REQUIRED, but a row has null in it; nothing was written.");
    }
}
