using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace FeatureStore.DuckDB;

/// <summary>Writes values as JSON that DuckDB casts back to the same values.</summary>
internal sealed class JsonRowWriter : RowWriter, IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;
    private ValueList<ColumnInfo> _columns;
    private int _column;
    private bool _named;

    public JsonRowWriter(ValueList<ColumnInfo> columns)
    {
        _columns = columns;
        _json = new(_buffer);
    }

    public ReadOnlySpan<byte> Written
    {
        get
        {
            _json.Flush();
            return _buffer.WrittenSpan;
        }
    }

    public override void Text(string? value) => Value(value, static (json, text) => json.WriteStringValue(text));

    public override void Int64(long? value) => Number(value);

    // NaN and the infinities are no JSON numbers; as text they are read back.
    public override void Float64(double? value) => Value(value is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : null, static (json, text) => json.WriteStringValue(text));

    // As a number it would go through a double.
    public override void Numeric(decimal? value) => Value(value?.ToString(CultureInfo.InvariantCulture), static (json, text) => json.WriteStringValue(text));

    public override void Bool(bool? value) => Number(value);

    public override void Date(DateOnly? value) => Format(value, "yyyy-MM-dd");

    public override void DateTime(DateTime? value) => Format(value, "yyyy-MM-dd HH:mm:ss.ffffff");

    public override void Time(TimeOnly? value) => Format(value, "HH:mm:ss.ffffff");

    public override void Timestamp(DateTimeOffset? value) => Format(value?.ToUniversalTime(), "yyyy-MM-dd HH:mm:ss.ffffff'+00'");

    // DuckDB reads a BLOB in text as escaped bytes.
    public override void Bytes(ValueList<byte>? value) =>
        Value(value is null ? null : string.Concat(value.Select(b => $"\\x{b:X2}")), static (json, text) => json.WriteStringValue(text));

    public override void List<T>(ValueList<T> values)
    {
        Name();
        _json.WriteStartArray();
        var named = _named;
        _named = false;
        foreach (var value in values)
            Element(value);
        _named = named;
        _json.WriteEndArray();
    }

    public override void Struct<T>(T? value, Action<T, RowWriter> write)
        where T : class
    {
        var fields = _columns[_column].Fields;
        Name();
        Object(value, fields, write);
    }

    public override void StructList<T>(ValueList<T?> values, Action<T, RowWriter> write)
        where T : class
    {
        var fields = _columns[_column].Fields;
        Name();
        _json.WriteStartArray();
        foreach (var value in values)
            Object(value, fields, write);
        _json.WriteEndArray();
    }

    public void Dispose() => _json.Dispose();

    private void Object<T>(T? value, ValueList<ColumnInfo> fields, Action<T, RowWriter> write)
        where T : class
    {
        if (value is null)
        {
            _json.WriteNullValue();
            return;
        }

        var (columns, column, named) = (_columns, _column, _named);
        (_columns, _column, _named) = (fields, 0, true);
        _json.WriteStartObject();
        write(value, this);
        _json.WriteEndObject();
        (_columns, _column, _named) = (columns, column, named);
    }

    private void Element<T>(T value)
    {
        switch (value)
        {
            case null: _json.WriteNullValue(); break;
            case string text: _json.WriteStringValue(text); break;
            case long number: _json.WriteNumberValue(number); break;
            case double number: _json.WriteStringValue(number.ToString("R", CultureInfo.InvariantCulture)); break;
            case decimal number: _json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case bool truth: _json.WriteBooleanValue(truth); break;
            case IFormattable other: _json.WriteStringValue(Formatted(other)); break;
            default: throw new NotSupportedException($"A list of {typeof(T).Name} inside of a STRUCT cannot be written.");
        }
    }

    private static string Formatted(IFormattable value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.ffffff'+00'", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        _ => value.ToString(null, CultureInfo.InvariantCulture),
    };

    private void Number<T>(T? value)
        where T : struct
    {
        Name();
        Element(value);
    }

    private void Format<T>(T? value, string format)
        where T : struct, IFormattable => Value(value?.ToString(format, CultureInfo.InvariantCulture), static (json, text) => json.WriteStringValue(text));

    private void Value<T>(T? value, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        Name();
        if (value is null)
            _json.WriteNullValue();
        else
            write(_json, value);
    }

    // The outermost value has no name; fields of a STRUCT have that of their definition.
    private void Name()
    {
        if (_named)
            _json.WritePropertyName(_columns[_column].Name);
        _column++;
    }
}
