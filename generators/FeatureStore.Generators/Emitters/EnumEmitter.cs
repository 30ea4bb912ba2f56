using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Emitters;

/// <summary>Emits the enums of a catalog, and the exact texts of those that stand in columns.</summary>
internal static class EnumEmitter
{
    public static IEnumerable<(string Name, SourceText Source)> Emit(CatalogDefinition catalog, string @namespace)
    {
        var names = catalog.Enums;
        var sources = catalog.Sources.Select(s => (s.MemberName, s.Name, Doc: $"Quality {CSharpText.Literal(s.Weight)}{(s.IsDefault ? "; counts as defaulted" : "")}: '{s.Name}'.")).ToList();
        if (sources.Count > 0)
        {
            yield return (names.Source, Texts(names.Source, "Where the value of a feature comes from.", sources, @namespace));
            yield return (TextClass(names.Source), EmitTexts(names.Source, sources, @namespace));
        }

        var tiers = catalog.Tiers.Select((t, i) => (t.MemberName, t.Name, Doc: i == catalog.Tiers.Count - 1 ? $"Any lower quality: '{t.Name}'." : $"Quality from {CSharpText.Literal(t.Min)}: '{t.Name}'.")).ToList();
        if (tiers.Count > 0)
        {
            yield return (names.Tier, Texts(names.Tier, "How good a quality is, in steps; the best first.", tiers, @namespace));
            yield return (TextClass(names.Tier), EmitTexts(names.Tier, tiers, @namespace));
        }

        var alerts = catalog.AlertLevels.Select(a => (Naming.MemberName(a, out _)!, a, Doc: $"'{a}'.")).ToList();
        if (alerts.Count > 0)
        {
            yield return (names.AlertLevel, Texts(names.AlertLevel, "How alarming a row is; the least first.", alerts, @namespace));
            yield return (TextClass(names.AlertLevel), EmitTexts(names.AlertLevel, alerts, @namespace));
        }

        if (catalog.Categories.Count > 0)
            yield return (names.Category, Plain(names.Category, "The categories of features.", catalog.Categories.Select((c, i) => (c.PropertyName, i, c.Description.Length == 0 ? c.Name : c.Description)), @namespace, []));
        if (catalog.Features.Count > 0)
            yield return (names.Feature, Plain(
                names.Feature,
                "The features, by index.",
                catalog.Features.Select(f => (f.PropertyName, f.Index, f.Description ?? $"{f.Name}, of {f.Category}")),
                @namespace,
                catalog.Features.Any(f => f.Deprecation is not null) ? ["System", "FeatureStore"] : [],
                (writer, i) => Annotations.OfFeatureName(writer, catalog, catalog.Features[i])));
    }

    /// <summary>The class that holds the texts of an enum.</summary>
    public static string TextClass(string enumName) => Naming.TextsTypeName(enumName);

    private static SourceText Texts(string name, string summary, List<(string Member, string Text, string Doc)> members, string @namespace)
    {
        var writer = CodeWriter.File(@namespace, "FeatureStore");
        writer.Summary(summary);
        writer.Open($"public enum {name}");
        writer.Summary("A text that the catalog does not know; the row keeps it.");
        writer.Line($"{Naming.UnknownMember},");
        foreach (var (member, text, doc) in members)
        {
            writer.Line();
            writer.Summary(doc);
            writer.Line($"[ColumnText({CSharpText.Literal(text)})]");
            writer.Line($"{CSharpText.Identifier(member)},");
        }

        writer.Close();
        return writer.ToSourceText();
    }

    private static SourceText Plain(
        string name, string summary, IEnumerable<(string Member, int Value, string Doc)> members, string @namespace, string[] usings, Action<CodeWriter, int>? annotate = null)
    {
        var writer = CodeWriter.File(@namespace, usings);
        writer.Summary(summary);
        writer.Open($"public enum {name}");
        var position = 0;
        foreach (var (member, value, doc) in members)
        {
            if (position > 0)
                writer.Line();
            writer.Summary(CSharpText.Sentence(doc));
            annotate?.Invoke(writer, position);
            position++;
            writer.Line($"{CSharpText.Identifier(member)} = {value},");
        }

        writer.Close();
        return writer.ToSourceText();
    }

    private static SourceText EmitTexts(string name, List<(string Member, string Text, string Doc)> members, string @namespace)
    {
        var writer = CodeWriter.File(@namespace, "FeatureStore");
        writer.SummaryXml($"The exact texts of <see cref=\"{name}\"/> in the table.");
        writer.Open($"public static class {TextClass(name)}");
        writer.Summary("Maps values to texts and back.");
        writer.Line($"public static EnumText<{name}> Map {{ get; }} = new(");
        writer.Indent();
        for (var i = 0; i < members.Count; i++)
            writer.Line($"({name}.{CSharpText.Identifier(members[i].Member)}, {CSharpText.Literal(members[i].Text)}){(i == members.Count - 1 ? ");" : ",")}");
        writer.Outdent();
        writer.Line();
        writer.Summary("The text of a value; null for Unknown, which has none of its own.");
        writer.Line($"public static string? ToText(this {name} value) => Map.ToText(value);");
        writer.Close();
        return writer.ToSourceText();
    }
}
