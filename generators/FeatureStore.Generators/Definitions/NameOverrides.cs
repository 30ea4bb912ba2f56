using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Definitions;

/// <summary>The property names that a catalog chooses for columns, by path: a field of a STRUCT is <c>column.field</c>.</summary>
internal sealed class NameOverrides
{
    private readonly Dictionary<string, JsonNode> _names = new(StringComparer.Ordinal);

    public static NameOverrides None { get; } = new();

    public static NameOverrides Read(JsonObjectReader catalog, TableColumns columns, FileDiagnostics diagnostics)
    {
        var overrides = new NameOverrides();
        if (catalog.Object("names") is not { } reader)
            return overrides;
        foreach (var property in reader.Node.Properties)
        {
            if (!Exists(property.Name, columns))
                diagnostics.Report(Descriptors.CatalogColumnMissing, property.NameSpan, property.Name, "'names' of the catalog", diagnostics.Suggest(property.Name, columns.Names));
            else if (reader.Text(property.Name) is { } chosen)
            {
                if (Naming.IsIdentifier(chosen))
                    overrides._names.Add(property.Name, property.Value);
                else
                    diagnostics.Report(Descriptors.NoPropertyName, property.Value.Span, property.Name, $"'{chosen}' is no C# identifier");
            }
        }
        return overrides;
    }

    /// <summary>The chosen name and its place in the catalog, or null.</summary>
    public (string Name, TextSpan Span)? For(ColumnSyntax column) =>
        _names.TryGetValue(column.Path, out var node) ? (node.Text, node.Span) : null;

    private static bool Exists(string path, TableColumns columns)
    {
        var level = columns.All;
        var parts = path.Split('.');
        if (columns.IsLeftOut(parts[0]))
            return true;
        foreach (var part in parts)
        {
            var column = part == parts[0] && level == columns.All ? columns.Find(part) : level.FirstOrDefault(each => each.Name == part);
            if (column is null)
                return false;
            level = column.Fields;
        }
        return true;
    }
}
