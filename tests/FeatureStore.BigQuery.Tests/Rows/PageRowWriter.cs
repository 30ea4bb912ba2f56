using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace FeatureStore.BigQuery.Tests.Rows;

/// <summary>Writes a row as BigQuery sends it: {"f":[{"v":"1"},{"v":null}]}.</summary>
internal sealed class PageRowWriter : RowWriter
{
    private static readonly JsonWriterOptions Raw = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter _json;

    private PageRowWriter(Utf8JsonWriter json) => _json = json;

    public static string Write<TRow>(TRow row)
        where TRow : ITableRow<TRow>
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Raw))
            Fields(json, row, TRow.Write);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public override void Text(string? value) => Value(value);

    public override void Int64(long? value) => Value(value);

    public override void Float64(double? value) => Value(value);

    public override void Numeric(decimal? value) => Value(value);

    public override void Bool(bool? value) => Value(value);

    public override void Date(DateOnly? value) => Value(value);

    public override void DateTime(DateTime? value) => Value(value);

    public override void Time(TimeOnly? value) => Value(value);

    public override void Timestamp(DateTimeOffset? value) => Value(value);

    public override void Bytes(ValueList<byte>? value) => Value(value);

    public override void List<T>(ValueList<T> values)
    {
        _json.WriteStartObject();
        _json.WriteStartArray("v");
        foreach (var value in values)
            Value(value);
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    public override void Struct<T>(T? value, Action<T, RowWriter> write)
        where T : class
    {
        _json.WriteStartObject();
        _json.WritePropertyName("v");
        if (value is null)
            _json.WriteNullValue();
        else
            Fields(_json, value, write);
        _json.WriteEndObject();
    }

    public override void StructList<T>(ValueList<T?> values, Action<T, RowWriter> write)
        where T : class
    {
        _json.WriteStartObject();
        _json.WriteStartArray("v");
        foreach (var value in values)
            Struct(value, write);
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private static void Fields<T>(Utf8JsonWriter json, T value, Action<T, RowWriter> write)
    {
        json.WriteStartObject();
        json.WriteStartArray("f");
        write(value, new PageRowWriter(json));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Value<T>(T value)
    {
        _json.WriteStartObject();
        _json.WriteString("v", value switch
        {
            null => null,
            string text => text,
            bool truth => truth ? "true" : "false",
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
            DateTimeOffset time => ((time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture),
            ValueList<byte> bytes => Convert.ToBase64String(bytes.AsSpan()),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => throw new NotSupportedException(typeof(T).Name),
        });
        _json.WriteEndObject();
    }
}
