using System.Text.Json;

namespace FeatureStore.BigQuery;

/// <summary>Finds the values in BigQuery's rows, {"f":[{"v":1},{"v":null}]}, without decoding them.</summary>
internal static class CellScanner
{
    /// <summary>Finds the values of a row whose object the reader is at, and leaves it at the object's end.</summary>
    public static void Row(ref Utf8JsonReader json, int offset, List<Cell> cells)
    {
        Require(ref json, JsonTokenType.StartObject, "a row");
        Property(ref json, "f"u8, "a row");
        Read(ref json);
        Values(ref json, offset, cells);
        Read(ref json);
        Require(ref json, JsonTokenType.EndObject, "the end of a row");
    }

    /// <summary>Finds the values of an array of {"v":...} that the reader is at, and leaves it at the array's end.</summary>
    public static void Values(ref Utf8JsonReader json, int offset, List<Cell> cells)
    {
        Require(ref json, JsonTokenType.StartArray, "an array of values");
        for (Read(ref json); json.TokenType != JsonTokenType.EndArray; Read(ref json))
        {
            Require(ref json, JsonTokenType.StartObject, "a value");
            Property(ref json, "v"u8, "a value");
            Read(ref json);
            cells.Add(Value(ref json, offset));
            Read(ref json);
            Require(ref json, JsonTokenType.EndObject, "the end of a value");
        }
    }

    public static void Read(ref Utf8JsonReader json)
    {
        if (!json.Read())
            throw new JsonException("The text ends too early.");
    }

    private static Cell Value(ref Utf8JsonReader json, int offset)
    {
        var start = offset + (int)json.TokenStartIndex;
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return new(CellKind.Null, start, 0);
            case JsonTokenType.String when json.ValueIsEscaped:
                return new(CellKind.EscapedText, start, json.ValueSpan.Length + 2);
            case JsonTokenType.String:
                return new(CellKind.Text, start + 1, json.ValueSpan.Length);
            case JsonTokenType.StartArray or JsonTokenType.StartObject:
                var kind = json.TokenType == JsonTokenType.StartArray ? CellKind.Array : CellKind.Object;
                if (!json.TrySkip())
                    throw new JsonException("The text ends too early.");
                return new(kind, start, offset + (int)json.BytesConsumed - start);
            default:
                return new(CellKind.Literal, start, json.ValueSpan.Length);
        }
    }

    private static void Property(ref Utf8JsonReader json, ReadOnlySpan<byte> name, string what)
    {
        Read(ref json);
        if (json.TokenType != JsonTokenType.PropertyName || !json.ValueTextEquals(name))
            throw new JsonException($"{what} has no property {System.Text.Encoding.UTF8.GetString(name)}.");
    }

    private static void Require(ref Utf8JsonReader json, JsonTokenType token, string what)
    {
        if (json.TokenType != token)
            throw new JsonException($"{what} was expected at byte {json.TokenStartIndex}, but there is {json.TokenType}.");
    }
}
