using System.Globalization;
using System.Text.Json.Nodes;

namespace FeatureStore.LocalBigQuery;

/// <summary>Reads the columns and the partition of a table from its resource.</summary>
internal static class TableResourceReader
{
    public static TableInfo Read(string project, string dataset, JsonObject body)
    {
        var id = (string?)body["tableReference"]?["tableId"] ?? throw Invalid("Required parameter is missing: tableReference.tableId");
        var columns = Fields(body["schema"]);
        if (columns.Count == 0)
            throw Invalid("A table has at least one column.");
        return new(project, dataset, id, columns, "")
        {
            Description = (string?)body["description"] ?? "",
            Partition = body["timePartitioning"] is { } partition
                ? new((string?)partition["field"], (string)partition["type"]!, (bool?)body["requirePartitionFilter"] ?? (bool?)partition["requirePartitionFilter"] ?? false)
                : null,
            Clustering = (body["clustering"]?["fields"]?.AsArray().Select(f => (string)f!) ?? []).ToValueList(),
        };
    }

    private static ValueList<ColumnInfo> Fields(JsonNode? parent) =>
        (parent?["fields"]?.AsArray().Select(f => Field(f!)) ?? []).ToValueList();

    private static ColumnInfo Field(JsonNode field) => new(
        (string?)field["name"] ?? throw Invalid("A column has no name."),
        Wire.Type((string?)field["type"] ?? ""),
        Enum.Parse<ColumnMode>((string?)field["mode"] ?? "NULLABLE", ignoreCase: true),
        (string?)field["description"] ?? "")
    {
        Fields = Fields(field),
        Precision = Number(field["precision"]),
        Scale = Number(field["scale"]),
        MaxLength = Number(field["maxLength"]),
    };

    private static int? Number(JsonNode? node) => node is null ? null : int.Parse(node.ToString(), CultureInfo.InvariantCulture);

    private static ApiException Invalid(string message) => new(400, "invalid", message);
}
