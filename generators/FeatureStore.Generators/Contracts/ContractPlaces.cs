using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Contracts;

/// <summary>
/// Where the subject of a finding stands: the key that changed, else the subject itself, else the list that it is gone from.
/// The same names lead through a table file, a catalog and a contract.
/// </summary>
internal sealed class ContractPlaces
{
    private readonly List<(FileDiagnostics File, JsonNode Root)> _files = [];

    public ContractPlaces(params DefinitionFile?[] files)
    {
        foreach (var file in files.OfType<DefinitionFile>())
            if (JsonParser.Parse(file.Text).Root is { } root)
                _files.Add((new FileDiagnostics(file), root));
    }

    /// <summary>Null only where no file can be read.</summary>
    public LocationInfo? Find(ContractFinding finding)
    {
        var kind = finding.Subject.Split(':')[0];
        var name = finding.Subject.Substring(Math.Min(finding.Subject.Length, kind.Length + 1));
        // What is in neither file stands at the beginning of the first.
        return Lists(kind).Select(path => Locate(path, name, finding.Attribute)).FirstOrDefault(place => place is not null)
            ?? _files.Select(each => each.File.Locate(each.Root.Start)).FirstOrDefault();
    }

    /// <summary>Where the subjects of a kind are listed, and the key that names each; a path without such a key leads to the subject.</summary>
    private static IEnumerable<(string Path, string? Key)> Lists(string kind) => kind switch
    {
        "column" => [("schema/fields", "name"), ("columns", "name")],
        "detail" => [("details", "column"), ("columns", "name")],
        "feature" => [("features/items", "name"), ("features", "name")],
        "features" => [("features", null)],
        "category" => [("categories", "name")],
        "group" => [("groups", "name")],
        "source" => [("sources", "name")],
        "tier" => [("tiers/values", "name"), ("tiers", "name")],
        "alertLevel" => [("alertLevels/values", ""), ("alertLevels", "")],
        "gate" => [("gates", "column")],
        "alertRule" => [("alertRules", "level"), ("alerts", null)],
        "alert" => [("alerts", "name")],
        "freshness" => [("freshness", "column"), ("alerts", null)],
        "threshold" => [("alertLevels/category", null), ("alertLevels", null)],
        "summary" => [("summary", null), ("formulas", null)],
        "status" => [("statuses", "column"), ("formulas", null)],
        "count" => [("counts", "column"), ("formulas", null)],
        "flag" => [("flags", "column"), ("formulas", null)],
        "version" => [("version", null), ("table", null)],
        "table" => [("tableReference", null), ("table", null)],
        "partition" => [("timePartitioning", null), ("rangePartitioning", null), ("storage", null)],
        "partitionFilter" => [("requirePartitionFilter", null), ("timePartitioning", null), ("storage", null)],
        "expiration" => [("timePartitioning/expirationMs", null), ("timePartitioning", null), ("storage", null)],
        "clustering" => [("clustering", null), ("storage", null)],
        "key" => [("key", null), ("storage", null)],
        "entity" => [("entity", null), ("storage", null)],
        _ => [],
    };

    private LocationInfo? Locate((string Path, string? Key) list, string name, string? attribute)
    {
        foreach (var (file, root) in _files)
        {
            JsonProperty? found = null;
            foreach (var step in list.Path.Split('/'))
                found = (found?.Value ?? root).Property(step);
            if (found is not { } property)
                continue;
            var value = property.Value;
            if (list.Key is null)
                return file.Locate(value.Property(attribute ?? "")?.Value.Span ?? (value.Kind is JsonKind.Object or JsonKind.Array ? property.NameSpan : value.Span));
            return file.Locate(Item(value, list.Key, name) is { } item ? Span(item, list.Key, attribute) : property.NameSpan);
        }
        return null;
    }

    private static TextSpan Span(JsonNode item, string key, string? attribute) =>
        (item.Property(attribute ?? "") ?? item.Property(key))?.Value.Span ?? item.Span;

    /// <summary>The item of a name; the path of a field leads through the fields of its STRUCT.</summary>
    private static JsonNode? Item(JsonNode list, string key, string name)
    {
        foreach (var item in list.Items)
        {
            var text = key.Length == 0 ? item.Text : item.Property(key)?.Value.Text;
            if (text == name)
                return item;
            if (text is { Length: > 0 } && name.StartsWith(text + ".", StringComparison.Ordinal))
                return (item.Property("fields") is { } fields ? Item(fields.Value, key, name.Substring(text.Length + 1)) : null) ?? item;
        }
        return null;
    }
}
