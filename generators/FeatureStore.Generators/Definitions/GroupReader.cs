using System.Collections.Immutable;
using System.Globalization;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>A group as the catalog writes it.</summary>
internal sealed record GroupSyntax(GroupDefinition Definition, AccessorName? Accessor);

/// <summary>Reads the groups: named features inside of one category.</summary>
internal sealed class GroupReader(ColumnLookup lookup, FileDiagnostics diagnostics)
{
    public ImmutableArray<GroupSyntax> Read(JsonObjectReader catalog, ImmutableArray<CategorySyntax> categories)
    {
        var groups = ImmutableArray.CreateBuilder<GroupSyntax>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reader in catalog.Objects("groups", "group"))
        {
            var name = reader.Text("name", required: true);
            var accessor = name is null ? null : AccessorName.Read(reader, "group", name, diagnostics);
            reader.Get("property");
            var category = reader.Text("category", required: true);
            if (name is not null && !names.Add(name))
            {
                diagnostics.Report(Descriptors.DuplicateName, reader.Place("name"), "group", name);
                accessor = null;
            }
            var members = ReadMembers(reader, name ?? "", category, categories);
            var present = lookup.Read(reader, "present", column => column.IsScalar && column.Type == ColumnType.Bool, "a BOOL");
            reader.ReportUnknownKeys();
            if (name is not null && category is not null)
                groups.Add(new GroupSyntax(new GroupDefinition(name, accessor?.Property ?? "", category, members.ToEquatableArray(), present), accessor));
        }
        return groups.ToImmutable();
    }

    private SortedSet<int> ReadMembers(JsonObjectReader reader, string name, string? categoryName, ImmutableArray<CategorySyntax> categories)
    {
        var members = new SortedSet<int>();
        var category = categories.FirstOrDefault(each => each.Definition.Name == categoryName);
        if (category is null && categoryName is not null)
            diagnostics.Report(Descriptors.GroupOutsideCategory, reader.Place("category"), name,
                $"names the category '{categoryName}', which is not listed" + diagnostics.Suggest(categoryName, categories.Select(each => each.Definition.Name)));
        var allowed = new HashSet<int>(category?.Definition.Features.Items ?? ImmutableArray<int>.Empty);
        foreach (var (index, span) in reader.Counts("features", required: true))
        {
            var text = index.ToString(CultureInfo.InvariantCulture);
            if (category is not null && !allowed.Contains(index))
                diagnostics.Report(Descriptors.GroupOutsideCategory, span, name, $"has feature {text}, which is not in its category '{categoryName}'");
            else if (!members.Add(index))
                diagnostics.Report(Descriptors.GroupOutsideCategory, span, name, $"lists feature {text} twice");
        }
        if (reader.Get("features") is { Kind: JsonKind.Array, Items.IsEmpty: true } empty)
            reader.Invalid(empty, "features", "a list of at least one index");
        return members;
    }
}
