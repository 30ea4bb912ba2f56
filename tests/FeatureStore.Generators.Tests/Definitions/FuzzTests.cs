using CsCheck;
using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Tests.Definitions;

/// <summary>Whatever the files hold, reading them ends with a model or an error, and every diagnostic points into its file.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Words =
    [
        "\"name\"", "\"type\"", "\"fields\"", "\"STRUCT\"", "\"features\"", "\"items\"", "\"index\"", "\"pattern\"", "\"q{index}\"", "\"tiers\"", "null", "-1", "1e999", "99999999999999999999",
    ];

    [Fact]
    public void Random_text_never_throws() =>
        Gen.Select(Gen.String, Gen.String).Sample((table, catalog) => Check(table, catalog), iter: 2_000);

    [Fact]
    public void A_damaged_table_never_throws() =>
        Damage.Edits.Sample(edits => Check(Damage.Apply(Plays.Table, edits), Plays.Catalog), iter: 4_000);

    [Fact]
    public void A_damaged_catalog_never_throws() =>
        Damage.Edits.Sample(edits => Check(Plays.Table, Damage.Apply(Plays.Catalog, edits)), iter: 4_000);

    [Fact]
    public void A_damaged_definition_of_our_own_never_throws() =>
        Gen.Select(Damage.Edits, Damage.Edits).Sample(
            (table, catalog) => Check(Damage.Apply(SchemaFiles.FeatureStoreTable.Text, table), Damage.Apply(SchemaFiles.FeatureStoreCatalog.Text, catalog)), iter: 300);

    /// <summary>The damage above mostly breaks the JSON; this swaps whole values, so that the readers behind the parser meet it.</summary>
    [Fact]
    public void Values_in_the_wrong_place_never_throw() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[0, Words.Length], Gen.Bool).Sample(
            (from, to, word, inTable) =>
            {
                var text = inTable ? Plays.Table : Plays.Catalog;
                var spans = Spans(JsonParser.Parse(text).Root!).ToArray();
                var target = spans[(int)(to * (spans.Length - 1))];
                var source = spans[(int)(from * (spans.Length - 1))];
                var replacement = word == Words.Length ? text.Substring(source.Start, source.Length) : Words[word];
                var edited = text.Remove(target.Start, target.Length).Insert(target.Start, replacement);
                Check(inTable ? edited : Plays.Table, inTable ? Plays.Catalog : edited);
            },
            iter: 10_000);

    private static void Check(string table, string catalog)
    {
        var files = new[] { new DefinitionFile("a.table.json", table), new DefinitionFile("a.catalog.json", catalog) };
        var matches = DefinitionSet.Match([.. files.Select(DefinitionHeader.Read)]);
        var result = DefinitionReader.Read(files[0], files[1]);

        Assert.True(result.Table is not null || result.Diagnostics.Any(diagnostic => diagnostic.Descriptor.DefaultSeverity == DiagnosticSeverity.Error), "neither a model nor an error");
        Assert.Equal(result.Diagnostics.Select(diagnostic => diagnostic.Show()).Distinct(), result.Diagnostics.Select(diagnostic => diagnostic.Show()));
        foreach (var diagnostic in result.Diagnostics.Concat(matches.Diagnostics))
        {
            var text = diagnostic.Location!.Path == "a.table.json" ? table : catalog;
            Assert.InRange(diagnostic.Location.Span.End, 0, text.Length);
            Assert.InRange(diagnostic.Location.Lines.Start.Line, 0, text.Count(c => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029'));
            Assert.DoesNotContain("{0}", diagnostic.ToDiagnostic().GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        }
        if (result.Table?.Catalog is { } sound)
            AssertSound(result.Table, sound);
    }

    /// <summary>What emitters rely on.</summary>
    private static void AssertSound(TableDefinition table, CatalogDefinition catalog)
    {
        var columns = table.Columns.Select(column => column.Name).ToHashSet();
        Assert.Equal(Enumerable.Range(0, catalog.Features.Count), catalog.Features.Select(feature => feature.Index));
        Assert.Equal(Enumerable.Range(0, catalog.Features.Count), catalog.Categories.SelectMany(category => category.Features).Order());
        Assert.All(catalog.Features, feature => Assert.True(columns.Contains(feature.QualityColumn) && columns.Contains(feature.SourceColumn) && feature.PropertyName.Length > 0));
        Assert.All(catalog.Groups, group => Assert.Subset(catalog.Categories.Single(category => category.Name == group.Category).Features.ToHashSet(), group.Features.ToHashSet()));
    }

    private static IEnumerable<Microsoft.CodeAnalysis.Text.TextSpan> Spans(JsonNode node) =>
        node.Items.Concat(node.Properties.Select(property => property.Value)).SelectMany(Spans)
            .Concat(node.Properties.Select(property => property.NameSpan))
            .Append(node.Span);
}
