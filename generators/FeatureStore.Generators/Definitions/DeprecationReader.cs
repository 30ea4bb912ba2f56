using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>Reads which columns readers should leave. A replacement is a column, a pattern over all features, or a list of these.</summary>
/// <param name="columns">The columns of the table.</param>
/// <param name="featureIndexes">Null when they are not known.</param>
/// <param name="diagnostics">Where defects go.</param>
internal sealed class DeprecationReader(TableColumns columns, ImmutableArray<int>? featureIndexes, FileDiagnostics diagnostics)
{
    /// <summary>By column.</summary>
    public Dictionary<string, DeprecationDefinition> Read(JsonObjectReader catalog)
    {
        var deprecations = new Dictionary<string, DeprecationDefinition>(StringComparer.Ordinal);
        foreach (var reader in catalog.Objects("deprecations", "deprecation"))
        {
            var column = reader.Text("column", required: true);
            var replacement = ReadReplacement(reader);
            var deprecation = new DeprecationDefinition(replacement, reader.Text("reason"), reader.Text("since"), reader.Text("sunset"));
            reader.ReportUnknownKeys();
            if (column is null)
                continue;
            if (deprecations.ContainsKey(column))
                diagnostics.Report(Descriptors.DuplicateName, reader.Place("column"), "deprecation", column);
            else if (Exists(column, reader.Get("column")!))
                deprecations.Add(column, deprecation);
        }
        return deprecations;
    }

    private string ReadReplacement(JsonObjectReader reader)
    {
        var node = reader.Get("replacement", required: true);
        if (node is null)
            return "";
        var names = node.Kind == JsonKind.Array ? reader.Texts("replacement")
            : reader.Text("replacement") is null ? ImmutableArray<JsonNode>.Empty
            : ImmutableArray.Create(node);
        if (node is { Kind: JsonKind.Array, Items.IsEmpty: true })
            reader.Invalid(node, "replacement", "a column, or a list of at least one");
        foreach (var name in names)
        {
            if (PatternText.Parse(name.Text) is not { } pattern)
                Exists(name.Text, name);
            else if (featureIndexes?.Select(pattern.For).FirstOrDefault(each => columns.Find(each) is null && !columns.IsLeftOut(each)) is { } missing)
                Exists(missing, name);
        }
        return string.Join(" and ", names.Select(name => name.Text));
    }

    private bool Exists(string name, JsonNode place)
    {
        if (columns.Find(name) is not null)
            return true;
        if (!columns.IsLeftOut(name))
            diagnostics.Report(Descriptors.DeprecationColumnMissing, place.Span, name, diagnostics.Suggest(name, columns.Names));
        return false;
    }
}
