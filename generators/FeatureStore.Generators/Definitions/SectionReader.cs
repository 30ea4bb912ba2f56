using System.Collections.Immutable;
using System.Globalization;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>Reads the sections, which name their columns or give a pattern over all features, and proves their counts.</summary>
/// <param name="columns">The columns of the table.</param>
/// <param name="featureIndexes">Null when they are not known.</param>
/// <param name="diagnostics">Where defects go.</param>
internal sealed class SectionReader(TableColumns columns, ImmutableArray<int>? featureIndexes, FileDiagnostics diagnostics)
{
    private readonly Dictionary<string, string> _sectionOf = new(StringComparer.Ordinal);

    /// <summary>The section of each column that is in one.</summary>
    public IReadOnlyDictionary<string, string> SectionOf => _sectionOf;

    public ImmutableArray<SectionDefinition> Read(JsonObjectReader catalog)
    {
        var sections = ImmutableArray.CreateBuilder<SectionDefinition>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        int? total = 0;
        foreach (var reader in catalog.Objects("sections", "section"))
        {
            var name = reader.Text("name", required: true);
            if (name is not null && !names.Add(name))
                diagnostics.Report(Descriptors.DuplicateName, reader.Place("name"), "section", name);
            var section = name ?? reader.What;
            var (listed, count) = ReadColumns(reader, section);
            total += count;
            if (reader.Count("count") is { } expected && count is { } actual && expected != actual)
                diagnostics.Report(Descriptors.SectionCount, reader.Place("count"), section, Text(expected), Text(actual));
            reader.ReportUnknownKeys();
            sections.Add(new SectionDefinition(section, listed.ToEquatableArray()));
        }
        if (catalog.Count("fieldCount") is { } fieldCount && total is { } sum && fieldCount != sum)
            diagnostics.Report(Descriptors.FieldCount, catalog.Place("fieldCount"), Text(fieldCount), Text(sum));
        return sections.ToImmutable();
    }

    /// <summary>The columns that are there, and how many the section names: a missing one is one error, not also a wrong count. No number if it cannot be known.</summary>
    private (List<string> Columns, int? Count) ReadColumns(JsonObjectReader reader, string section)
    {
        var found = new List<string>();
        var names = reader.Texts("columns");
        var patternText = reader.Text("pattern");
        if (reader.Node.Property("columns") is null == reader.Node.Property("pattern") is null)
        {
            diagnostics.Report(Descriptors.InvalidValue, reader.Node.Start, $"Section '{section}'", "given 'columns' or 'pattern'", patternText is null ? "neither" : "both");
            return (found, null);
        }
        if (patternText is null)
        {
            foreach (var name in names)
                Add(name.Text, name);
            return (found, names.Length);
        }
        var place = reader.Get("pattern")!;
        if (PatternText.Parse(patternText) is not { } pattern)
        {
            diagnostics.Report(Descriptors.InvalidPattern, place.Span, patternText);
            return (found, null);
        }
        if (featureIndexes is not { } indexes)
            return (found, null);
        var matches = indexes.Select(pattern.For).ToList();
        // A pattern that finds nothing at all is one mistake, not one per feature.
        if (matches.Count > 0 && matches.All(name => columns.Find(name) is null))
            matches.RemoveRange(1, matches.Count - 1);
        foreach (var name in matches)
            Add(name, place);
        return (found, indexes.Length);

        void Add(string name, JsonNode at)
        {
            if (columns.IsLeftOut(name))
                return;
            if (columns.Find(name) is null)
                diagnostics.Report(Descriptors.SectionColumnMissing, at.Span, section, name, diagnostics.Suggest(name, columns.Names));
            else if (_sectionOf.TryGetValue(name, out var other))
                diagnostics.Report(Descriptors.ColumnInTwoSections, at.Span, name, other, section);
            else
            {
                _sectionOf.Add(name, section);
                found.Add(name);
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
