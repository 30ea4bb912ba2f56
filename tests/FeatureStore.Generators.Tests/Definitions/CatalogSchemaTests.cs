using System.Text.Json;

namespace FeatureStore.Generators.Tests.Definitions;

/// <summary>schema/catalog.schema.json tells an editor exactly what the reader knows.</summary>
public sealed class CatalogSchemaTests
{
    private static readonly JsonElement Schema =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schema", "catalog.schema.json"))).RootElement;

    private static readonly string[] Conditions =
    [
        """{"tiers": ["gold"]}""",
        """{"scoreAtLeast": 1}""",
        """{"scoreBelow": 2}""",
        """{"category": "form", "atLeast": 1}""",
        """{"category": "rest", "below": 1}""",
        """{"defaultsAbove": 1}""",
        """{"defaultRateAbove": 1}""",
        """{"allDefaulted": "form"}""",
        """{"anyDefaulted": "recent"}""",
    ];

    private static readonly string Rules =
        $$"""
        "gates": [{"column": "has_rest", "all": [{{string.Join(", ", Conditions)}}]}],
        "alertRules": [{"level": "red", "any": [{{string.Join(", ", Conditions)}}]}],
        "alerts": [{{string.Join(", ", Conditions.Select(c => $$"""{"name": "a", "when": {{c}}}"""))}}],
        "statuses": [{{string.Join(", ", Conditions.Select(c => $$"""{"column": "old", "when": {{c}}, "then": "a", "else": "b"}"""))}}],
        "counts": [{"column": "slot", "critical": true, "source": "live"}, {"column": "slot", "features": [1], "minQuality": 5, "defaulted": false}],
        "flags": [{"column": "has_rest", "features": [0], "minQuality": 5, "defaulted": true}, {"column": "has_rest", "critical": false, "source": "live"}],

        """;

    /// <summary>The sound catalog with every key that it leaves out.</summary>
    private static readonly string Complete = new[]
    {
        ("\"entity\": {", "\"policy\": \"strict\", \"moved\": {\"formerNames\": [\"d.games\"], \"view\": \"d.games\"}, \"renames\": [{\"column\": \"slot\", \"formerNames\": [\"place\"], \"view\": \"v\"}], \"retired\": {\"columns\": [\"gone\"], \"features\": [{\"index\": 3, \"name\": \"luck\"}]}, \"details\": [{\"column\": \"old\", \"keys\": [{\"name\": \"why\", \"type\": \"STRING\"}]}], \"entity\": {"),
        ("\"version\": \"v1\"", "\"$schema\": \"./catalog.schema.json\", \"description\": \"d\", \"enums\": {\"source\": \"A\", \"tier\": \"B\", \"alertLevel\": \"C\", \"category\": \"D\", \"feature\": \"E\"}, \"version\": \"v1\""),
        ("{\"name\": \"form\", ", "{\"name\": \"form\", \"property\": \"Shape\", \"description\": \"d\", \"tier\": \"tier\", "),
        ("{\"name\": \"recent\", ", "{\"name\": \"recent\", \"property\": \"Lately\", "),
        ("{\"index\": 0, ", "{\"index\": 0, \"property\": \"Score0\", \"unit\": \"points\", \"formerNames\": [\"score\"], \"description\": \"d\", \"critical\": true, \"optional\": true, \"defaultValue\": 1, \"minStandardDeviation\": 1, \"minDistinct\": 2, \"upstream\": {\"table\": \"t\", \"processor\": \"p\"}, \"fallbackReason\": \"f\", "),
        ("\"defaultCount\": \"defaults\"},\n  \"names\"", "\"defaultCount\": \"defaults\", \"featureCount\": \"slot\", \"missingProcessors\": \"old\"},\n  \"names\""),
        ("\"upstreams\": [", "\"upstreams\": [{\"table\": \"t\", \"calculation\": true}, "),
        ("\"hash\": \"old\"", "\"hash\": \"old\", \"lastUpdated\": \"seen\""),
        ("\"isDefault\": true, ", "\"isDefault\": true, \"member\": \"Fallback\", "),
        ("\"gold\", ", "\"gold\", \"member\": \"Gold1\", "),
        ("\"fieldCount\": 5", Rules + "\"fieldCount\": 5"),
        ("\"deprecations\": [", "\"deprecations\": [{\"feature\": \"minutes\", \"replacement\": \"points\"}, {\"group\": \"recent\", \"replacement\": \"points\"}, "),
        ("\"reason\": ", "\"since\": \"v1\", \"sunset\": \"v2\", \"reason\": "),
    }.Aggregate(Plays.Catalog, (catalog, edit) => Plays.Edit(catalog, edit.Item1, edit.Item2));

    [Fact]
    public void Every_key_of_the_schema_is_known_to_the_reader()
    {
        var table = Plays.Edit(Plays.Table, "{\"name\": \"slot\", ", "{\"name\": \"seen\", \"type\": \"TIMESTAMP\"}, {\"name\": \"slot\", ");
        Assert.Empty(Plays.Read(table, Complete).Diagnostics.Select(diagnostic => diagnostic.Show()));

        var used = new HashSet<string>();
        Walk(JsonDocument.Parse(Complete).RootElement, Schema, "", used);
        Assert.Equal(AllKeys(Schema, "").Order(), used.Order());
    }

    [Fact]
    public void Our_own_catalog_follows_the_schema() =>
        Walk(JsonDocument.Parse(SchemaFiles.FeatureStoreCatalog.Text).RootElement, Schema, "", []);

    [Fact]
    public void Every_key_is_described_and_no_other_is_allowed() => AssertDescribed(Schema, "catalog");

    /// <summary>Asserts that the value uses only keys of the schema, and all that it requires, and collects them.</summary>
    private static void Walk(JsonElement value, JsonElement schema, string path, HashSet<string> used)
    {
        schema = Resolve(schema);
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var item in value.EnumerateArray())
                Walk(item, items, path + "[]", used);
        }
        else if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in value.EnumerateObject())
            {
                Assert.True(properties.TryGetProperty(property.Name, out var known), $"{path}.{property.Name} is not in the schema");
                used.Add($"{path}.{property.Name}");
                Walk(property.Value, known, $"{path}.{property.Name}", used);
            }
            if (schema.TryGetProperty("required", out var required))
                Assert.All(required.EnumerateArray(), key => Assert.True(value.TryGetProperty(key.GetString()!, out _), $"{path} lacks {key}"));
        }
        else if (schema.TryGetProperty("type", out var type))
        {
            Assert.Contains(value.ValueKind, type.GetString() switch
            {
                "string" => [JsonValueKind.String],
                "boolean" => [JsonValueKind.True, JsonValueKind.False],
                "object" => [JsonValueKind.Object],
                _ => new[] { JsonValueKind.Number },
            });
        }
    }

    private static IEnumerable<string> AllKeys(JsonElement schema, string path)
    {
        schema = Resolve(schema);
        if (schema.TryGetProperty("items", out var items))
            return AllKeys(items, path + "[]");
        return schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().SelectMany(property => AllKeys(property.Value, $"{path}.{property.Name}").Prepend($"{path}.{property.Name}"))
            : [];
    }

    private static void AssertDescribed(JsonElement schema, string path)
    {
        var resolved = Resolve(schema);
        if (resolved.TryGetProperty("items", out var items))
            AssertDescribed(items, path + "[]");
        if (!resolved.TryGetProperty("properties", out var properties))
            return;
        Assert.True(resolved.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.False, $"{path} allows unknown keys");
        foreach (var property in properties.EnumerateObject())
        {
            Assert.True(property.Value.TryGetProperty("description", out var text) && text.GetString()!.Length > 10, $"{path}.{property.Name} has no description");
            AssertDescribed(property.Value, $"{path}.{property.Name}");
        }
    }

    private static JsonElement Resolve(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference)
            ? Resolve(Schema.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]))
            : schema;
}
