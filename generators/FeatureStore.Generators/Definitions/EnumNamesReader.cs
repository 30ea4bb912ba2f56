using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Definitions;

/// <summary>The names of the five enums, each with the place that a collision is reported at.</summary>
internal sealed record EnumNamesSyntax(EnumNames Names, ImmutableArray<(string Name, string Owner, TextSpan Span)> Places);

/// <summary>Reads the names of the five enums, which have names of their own unless the catalog chooses others.</summary>
internal static class EnumNamesReader
{
    public static EnumNamesSyntax Read(JsonObjectReader catalog, FileDiagnostics diagnostics)
    {
        var reader = catalog.Object("enums");
        var places = ImmutableArray.CreateBuilder<(string, string, TextSpan)>();
        var names = new EnumNames(
            ReadOne("source", "FeatureSource"),
            ReadOne("tier", "QualityTier"),
            ReadOne("alertLevel", "AlertLevel"),
            ReadOne("category", "FeatureCategory"),
            ReadOne("feature", "Feature"));
        reader?.ReportUnknownKeys();
        return new EnumNamesSyntax(names, places.ToImmutable());

        string ReadOne(string key, string name)
        {
            if (reader?.Text(key) is { } chosen && (Naming.IsIdentifier(chosen) || reader.Invalid(reader.Get(key)!, key, "a C# identifier")))
                name = chosen;
            places.Add((name, $"the enum '{key}' of table '{catalog.Text("table")}'", reader?.Node.Property(key)?.Value.Span ?? catalog.Place("table")));
            return name;
        }
    }
}
