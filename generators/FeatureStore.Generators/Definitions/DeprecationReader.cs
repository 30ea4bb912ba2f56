using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>The deprecations of a catalog, by the name of the column, feature or group.</summary>
internal sealed class Deprecations
{
    public Dictionary<string, DeprecationDefinition> Columns { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, DeprecationDefinition> Features { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, DeprecationDefinition> Groups { get; } = new(StringComparer.Ordinal);

    public DeprecationDefinition? OfFeature(string name) => Features.TryGetValue(name, out var found) ? found : null;

    public DeprecationDefinition? OfGroup(string name) => Groups.TryGetValue(name, out var found) ? found : null;
}

/// <summary>
/// Reads what readers should leave: columns, features and groups. The replacement of a column is a column, a pattern over all features, or a list of
/// these; that of a feature or group is a feature, a group, or a list of these.
/// </summary>
/// <param name="columns">The columns of the table.</param>
/// <param name="featureIndexes">Null when they are not known.</param>
/// <param name="features">The names of the features.</param>
/// <param name="groups">The names of the groups.</param>
/// <param name="diagnostics">Where defects go.</param>
internal sealed class DeprecationReader(
    TableColumns columns, ImmutableArray<int>? featureIndexes, IReadOnlyList<string> features, IReadOnlyList<string> groups, FileDiagnostics diagnostics)
{
    private static readonly string[] Kinds = ["column", "feature", "group"];

    public Deprecations Read(JsonObjectReader catalog)
    {
        var deprecations = new Deprecations();
        foreach (var reader in catalog.Objects("deprecations", "deprecation"))
        {
            var subjects = Kinds.Where(kind => reader.Get(kind) is not null).ToList();
            var kind = subjects.FirstOrDefault() ?? "column";
            if (subjects.Count > 1)
                diagnostics.Report(Descriptors.InvalidDeprecation, reader.Place(subjects[1]), $"A deprecation is of one thing, but this is of a {subjects[0]} and a {subjects[1]}; write two");
            var name = reader.Text(kind, required: true);
            var replacement = ReadReplacement(reader, kind);
            var deprecation = new DeprecationDefinition(replacement, reader.Text("reason"), reader.Text("since"), reader.Text("sunset"));
            reader.ReportUnknownKeys();
            if (name is null)
                continue;
            var known = kind == "column" ? deprecations.Columns : kind == "feature" ? deprecations.Features : deprecations.Groups;
            if (known.ContainsKey(name))
                diagnostics.Report(Descriptors.DuplicateName, reader.Place(kind), "deprecation", name);
            else if (Exists(kind, name, reader.Get(kind)!))
                known.Add(name, deprecation);
        }
        return deprecations;
    }

    private string ReadReplacement(JsonObjectReader reader, string kind)
    {
        var node = reader.Get("replacement", required: true);
        if (node is null)
            return "";
        var names = node.Kind == JsonKind.Array ? reader.Texts("replacement")
            : reader.Text("replacement") is null ? ImmutableArray<JsonNode>.Empty
            : ImmutableArray.Create(node);
        if (node is { Kind: JsonKind.Array, Items.IsEmpty: true })
            reader.Invalid(node, "replacement", kind == "column" ? "a column, or a list of at least one" : "a feature or group, or a list of at least one");
        foreach (var name in names)
        {
            if (kind != "column")
                Exists("feature or group", name.Text, name);
            else if (PatternText.Parse(name.Text) is not { } pattern)
                Exists(kind, name.Text, name);
            else if (featureIndexes?.Select(pattern.For).FirstOrDefault(each => columns.Find(each) is null && !columns.IsLeftOut(each)) is { } missing)
                Exists(kind, missing, name);
        }
        return string.Join(" and ", names.Select(name => name.Text));
    }

    private bool Exists(string kind, string name, JsonNode place)
    {
        if (kind == "column")
            return ColumnExists(name, place);
        var known = (kind == "group" ? [] : features).Concat(kind == "feature" ? [] : groups).ToList();
        // Without sound features there is no list to hold a name against.
        if (featureIndexes is null || known.Contains(name))
            return true;
        diagnostics.Report(Descriptors.InvalidDeprecation, place.Span, $"The deprecation names the {kind} '{name}', which is not listed{diagnostics.Suggest(name, known)}");
        return false;
    }

    private bool ColumnExists(string name, JsonNode place)
    {
        if (columns.Find(name) is not null)
            return true;
        if (!columns.IsLeftOut(name))
            diagnostics.Report(Descriptors.DeprecationColumnMissing, place.Span, name, diagnostics.Suggest(name, columns.Names));
        return false;
    }
}
