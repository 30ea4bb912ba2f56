using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeatureStore;

internal sealed class SnakeCaseConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>Columns with their values as one object.</summary>
internal sealed class CheckValuesConverter : WritingConverter<ValueList<CheckValue>>
{
    public override void Write(Utf8JsonWriter writer, ValueList<CheckValue> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (column, cell) in value)
        {
            writer.WritePropertyName(column);
            AnyValueConverter.WriteValue(writer, cell);
        }

        writer.WriteEndObject();
    }
}

/// <summary>A value of whatever type an engine gives.</summary>
internal sealed class AnyValueConverter : WritingConverter<object>
{
    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => WriteValue(writer, value);

    public static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case DateTimeOffset instant:
                writer.WriteStringValue(instant);
                break;
            case DateTime time:
                writer.WriteStringValue(time);
                break;
            case ValueList<byte> bytes:
                writer.WriteBase64StringValue(bytes.AsSpan());
                break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (var item in list)
                    WriteValue(writer, item);
                writer.WriteEndArray();
                break;
            case IFormattable other and (double or DateOnly or TimeOnly):
                writer.WriteStringValue(other.ToString(other is double ? null : "O", CultureInfo.InvariantCulture));
                break;
            default:
                throw new NotSupportedException($"A {value.GetType().Name} has no JSON.");
        }
    }
}

/// <summary>A converter of what is only ever written.</summary>
internal abstract class WritingConverter<T> : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A run is written, not read.");
}
