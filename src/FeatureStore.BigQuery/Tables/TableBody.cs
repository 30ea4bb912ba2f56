using System.Globalization;
using System.Text.Json;

namespace FeatureStore.BigQuery;

/// <summary>The body of tables.insert, from a definition.</summary>
internal static class TableBody
{
    public static byte[] Of(TableInfo table, string project, string dataset)
    {
        if (table.Partition is { Granularity: "RANGE" })
            throw new NotSupportedException($"Table {table.TableId} is partitioned by ranges of an integer, whose bounds its definition does not keep; make it with 'bq mk --range_partitioning'.");
        return JsonBody.Write(json =>
        {
            Reference(json, "tableReference", table, project, dataset);
            if (table.Description.Length > 0)
                json.WriteString("description", table.Description);
            json.WriteStartObject("schema");
            Fields(json, table.Columns);
            json.WriteEndObject();
            if (table.Partition is { } partition)
            {
                json.WriteStartObject("timePartitioning");
                json.WriteString("type", partition.Granularity);
                if (partition.Column is { } column)
                    json.WriteString("field", column);
                if (partition.Expiration is { } expiration)
                    json.WriteString("expirationMs", ((long)expiration.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
                json.WriteEndObject();
                json.WriteBoolean("requirePartitionFilter", partition.FilterRequired);
            }

            if (table.Clustering.Count > 0)
            {
                json.WriteStartObject("clustering");
                json.WriteStartArray("fields");
                foreach (var column in table.Clustering)
                    json.WriteStringValue(column);
                json.WriteEndArray();
                json.WriteEndObject();
            }
        });
    }

    public static void Reference(Utf8JsonWriter json, string name, TableInfo table, string project, string dataset)
    {
        json.WriteStartObject(name);
        json.WriteString("projectId", project);
        json.WriteString("datasetId", dataset);
        json.WriteString("tableId", table.TableId);
        json.WriteEndObject();
    }

    private static void Fields(Utf8JsonWriter json, ValueList<ColumnInfo> columns)
    {
        json.WriteStartArray("fields");
        foreach (var column in columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", column.Type.ToString().ToUpperInvariant());
            json.WriteString("mode", column.Mode.ToString().ToUpperInvariant());
            if (column.Description.Length > 0)
                json.WriteString("description", column.Description);
            Number(json, "precision", column.Precision);
            Number(json, "scale", column.Scale);
            Number(json, "maxLength", column.MaxLength);
            if (column.Fields.Count > 0)
                Fields(json, column.Fields);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
            json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
    }
}
