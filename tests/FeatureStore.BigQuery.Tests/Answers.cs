using System.Buffers;
using System.Text;
using System.Text.Json;

namespace FeatureStore.BigQuery.Tests;

/// <summary>Answers as BigQuery gives them.</summary>
internal static class Answers
{
    public const string Job = """{"projectId":"payer","jobId":"job_1","location":"US"}""";

    /// <summary>A page of a result with the one column n, INT64.</summary>
    public static string Numbers(IEnumerable<long> numbers, long total, string? nextPage = null) =>
        Page([new("n", DataType.Int64, ColumnMode.Nullable)], numbers.Select(n => $$"""{"f":[{"v":"{{n}}"}]}"""), total, nextPage);

    /// <summary>A page of rows.</summary>
    public static string Page(ValueList<ColumnInfo> columns, IEnumerable<string> rows, long total, string? nextPage = null) =>
        $$"""
        {"kind":"bigquery#queryResponse","schema":{{Schema(columns)}},"jobReference":{{Job}},"totalRows":"{{total}}",
        {{(nextPage is null ? "" : $"\"pageToken\":\"{nextPage}\",")}}"rows":[{{string.Join(",", rows)}}],
        "totalBytesProcessed":"1234","jobComplete":true,"cacheHit":false}
        """;

    /// <summary>A job that still runs.</summary>
    public static string Running => $$"""{"kind":"bigquery#queryResponse","jobReference":{{Job}},"jobComplete":false}""";

    /// <summary>{"fields":[...]} of a table.</summary>
    public static string Schema(ValueList<ColumnInfo> columns)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            Fields(json, columns);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The spelling of a type in results.</summary>
    public static string TypeName(DataType type) => type switch
    {
        DataType.Int64 => "INTEGER",
        DataType.Float64 => "FLOAT",
        DataType.Bool => "BOOLEAN",
        DataType.Struct => "RECORD",
        _ => type.ToString().ToUpperInvariant(),
    };

    private static void Fields(Utf8JsonWriter json, ValueList<ColumnInfo> columns)
    {
        json.WriteStartObject();
        json.WriteStartArray("fields");
        foreach (var column in columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", TypeName(column.Type));
            json.WriteString("mode", column.Mode.ToString().ToUpperInvariant());
            if (column.Type == DataType.Struct)
            {
                json.WritePropertyName("fields");
                json.WriteRawValue(Encoding.UTF8.GetBytes(FieldList(column.Fields)));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string FieldList(ValueList<ColumnInfo> columns)
    {
        var schema = Schema(columns);
        return schema[schema.IndexOf('[', StringComparison.Ordinal)..^1];
    }
}
