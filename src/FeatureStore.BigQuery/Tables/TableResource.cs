using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FeatureStore.BigQuery;

/// <summary>A live table as the text of a definition: what 'bq show --format=prettyjson' prints, without what changes from day to day.</summary>
public sealed class TableResource
{
    // Sizes, times, etags and the like are left out: a definition changes when the table does.
    private static readonly HashSet<string> Kept =
        ["kind", "tableReference", "description", "friendlyName", "labels", "schema", "timePartitioning", "rangePartitioning", "requirePartitionFilter", "clustering", "tableConstraints", "type"];

    private static readonly JsonWriterOptions Pretty = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    private TableResource(string text, int columns)
    {
        Text = text;
        ColumnCount = columns;
    }

    /// <summary>The text for a NAME.table.json, keys in order, with a newline at the end; the same for the same table.</summary>
    public string Text { get; }

    /// <summary>Number of columns of the table.</summary>
    public int ColumnCount { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal static TableResource Of(JsonElement table)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Pretty))
            Sorted(json, table, Kept.Contains);
        var columns = table.TryGetProperty("schema", out var schema) ? ResultColumn.ReadFields(schema).Length : 0;
        return new($"{Encoding.UTF8.GetString(buffer.WrittenSpan)}\n", columns);
    }

    private static void Sorted(Utf8JsonWriter json, JsonElement element, Func<string, bool> isKept)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var property in element.EnumerateObject().Where(p => isKept(p.Name)).OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    json.WritePropertyName(property.Name);
                    Sorted(json, property.Value, _ => true);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Sorted(json, item, _ => true);
                json.WriteEndArray();
                break;
            default:
                element.WriteTo(json);
                break;
        }
    }
}
