using System.Collections.Immutable;
using System.Globalization;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>A category as the catalog writes it.</summary>
internal sealed record CategorySyntax(CategoryDefinition Definition, AccessorName? Accessor);

/// <summary>Reads the categories, which divide the features: each feature is in exactly one.</summary>
internal sealed class CategoryReader(ColumnLookup lookup, string tierEnum, FileDiagnostics diagnostics)
{
    private readonly HashSet<int> _disputed = [];

    public (ImmutableArray<CategorySyntax> Categories, ImmutableArray<FeatureSyntax> Features) Read(JsonObjectReader catalog, FeatureList features)
    {
        var categories = ImmutableArray.CreateBuilder<CategorySyntax>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var indexes = features.HasSoundIndexes ? new HashSet<int>(features.Items.Select(feature => feature.Index)) : null;
        var categoryOf = new Dictionary<int, string>();
        foreach (var reader in catalog.Objects("categories", "category", required: !features.Items.IsEmpty))
        {
            var name = reader.Text("name", required: true);
            var accessor = name is null ? null : AccessorName.Read(reader, "category", name, diagnostics);
            reader.Get("property");
            if (name is not null && !names.Add(name))
            {
                diagnostics.Report(Descriptors.DuplicateName, reader.Place("name"), "category", name);
                accessor = null;
            }
            var members = ReadMembers(reader, name ?? "", indexes, categoryOf);
            var tier = lookup.Read(reader, "tier", ColumnLookup.IsText, "a STRING");
            if (tier is not null)
                lookup.SetEnum(tier, tierEnum, reader.Get("tier")!);
            var definition = new CategoryDefinition(
                name ?? "",
                accessor?.Property ?? "",
                reader.Text("description") ?? "",
                members.ToEquatableArray(),
                lookup.Read(reader, "qualityPct", ColumnLookup.IsNumber, "a number (FLOAT64, NUMERIC or INT64)"),
                lookup.Read(reader, "defaultCount", IsCount, "an INT64"),
                tier);
            reader.ReportUnknownKeys();
            if (name is not null)
                categories.Add(new CategorySyntax(definition, accessor));
        }
        if (catalog.Node.Property("categories") is null || indexes is null)
            return (categories.ToImmutable(), features.Items);
        return (categories.ToImmutable(), features.Items.Select(feature => Join(feature, categoryOf, names)).ToImmutableArray());
    }

    private SortedSet<int> ReadMembers(JsonObjectReader reader, string name, HashSet<int>? indexes, Dictionary<int, string> categoryOf)
    {
        var members = new SortedSet<int>();
        foreach (var (index, span) in reader.Counts("features", required: true))
        {
            if (indexes?.Contains(index) == false)
                diagnostics.Report(Descriptors.CategoryIndexMissing, span, name, Text(index));
            else if (categoryOf.TryGetValue(index, out var other))
            {
                _disputed.Add(index);
                diagnostics.Report(Descriptors.CategoryOverlap, span, Text(index), other, name);
            }
            else
            {
                categoryOf.Add(index, name);
                members.Add(index);
            }
        }
        if (reader.Get("features") is { Kind: JsonKind.Array, Items.IsEmpty: true } empty)
            reader.Invalid(empty, "features", "a list of at least one index");
        return members;
    }

    private FeatureSyntax Join(FeatureSyntax feature, Dictionary<int, string> categoryOf, HashSet<string> names)
    {
        var stated = feature.Definition.Category;
        if (!categoryOf.TryGetValue(feature.Index, out var category))
            diagnostics.Report(Descriptors.FeatureWithoutCategory, feature.Reader.Place("index"), Text(feature.Index), feature.Name);
        else if (stated.Length > 0 && !names.Contains(stated))
            diagnostics.Report(Descriptors.CategoryDisagreement, feature.Reader.Place("category"), Text(feature.Index), feature.Name, stated, "which is not listed" + diagnostics.Suggest(stated, names));
        else if (stated.Length > 0 && stated != category && !_disputed.Contains(feature.Index))
            diagnostics.Report(Descriptors.CategoryDisagreement, feature.Reader.Place("category"), Text(feature.Index), feature.Name, stated, $"but category '{category}' lists it");
        return feature with { Definition = feature.Definition with { Category = category ?? "" } };
    }

    private static bool IsCount(ColumnSyntax column) => column.IsScalar && column.Type == ColumnType.Int64;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
