using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>Reads the tiers, from the highest down to the one that begins at 0, and the columns that hold their names.</summary>
internal static class TierReader
{
    public static ImmutableArray<TierDefinition> Read(JsonObjectReader catalog, string enumName, ColumnLookup lookup, FileDiagnostics diagnostics)
    {
        if (catalog.Object("tiers") is not { } tiers)
            return ImmutableArray<TierDefinition>.Empty;
        var values = ReadValues(tiers, diagnostics);
        foreach (var name in tiers.Texts("columns"))
            if (lookup.Find(name, "'columns' of the tiers", ColumnLookup.IsText, "a STRING") is { } column)
                lookup.SetEnum(column.Name, enumName, name);
        tiers.ReportUnknownKeys();
        return values;
    }

    private static ImmutableArray<TierDefinition> ReadValues(JsonObjectReader tiers, FileDiagnostics diagnostics)
    {
        var values = ImmutableArray.CreateBuilder<TierDefinition>();
        var members = new TextMembers("tier", TextMembers.ChooseMember, diagnostics);
        foreach (var reader in tiers.Objects("values", "tier", required: true))
        {
            var name = reader.Text("name", required: true);
            var min = reader.Number("min", required: true);
            var chosen = reader.Text("member");
            reader.ReportUnknownKeys();
            if (name is null || min is null || members.Add(name, chosen, reader.Place(chosen is null ? "name" : "member")) is not { } member)
                continue;
            if (min is < 0 or > 100)
                reader.Invalid(reader.Get("min")!, "min", "a quality from 0 to 100");
            else if (values.Count > 0 && min >= values[values.Count - 1].Min)
                diagnostics.Report(Descriptors.TierOrder, reader.Place("min"), $"tier '{name}' does not begin below tier '{values[values.Count - 1].Name}' that stands before it");
            values.Add(new TierDefinition(name, member, min.Value));
        }
        var list = tiers.Get("values");
        if (list is { Kind: JsonKind.Array, Items.IsEmpty: true })
            tiers.Invalid(list, "values", "a list of at least one tier");
        else if (values.Count > 0 && values[values.Count - 1].Min > 0)
            diagnostics.Report(Descriptors.TierOrder, list!.Items[list.Items.Length - 1].Start, $"the last tier, '{values[values.Count - 1].Name}', does not begin at 0, so a lower quality has no tier");
        return values.ToImmutable();
    }
}
