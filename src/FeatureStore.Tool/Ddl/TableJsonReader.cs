using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using FeatureStore.Generators.Definitions;
using ShapeMode = FeatureStore.Generators.Definitions.ColumnMode;

namespace FeatureStore.Tool.Ddl;

/// <summary>Reads a table.json that <see cref="DefinitionReader"/> has found sound; this one keeps what a build has no use for, such as defaults.</summary>
internal static class TableJsonReader
{
    public static TableShape Read(string text)
    {
        using var document = JsonDocument.Parse(text);
        var table = document.RootElement;
        var time = Object(table, "timePartitioning");
        var constraints = Object(table, "tableConstraints");
        return new()
        {
            Path = Path(table.GetProperty("tableReference")),
            FriendlyName = Text(table, "friendlyName"),
            Description = Text(table, "description"),
            Labels = Object(table, "labels") is { } labels ? [.. labels.EnumerateObject().Select(label => KeyValuePair.Create(label.Name, label.Value.GetString() ?? ""))] : [],
            Columns = [.. Items(table.GetProperty("schema"), "fields").Select(Column)],
            Partition = time is { } partition
                ? new(Text(partition, "field"), Text(partition, "type")!.ToUpperInvariant()) { ExpirationMs = Number(partition, "expirationMs") is 0 ? null : Number(partition, "expirationMs") }
                : Ranges(table),
            FilterRequired = IsTrue(table, "requirePartitionFilter") || (time is { } old && IsTrue(old, "requirePartitionFilter")),
            Clustering = Object(table, "clustering") is { } clustering ? Names(clustering, "fields") : [],
            PrimaryKey = constraints is { } keys && Object(keys, "primaryKey") is { } primary ? Names(primary, "columns") : [],
            ForeignKeys = constraints is { } all ? [.. Items(all, "foreignKeys").Select(ForeignKey)] : [],
        };
    }

    private static ShapeColumn Column(JsonElement column) => new(
        Text(column, "name")!,
        ColumnTypeNames.Type(Text(column, "type")!)!.Value,
        Text(column, "mode") is { Length: > 0 } mode ? ColumnTypeNames.Mode(mode)!.Value : ShapeMode.Nullable)
    {
        Precision = (int?)Number(column, "precision"),
        Scale = (int?)Number(column, "scale"),
        MaxLength = (int?)Number(column, "maxLength"),
        Description = Text(column, "description"),
        Default = Text(column, "defaultValueExpression"),
        Collation = Text(column, "collation"),
        Fields = [.. Items(column, "fields").Select(Column)],
    };

    private static ShapePartition? Ranges(JsonElement table)
    {
        if (Object(table, "rangePartitioning") is not { } partition)
            return null;
        var range = Object(partition, "range");
        return new(Text(partition, "field"), "RANGE")
        {
            Range = range is { } bounds && Number(bounds, "start") is { } start && Number(bounds, "end") is { } end && Number(bounds, "interval") is { } interval
                ? new(start, end, interval)
                : throw new ToolException(ExitCode.BadInput, "'rangePartitioning' of the table has no 'range' with 'start', 'end' and 'interval'."),
        };
    }

    private static ShapeForeignKey ForeignKey(JsonElement key) => new(
        Text(key, "name"),
        [.. Items(key, "columnReferences").Select(pair => Text(pair, "referencingColumn") ?? "")],
        Path(key.GetProperty("referencedTable")),
        [.. Items(key, "columnReferences").Select(pair => Text(pair, "referencedColumn") ?? "")]);

    private static TablePath Path(JsonElement path) => new(Text(path, "projectId") ?? "", Text(path, "datasetId") ?? "", Text(path, "tableId") ?? "");

    private static JsonElement? Object(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;

    private static ImmutableArray<string> Names(JsonElement parent, string name) => [.. Items(parent, name).Select(item => item.GetString() ?? "")];

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsTrue(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static long? Number(JsonElement parent, string name) => parent.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.Number => value.GetInt64(),
            JsonValueKind.String => long.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            _ => null,
        }
        : null;
}
