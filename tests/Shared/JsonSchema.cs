using System.Text.Json;
using System.Text.RegularExpressions;

namespace FeatureStore.Testing;

/// <summary>Holds JSON to a schema of draft 2020-12, as far as the schemas of this repository go; a keyword beyond that is an error, not passed over.</summary>
internal sealed class JsonSchema(string schema)
{
    private readonly JsonElement _root = JsonDocument.Parse(schema).RootElement;

    /// <summary>What is wrong with a document, each with its place; empty if it follows the schema.</summary>
    public IReadOnlyList<string> Errors(string json) => [.. Errors(JsonDocument.Parse(json).RootElement, _root, "$")];

    private IEnumerable<string> Errors(JsonElement value, JsonElement schema, string path) =>
        schema.EnumerateObject().SelectMany(keyword => Errors(value, schema, keyword.Name, keyword.Value, path));

    private IEnumerable<string> Errors(JsonElement value, JsonElement schema, string keyword, JsonElement rule, string path) => keyword switch
    {
        "$schema" or "$defs" or "title" or "description" or "deprecated" or "contentEncoding" => [],
        "$ref" => Errors(value, _root.GetProperty("$defs").GetProperty(rule.GetString()!["#/$defs/".Length..]), path),
        "type" => Unless(Strings(rule).Any(type => Is(value, type)), $"{path} is no {string.Join(" or ", Strings(rule))}"),
        "const" => Unless(JsonElement.DeepEquals(value, rule), $"{path} is not {rule}"),
        "enum" => Unless(rule.EnumerateArray().Any(allowed => JsonElement.DeepEquals(value, allowed)), $"{path} is none of {rule}"),
        "anyOf" => Unless(rule.EnumerateArray().Any(option => !Errors(value, option, path).Any()), $"{path} fits no option"),
        "minimum" => Unless(value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.GetDouble(), $"{path} is under {rule}"),
        "minLength" => Unless(value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= rule.GetInt32(), $"{path} is too short"),
        "maxLength" => Unless(value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= rule.GetInt32(), $"{path} is too long"),
        "pattern" => Unless(value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!), $"{path} does not match {rule}"),
        "required" => value.ValueKind != JsonValueKind.Object ? [] : Strings(rule).Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{path} lacks {name}"),
        "items" => value.ValueKind != JsonValueKind.Array ? [] : value.EnumerateArray().SelectMany((item, i) => Errors(item, rule, $"{path}[{i}]")),
        "properties" => value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject()
            .Where(p => rule.TryGetProperty(p.Name, out _)).SelectMany(p => Errors(p.Value, rule.GetProperty(p.Name), $"{path}.{p.Name}")),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject()
            .Where(p => !(schema.TryGetProperty("properties", out var known) && known.TryGetProperty(p.Name, out _)))
            .SelectMany(p => rule.ValueKind == JsonValueKind.False ? [$"{path} has {p.Name}, which is not in the schema"] : Errors(p.Value, rule, $"{path}.{p.Name}")),
        _ => throw new NotSupportedException($"The keyword {keyword} is not known here; teach it to {nameof(JsonSchema)}."),
    };

    private static bool Is(JsonElement value, string type) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "string" => value.ValueKind == JsonValueKind.String,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => throw new NotSupportedException($"There is no type {type}."),
    };

    private static IEnumerable<string> Strings(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(v => v.GetString()!) : [value.GetString()!];

    private static IEnumerable<string> Unless(bool fits, string error) => fits ? [] : [error];
}
