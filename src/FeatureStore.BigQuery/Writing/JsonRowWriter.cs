using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FeatureStore.BigQuery;

/// <summary>Writes rows as JSON objects. Nulls are left out, which is how BigQuery reads them.</summary>
internal sealed class JsonRowWriter : RowWriter, IDisposable
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter _json;
    private readonly bool _jsonAsText;
    private ValueList<ColumnInfo> _columns = [];
    private int _column;
    private string _path = "";

    /// <param name="output">Where the text goes.</param>
    /// <param name="jsonAsText">Whether documents of JSON columns are strings, as streaming wants them, and not parts of the row, as a load job does.</param>
    public JsonRowWriter(IBufferWriter<byte> output, bool jsonAsText)
    {
        _json = new(output, Plain);
        _jsonAsText = jsonAsText;
    }

    /// <summary>Writes a row.</summary>
    /// <exception cref="FeatureStoreException">It does not fit the table; the message names the column.</exception>
    public void Row<TRow>(TRow row)
        where TRow : ITableRow<TRow>
    {
        _json.Reset();
        Object(row, TRow.Table.Columns, TRow.Write, "");
        _json.Flush();
    }

    public override void Text(string? value)
    {
        var column = Next();
        if (value is null)
            RequireNullable(column);
        else if (column.Type == DataType.Json && !_jsonAsText)
            Document(column, value);
        else
            _json.WriteString(column.Name, value);
    }

    public override void Int64(long? value) => Scalar(value);

    public override void Float64(double? value) => Scalar(value);

    public override void Numeric(decimal? value) => Scalar(value);

    public override void Bool(bool? value) => Scalar(value);

    public override void Date(DateOnly? value) => Scalar(value);

    public override void DateTime(DateTime? value) => Scalar(value);

    public override void Time(TimeOnly? value) => Scalar(value);

    public override void Timestamp(DateTimeOffset? value) => Scalar(value);

    public override void Bytes(ValueList<byte>? value)
    {
        var column = Next();
        if (value is null)
            RequireNullable(column);
        else
            _json.WriteBase64String(column.Name, value.AsSpan());
    }

    public override void List<T>(ValueList<T> values)
    {
        var column = Next();
        if (values.Count == 0)
            return;
        _json.WriteStartArray(column.Name);
        foreach (var value in values)
        {
            if (value is null)
                throw NullElement(column);
            if (column.Type == DataType.Json && !_jsonAsText)
                Document(column, (string)(object)value, isElement: true);
            else
                Value(value);
        }

        _json.WriteEndArray();
    }

    public override void Struct<T>(T? value, Action<T, RowWriter> write)
        where T : class
    {
        var column = Next();
        if (value is null)
        {
            RequireNullable(column);
            return;
        }

        _json.WritePropertyName(column.Name);
        Object(value, column.Fields, write, $"{_path}{column.Name}.");
    }

    public override void StructList<T>(ValueList<T?> values, Action<T, RowWriter> write)
        where T : class
    {
        var column = Next();
        if (values.Count == 0)
            return;
        _json.WriteStartArray(column.Name);
        foreach (var value in values)
            Object(value ?? throw NullElement(column), column.Fields, write, $"{_path}{column.Name}.");
        _json.WriteEndArray();
    }

    public void Dispose() => _json.Dispose();

    private void Object<T>(T value, ValueList<ColumnInfo> columns, Action<T, RowWriter> write, string path)
    {
        var outer = (_columns, _column, _path);
        (_columns, _column, _path) = (columns, 0, path);
        _json.WriteStartObject();
        write(value, this);
        _json.WriteEndObject();
        (_columns, _column, _path) = outer;
    }

    private ColumnInfo Next() => _columns[_column++];

    private void Scalar<T>(T? value)
        where T : struct
    {
        var column = Next();
        if (value is not { } present)
        {
            RequireNullable(column);
            return;
        }

        _json.WritePropertyName(column.Name);
        Value(present);
    }

    private void Value<T>(T value)
    {
        switch (value)
        {
            case bool truth:
                _json.WriteBooleanValue(truth);
                break;
            case long number:
                _json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                _json.WriteNumberValue(number);
                break;
            default:
                // NaN and decimals keep what they are as text.
                _json.WriteStringValue(BigQueryDialect.ParameterText(value!));
                break;
        }
    }

    private void Document(ColumnInfo column, string text, bool isElement = false)
    {
        if (!isElement)
            _json.WritePropertyName(column.Name);
        try
        {
            // Written out anew, as a line must not break inside of it.
            using var document = JsonDocument.Parse(text);
            document.RootElement.WriteTo(_json);
        }
        catch (JsonException error)
        {
            throw new FeatureStoreException($"Column {_path}{column.Name} is JSON, but a row has a text in it that is none: {error.Message}", error);
        }
    }

    private void RequireNullable(ColumnInfo column)
    {
        if (column.Mode == ColumnMode.Required)
            throw new FeatureStoreException($"Column {_path}{column.Name} is REQUIRED, but a row has null in it.");
    }

    private FeatureStoreException NullElement(ColumnInfo column) =>
        new($"Column {_path}{column.Name} is REPEATED, and a row has a list with a null in it, which BigQuery cannot hold.");
}
