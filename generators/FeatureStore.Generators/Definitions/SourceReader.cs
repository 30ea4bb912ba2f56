using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>Reads the sources: the texts of the source columns, each with the raw names that become it and its weight, 0 to 100.</summary>
internal static class SourceReader
{
    public static ImmutableArray<SourceDefinition> Read(JsonObjectReader catalog, FileDiagnostics diagnostics)
    {
        var sources = ImmutableArray.CreateBuilder<SourceDefinition>();
        var members = new TextMembers("source", TextMembers.ChooseMember, diagnostics);
        var rawNames = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reader in catalog.Objects("sources", "source"))
        {
            var name = reader.Text("name", required: true);
            var weight = Weight(reader);
            var isDefault = reader.Flag("isDefault");
            var chosen = reader.Text("member");
            var raw = ReadRaw(reader, rawNames, diagnostics);
            reader.ReportUnknownKeys();
            if (name is null || weight is null || members.Add(name, chosen, reader.Place(chosen is null ? "name" : "member")) is not { } member)
                continue;
            if (reader.Node.Property("raw") is null)
            {
                if (!rawNames.Add(name))
                    diagnostics.Report(Descriptors.DuplicateName, reader.Place("name"), "raw source", name);
                raw = ImmutableArray.Create(new RawSourceDefinition(name, weight.Value));
            }
            sources.Add(new SourceDefinition(name, member, weight.Value, isDefault, raw.ToEquatableArray()));
        }
        return sources.ToImmutable();
    }

    private static ImmutableArray<RawSourceDefinition> ReadRaw(JsonObjectReader source, HashSet<string> names, FileDiagnostics diagnostics)
    {
        var raw = ImmutableArray.CreateBuilder<RawSourceDefinition>();
        foreach (var reader in source.Objects("raw", "raw source"))
        {
            var name = reader.Text("name", required: true);
            var weight = Weight(reader);
            reader.ReportUnknownKeys();
            if (name is null || weight is null)
                continue;
            if (names.Add(name))
                raw.Add(new RawSourceDefinition(name, weight.Value));
            else
                diagnostics.Report(Descriptors.DuplicateName, reader.Place("name"), "raw source", name);
        }
        return raw.ToImmutable();
    }

    private static double? Weight(JsonObjectReader reader)
    {
        if (reader.Number("weight", required: true) is not { } weight)
            return null;
        return weight is >= 0 and <= 100 || reader.Invalid(reader.Get("weight")!, "weight", "a quality from 0 to 100") ? weight : null;
    }
}
