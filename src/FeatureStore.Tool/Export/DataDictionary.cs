using System.Globalization;
using System.Text;
using FeatureStore.Generators.Definitions;
using FeatureStore.Tool.Ddl;

namespace FeatureStore.Tool.Export;

/// <summary>Writes a table for people, in Markdown: what a row is, the features, and each column by section.</summary>
internal sealed class DataDictionary(TableShape table, TableDefinition definition)
{
    private static readonly (string Title, Func<FeatureDefinition, string?> Value)[] FeatureColumns =
    [
        ("index", feature => Number(feature.Index)),
        ("feature", feature => $"`{feature.Name}`"),
        ("meaning", feature => feature.Description),
        ("category", feature => feature.Category),
        ("unit", feature => feature.Unit),
        ("range", feature => feature is { ValidMin: null, ValidMax: null } ? null : $"{Number(feature.ValidMin)} to {Number(feature.ValidMax)}"),
        ("default", feature => Number(feature.DefaultValue)),
        ("importance", feature => feature.Critical ? "critical" : feature.Optional ? "optional" : null),
        ("upstream", feature => feature.UpstreamTable),
        ("quality", feature => $"`{feature.QualityColumn}`"),
        ("source", feature => $"`{feature.SourceColumn}`"),
    ];

    private readonly StringBuilder _text = new();

    public string Write()
    {
        _text.Append(CultureInfo.InvariantCulture, $"# {table.Path.Table}\n\n");
        if (!string.IsNullOrEmpty(table.Description))
            _text.Append(CultureInfo.InvariantCulture, $"{Cell(table.Description)}.\n\n");
        Facts();
        if (definition.Catalog is { } catalog)
        {
            Texts(catalog);
            Features(catalog);
        }

        foreach (var section in table.Columns.GroupBy(column => Meaning(column)?.Section).OrderBy(section => Order(section.Key)))
            Section(section.Key, section);
        return $"{_text.ToString().TrimEnd()}\n";
    }

    private void Facts()
    {
        List<string> facts = [$"{table.Columns.Length} columns"];
        if (table.Partition is { } partition)
            facts.Add($"partitioned by {partition.Column ?? "the time of the load"} ({partition.Granularity}){(table.FilterRequired ? ", and each query must filter by it" : "")}");
        if (table.Partition?.ExpirationMs is { } expiration)
            facts.Add($"partitions are kept for {DdlWriter.ExpirationDays(expiration)} days");
        if (table.Clustering.Length > 0)
            facts.Add($"clustered by {string.Join(", ", table.Clustering)}");
        if (definition.Catalog is { Key.Count: > 0 } catalog)
            facts.Add($"a row is told by {string.Join(", ", catalog.Key)}");
        if (definition.Catalog is { Version.Length: > 0 } versioned)
            facts.Add($"version of the meaning: {versioned.Version}");
        foreach (var fact in facts)
            _text.Append(CultureInfo.InvariantCulture, $"- {Cell(fact)}\n");
        _text.Append('\n');
    }

    private void Texts(CatalogDefinition catalog)
    {
        if (catalog.Tiers.Count > 0)
            _text.Append(CultureInfo.InvariantCulture, $"Tiers, by the lowest quality that reaches them: {string.Join(", ", catalog.Tiers.Select(tier => $"{Cell(tier.Name)} {Number(tier.Min)}"))}.\n\n");
        if (catalog.Sources.Count > 0)
            _text.Append(CultureInfo.InvariantCulture, $"Sources, with their weight: {string.Join(", ", catalog.Sources.Select(source => $"{Cell(source.Name)} {Number(source.Weight)}{(source.IsDefault ? " (a default)" : "")}"))}.\n\n");
    }

    private void Features(CatalogDefinition catalog)
    {
        if (!catalog.HasFeatures)
            return;
        Heading("Features");
        // A column that says nothing of any feature is left out.
        var shown = FeatureColumns.Where(column => catalog.Features.Any(feature => column.Value(feature) is { Length: > 0 })).ToList();
        Row([.. shown.Select(column => column.Title)]);
        Rule(shown.Count);
        foreach (var feature in catalog.Features)
            Row([.. shown.Select(column => column.Value(feature))]);
        _text.Append('\n');
    }

    private void Section(string? name, IEnumerable<ShapeColumn> columns)
    {
        Heading(name is null ? definition.Catalog is null ? "Columns" : "Keys, values and what is in no section" : Title(name));
        Row("column", "type", "meaning");
        Rule(3);
        foreach (var column in columns)
            Column(column, "", Meaning(column));
        _text.Append('\n');
    }

    private void Column(ShapeColumn column, string parent, ColumnDefinition? meaning)
    {
        List<string> means = [];
        if (meaning?.Deprecation is { } deprecation)
            means.Add($"**Deprecated**{(deprecation.Sunset is null ? "" : $", and gone from {deprecation.Sunset} on")}: use {deprecation.Replacement}.");
        if (!string.IsNullOrEmpty(column.Description))
            means.Add($"{column.Description.TrimEnd('.')}.");
        if (EnumTexts.Of(definition, meaning) is { } texts)
            means.Add($"One of {string.Join(", ", texts)}.");
        Row($"`{parent}{column.Name}`", column.Text, string.Join(' ', means));
        foreach (var field in column.Fields)
            Column(field, $"{parent}{column.Name}.", meaning?.Fields.FirstOrDefault(each => TableShape.Same(each.Name, field.Name)));
    }

    private ColumnDefinition? Meaning(ShapeColumn column) => definition.Columns.FirstOrDefault(each => TableShape.Same(each.Name, column.Name));

    // The sections of the catalog come in its order, behind the columns of none.
    private int Order(string? section) =>
        section is null || definition.Catalog is not { } catalog ? -1 : catalog.Sections.Select((each, index) => (each, index)).First(pair => pair.each.Name == section).index;

    private void Heading(string title) => _text.Append(CultureInfo.InvariantCulture, $"## {title}\n\n");

    private void Row(params ReadOnlySpan<string?> cells)
    {
        foreach (var cell in cells)
            _text.Append(CultureInfo.InvariantCulture, $"| {Cell(cell ?? "")} ");
        _text.Append("|\n");
    }

    private void Rule(int columns) => _text.Append(string.Concat(Enumerable.Repeat("| --- ", columns))).Append("|\n");

    private static string Title(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' ');

    private static string? Number(double? number) => number?.ToString(CultureInfo.InvariantCulture);

    // A bar would end the cell, a line break the table, and a bracket begin a tag.
    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
