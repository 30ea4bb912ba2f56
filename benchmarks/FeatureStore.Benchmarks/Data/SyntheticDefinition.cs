using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FeatureStore.Benchmarks;

/// <summary>A definition of any width, with a catalog in proportion: as many features to a column as ml_feature_store_v2 has, in five categories.</summary>
internal static class SyntheticDefinition
{
    private const int Seed = 20260206;

    /// <summary>The table file and the catalog of so many columns; the same for the same number.</summary>
    public static (string Table, string Catalog) Of(int columns)
    {
        var random = new Random(Seed);
        var features = columns * 37 / 171;
        string[] types = ["STRING", "FLOAT", "INTEGER", "BOOLEAN", "TIMESTAMP", "NUMERIC"];
        var fields = new JsonArray
        {
            Field("entity", "STRING", "REQUIRED", "Who the row is about."),
            Field("day", "DATE", "REQUIRED", "Day of the row."),
            Field("values", "FLOAT", "REPEATED", "Values of the features, by index."),
        };
        for (var i = 0; i < features; i++)
        {
            fields.Add(Field($"feature_{i}_quality", "FLOAT", "NULLABLE", $"Quality of feature {i}, 0 to 100."));
            fields.Add(Field($"feature_{i}_source", "STRING", "NULLABLE", $"Source of feature {i}."));
        }

        for (var i = fields.Count; i < columns; i++)
            fields.Add(Field($"{Word()}_{Word()}_{i}", types[random.Next(types.Length)], "NULLABLE", $"What {Word()} says of {Word()}, per day."));

        var table = new JsonObject
        {
            ["tableReference"] = new JsonObject { ["projectId"] = "p", ["datasetId"] = "d", ["tableId"] = $"wide_{columns}" },
            ["schema"] = new JsonObject { ["fields"] = fields },
            ["timePartitioning"] = new JsonObject { ["type"] = "DAY", ["field"] = "day" },
            ["requirePartitionFilter"] = true,
        };
        return (table.ToJsonString(Indented), Catalog($"wide_{columns}", features).ToJsonString(Indented));

        string Word() => Words[random.Next(Words.Length)];
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly string[] Words =
        "points rebounds assists minutes pace usage rest travel injury spread total line season window trend share".Split(' ');

    private static JsonObject Catalog(string table, int features)
    {
        string[] categories = ["matchup", "history", "context", "market", "game"];
        return new()
        {
            ["table"] = table,
            ["categories"] = new JsonArray([.. categories.Select((name, c) => new JsonObject
            {
                ["name"] = name,
                ["features"] = new JsonArray([.. Enumerable.Range(0, features).Where(i => i % categories.Length == c).Select(i => JsonValue.Create(i))]),
            })]),
            ["features"] = new JsonObject
            {
                ["count"] = features,
                ["value"] = "values[{index}]",
                ["quality"] = "feature_{index}_quality",
                ["source"] = "feature_{index}_source",
                ["items"] = new JsonArray([.. Enumerable.Range(0, features).Select(i => new JsonObject
                {
                    ["index"] = i,
                    ["name"] = string.Create(CultureInfo.InvariantCulture, $"{Words[i % Words.Length]}_avg_{i}"),
                    ["category"] = categories[i % categories.Length],
                    ["validRange"] = new JsonObject { ["min"] = 0, ["max"] = 100 + i },
                })]),
            },
            ["sources"] = new JsonArray(
                new JsonObject { ["name"] = "measured", ["weight"] = 100 },
                new JsonObject { ["name"] = "default", ["weight"] = 40, ["isDefault"] = true }),
            ["tiers"] = new JsonObject
            {
                ["values"] = new JsonArray(new JsonObject { ["name"] = "good", ["min"] = 70 }, new JsonObject { ["name"] = "bad", ["min"] = 0 }),
            },
        };
    }

    private static JsonObject Field(string name, string type, string mode, string description) =>
        new() { ["name"] = name, ["type"] = type, ["mode"] = mode, ["description"] = description };
}
