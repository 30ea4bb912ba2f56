using System.Text.Json;

namespace FeatureStore.BigQuery;

/// <summary>A column of a result or of a live table.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="TypeName">The type as BigQuery spells it in results: STRING, INTEGER, FLOAT, RECORD and so on.</param>
/// <param name="Mode">NULLABLE, REQUIRED or REPEATED.</param>
/// <param name="Fields">Fields of a STRUCT; empty otherwise.</param>
internal sealed record ResultColumn(string Name, string TypeName, ColumnMode Mode, ResultColumn[] Fields)
{
    /// <summary>The type; null for one that the definition does not know, such as INTERVAL.</summary>
    public DataType? Type { get; } = ParseType(TypeName);

    /// <summary>The type as SQL spells it, such as ARRAY&lt;FLOAT64&gt;.</summary>
    public string SqlName
    {
        get
        {
            var element = Type == DataType.Struct
                ? $"STRUCT<{string.Join(", ", Fields.Select(f => $"{f.Name} {f.SqlName}"))}>"
                : Type?.ToString().ToUpperInvariant() ?? TypeName;
            return Mode == ColumnMode.Repeated ? $"ARRAY<{element}>" : element;
        }
    }


    /// <summary>The columns of an element with "fields"; empty without them.</summary>
    public static ResultColumn[] ReadFields(JsonElement parent) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty("fields", out var fields) ? [.. fields.EnumerateArray().Select(Of)] : [];

    private static ResultColumn Of(JsonElement field)
    {
        var mode = Text(field, "mode") switch
        {
            "REQUIRED" => ColumnMode.Required,
            "REPEATED" => ColumnMode.Repeated,
            _ => ColumnMode.Nullable,
        };
        return new(Text(field, "name"), Text(field, "type"), mode, ReadFields(field));
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static DataType? ParseType(string name) => name.ToUpperInvariant() switch
    {
        "STRING" => DataType.String,
        "INTEGER" or "INT64" => DataType.Int64,
        "FLOAT" or "FLOAT64" => DataType.Float64,
        "NUMERIC" => DataType.Numeric,
        "BIGNUMERIC" => DataType.BigNumeric,
        "BOOLEAN" or "BOOL" => DataType.Bool,
        "DATE" => DataType.Date,
        "DATETIME" => DataType.DateTime,
        "TIME" => DataType.Time,
        "TIMESTAMP" => DataType.Timestamp,
        "BYTES" => DataType.Bytes,
        "JSON" => DataType.Json,
        "GEOGRAPHY" => DataType.Geography,
        "RECORD" or "STRUCT" => DataType.Struct,
        _ => null,
    };
}
