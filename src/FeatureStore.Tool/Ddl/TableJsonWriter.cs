using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FeatureStore.Generators.Definitions;

namespace FeatureStore.Tool.Ddl;

/// <summary>Writes a table as the table.json of a definition, and the list of its columns as bq takes it for a schema.</summary>
internal static class TableJsonWriter
{
    private static readonly JsonWriterOptions Pretty = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static string Write(TableShape table) => Text(json =>
    {
        json.WriteStartObject();
        json.WriteString("kind", "bigquery#table");
        Path(json, "tableReference", table.Path);
        Optional(json, "friendlyName", table.FriendlyName);
        Optional(json, "description", table.Description);
        Labels(json, table);
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        Fields(json, table.Columns);
        json.WriteEndArray();
        json.WriteEndObject();
        Partition(json, table);
        if (table.Clustering.Length > 0)
        {
            json.WriteStartObject("clustering");
            Names(json, "fields", table.Clustering);
            json.WriteEndObject();
        }

        Constraints(json, table);
        json.WriteString("type", "TABLE");
        json.WriteEndObject();
    });

    public static string WriteSchema(TableShape table) => Text(json =>
    {
        json.WriteStartArray();
        Fields(json, table.Columns);
        json.WriteEndArray();
    });

    /// <summary>The names of types as the API prints them.</summary>
    public static string ApiName(ColumnType type) => type switch
    {
        ColumnType.Int64 => "INTEGER",
        ColumnType.Float64 => "FLOAT",
        ColumnType.Bool => "BOOLEAN",
        ColumnType.Struct => "RECORD",
        _ => type.Sql(),
    };

    public static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Pretty))
            write(json);
        return $"{Encoding.UTF8.GetString(buffer.WrittenSpan)}\n";
    }

    private static void Fields(Utf8JsonWriter json, ImmutableArray<ShapeColumn> columns)
    {
        foreach (var column in columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", ApiName(column.Type));
            json.WriteString("mode", column.Mode.ToString().ToUpperInvariant());
            Number(json, "precision", column.Precision);
            Number(json, "scale", column.Scale is 0 ? null : column.Scale);
            Number(json, "maxLength", column.MaxLength);
            Optional(json, "description", column.Description);
            Optional(json, "collation", column.Collation);
            Optional(json, "defaultValueExpression", column.Default);
            if (column.Fields.Length > 0)
            {
                json.WriteStartArray("fields");
                Fields(json, column.Fields);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }
    }

    private static void Partition(Utf8JsonWriter json, TableShape table)
    {
        if (table.Partition is { Range: { } range } ranges)
        {
            json.WriteStartObject("rangePartitioning");
            json.WriteString("field", ranges.Column);
            json.WriteStartObject("range");
            Number(json, "start", range.Start);
            Number(json, "end", range.End);
            Number(json, "interval", range.Interval);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        else if (table.Partition is { } time)
        {
            json.WriteStartObject("timePartitioning");
            json.WriteString("type", time.Granularity);
            Optional(json, "field", time.Column);
            Number(json, "expirationMs", time.ExpirationMs);
            json.WriteEndObject();
        }

        if (table.FilterRequired)
            json.WriteBoolean("requirePartitionFilter", true);
    }

    private static void Constraints(Utf8JsonWriter json, TableShape table)
    {
        if (table.PrimaryKey.Length == 0 && table.ForeignKeys.Length == 0)
            return;
        json.WriteStartObject("tableConstraints");
        if (table.PrimaryKey.Length > 0)
        {
            json.WriteStartObject("primaryKey");
            Names(json, "columns", table.PrimaryKey);
            json.WriteEndObject();
        }

        if (table.ForeignKeys.Length > 0)
        {
            json.WriteStartArray("foreignKeys");
            foreach (var key in table.ForeignKeys)
            {
                json.WriteStartObject();
                Optional(json, "name", key.Name);
                Path(json, "referencedTable", key.Table);
                json.WriteStartArray("columnReferences");
                foreach (var (column, referenced) in key.Columns.Zip(key.ReferencedColumns))
                {
                    json.WriteStartObject();
                    json.WriteString("referencingColumn", column);
                    json.WriteString("referencedColumn", referenced);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Labels(Utf8JsonWriter json, TableShape table)
    {
        if (table.Labels.Length == 0)
            return;
        json.WriteStartObject("labels");
        foreach (var (name, value) in table.Labels)
            json.WriteString(name, value);
        json.WriteEndObject();
    }

    private static void Path(Utf8JsonWriter json, string name, TablePath path)
    {
        json.WriteStartObject(name);
        Optional(json, "projectId", path.Project);
        Optional(json, "datasetId", path.Dataset);
        json.WriteString("tableId", path.Table);
        json.WriteEndObject();
    }

    private static void Names(Utf8JsonWriter json, string name, ImmutableArray<string> names)
    {
        json.WriteStartArray(name);
        foreach (var each in names)
            json.WriteStringValue(each);
        json.WriteEndArray();
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            json.WriteString(name, value);
    }

    // The API writes 64-bit integers as texts.
    private static void Number(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
            json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
    }
}
