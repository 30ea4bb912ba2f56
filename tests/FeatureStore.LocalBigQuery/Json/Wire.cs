using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FeatureStore.LocalBigQuery;

/// <summary>Types and values as BigQuery writes them in answers: all values as text.</summary>
internal static class Wire
{
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Name, DataType Type)[] Names =
    [
        ("STRING", DataType.String), ("INTEGER", DataType.Int64), ("FLOAT", DataType.Float64), ("NUMERIC", DataType.Numeric), ("BIGNUMERIC", DataType.BigNumeric),
        ("BOOLEAN", DataType.Bool), ("DATE", DataType.Date), ("DATETIME", DataType.DateTime), ("TIME", DataType.Time), ("TIMESTAMP", DataType.Timestamp),
        ("BYTES", DataType.Bytes), ("JSON", DataType.Json), ("GEOGRAPHY", DataType.Geography), ("RECORD", DataType.Struct),
        ("INT64", DataType.Int64), ("FLOAT64", DataType.Float64), ("BOOL", DataType.Bool), ("STRUCT", DataType.Struct),
    ];

    /// <summary>The type of a name, old or new.</summary>
    public static DataType Type(string name) =>
        Names.FirstOrDefault(n => n.Name == name.ToUpperInvariant()) is { Name: not null } found ? found.Type : throw new ApiException(400, "invalid", $"Invalid value for type: {name} is not a valid value");

    /// <summary>{"fields":[...]} of columns.</summary>
    public static JsonObject Schema(IEnumerable<ColumnInfo> columns) => new()
    {
        ["fields"] = new JsonArray([.. columns.Select(c =>
        {
            var field = new JsonObject { ["name"] = c.Name, ["type"] = Names.First(n => n.Type == c.Type).Name, ["mode"] = c.Mode.ToString().ToUpperInvariant() };
            if (c.Type == DataType.Struct)
                field["fields"] = Schema(c.Fields)["fields"]!.DeepClone();
            return field;
        })]),
    };

    /// <summary>{"f":[{"v":...}]} of a row.</summary>
    public static JsonObject Row(IEnumerable<ColumnInfo> columns, object?[] values) => new()
    {
        ["f"] = new JsonArray([.. columns.Select((c, i) => (JsonNode)new JsonObject { ["v"] = Value(c, values[i]) })]),
    };

    private static JsonNode? Value(ColumnInfo column, object? value)
    {
        if (column.Mode != ColumnMode.Repeated)
            return One(column, value);
        var element = column with { Mode = ColumnMode.Nullable };
        return new JsonArray([.. ((object?[]?)value ?? []).Select(v => (JsonNode)new JsonObject { ["v"] = One(element, v) })]);
    }

    private static JsonNode? One(ColumnInfo column, object? value) => value switch
    {
        null => null,
        object?[] fields => Row(column.Fields, fields),
        string text => text,
        bool truth => truth ? "true" : "false",
        double number => double.IsInfinity(number) ? number > 0 ? "Infinity" : "-Infinity" : number.ToString("R", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset time => ((time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToBase64String(bytes),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"{value.GetType()} of {column.Name}"),
    };
}
