using System.Globalization;
using System.Text.Json;

namespace FeatureStore.BigQuery;

/// <summary>Reads a Table resource, as tables.get gives it, as the table that the engine has.</summary>
internal static class LiveTable
{
    public static StoredTable Of(JsonElement table) =>
        new(table.TryGetProperty("schema", out var schema) ? Columns(schema) : []) { Storage = new(Partition(table), Clustering(table)) };

    private static ValueList<StoredColumn> Columns(JsonElement parent) =>
        parent.TryGetProperty("fields", out var fields) ? ResultColumn.ReadFields(parent).Zip(fields.EnumerateArray(), Column).ToValueList() : [];

    private static StoredColumn Column(ResultColumn column, JsonElement field)
    {
        var (precision, scale, length) = (Number(field, "precision"), Number(field, "scale"), Number(field, "maxLength"));
        var limits = (precision, scale, length) switch
        {
            ({ } p, { } s and > 0, _) => string.Create(CultureInfo.InvariantCulture, $"({p},{s})"),
            ({ } p, _, _) => string.Create(CultureInfo.InvariantCulture, $"({p})"),
            (_, _, { } l) => string.Create(CultureInfo.InvariantCulture, $"({l})"),
            _ => "",
        };
        var element = column.Type == DataType.Struct ? (column with { Mode = ColumnMode.Nullable }).SqlName : $"{column.Type?.ToString().ToUpperInvariant() ?? column.TypeName}{limits}";
        return new(column.Name, column.Mode == ColumnMode.Repeated ? $"ARRAY<{element}>" : element)
        {
            Mode = column.Mode,
            Precision = (int?)precision,
            Scale = scale is 0 ? null : (int?)scale,
            MaxLength = (int?)length,
            Fields = Columns(field),
        };
    }

    private static PartitionInfo? Partition(JsonElement table)
    {
        var isFilterRequired = IsTrue(table, "requirePartitionFilter");
        if (table.TryGetProperty("timePartitioning", out var time))
        {
            // Once it was said of the partitioning.
            return new(Text(time, "field"), Text(time, "type") ?? "DAY", isFilterRequired || IsTrue(time, "requirePartitionFilter"))
            {
                Expiration = Number(time, "expirationMs") is { } expiration and > 0 && expiration < TimeSpan.MaxValue.TotalMilliseconds ? TimeSpan.FromTicks(expiration * TimeSpan.TicksPerMillisecond) : null,
            };
        }

        return table.TryGetProperty("rangePartitioning", out var range) ? new(Text(range, "field"), "RANGE", isFilterRequired) : null;
    }

    private static ValueList<string> Clustering(JsonElement table) =>
        table.TryGetProperty("clustering", out var clustering) && clustering.TryGetProperty("fields", out var fields)
            ? fields.EnumerateArray().Select(f => f.GetString() ?? "").ToValueList()
            : [];

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsTrue(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    // The API writes 64-bit integers as texts.
    private static long? Number(JsonElement element, string name) => element.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.Number => value.GetInt64(),
            JsonValueKind.String when long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        }
        : null;
}
