using System.Collections.Immutable;
using FeatureStore.Generators.Tests.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureStore.Generators.Tests.Emitters;

/// <summary>Emitted code compiles without a warning, documentation included, whichever parts a definition has.</summary>
public sealed class VarietyTests
{
    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp14)]
    public void The_tables_of_the_schema_folder_compile(LanguageVersion language) => AssertSound(EmittedCode.Complaints(
        [
            .. ConsumerCode.FeatureStoreTexts,
            ConsumerCode.Text("p.table.json", SchemaFiles.Predictions.Text),
            ConsumerCode.Text("s.table.json", SchemaFiles.Signals.Text),
        ],
        language));

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp14)]
    public void Every_type_in_every_mode_compiles(LanguageVersion language) =>
        AssertSound(EmittedCode.Complaints(EmittedCode.Texts(Everything.Table), language));

    [Theory]
    [InlineData("DATE")]
    [InlineData("TIMESTAMP")]
    [InlineData("DATETIME")]
    public void Every_partition_column_compiles(string type)
    {
        foreach (var mode in new[] { "REQUIRED", "NULLABLE" })
        {
            var column = $$"""{"name": "at", "type": "{{type}}", "mode": "{{mode}}"}""";
            AssertSound(EmittedCode.Complaints(EmittedCode.Texts(
                Everything.Of(column, """, "timePartitioning": {"type": "DAY", "field": "at"}, "requirePartitionFilter": true"""))));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(""", "timePartitioning": {"type": "HOUR"}, "requirePartitionFilter": true""")]
    [InlineData(""", "timePartitioning": {"type": "DAY"}""")]
    [InlineData(""", "rangePartitioning": {"field": "key", "range": {"start": "0", "end": "10", "interval": "1"}}, "requirePartitionFilter": true""")]
    [InlineData(""", "clustering": {"fields": ["key"]}""")]
    public void Every_way_to_partition_compiles(string partition)
    {
        foreach (var mode in new[] { "REQUIRED", "NULLABLE" })
            AssertSound(EmittedCode.Complaints(EmittedCode.Texts(Everything.Of($$"""{"name": "key", "type": "INT64", "mode": "{{mode}}"}""", partition))));
    }

    [Fact]
    public void Enum_feature_and_summary_columns_may_be_required() => AssertSound(EmittedCode.Complaints(EmittedCode.PlaysWith(Plays.Table
        .Replace("""{"name": "tier", "type": "STRING"}""", """{"name": "tier", "type": "STRING", "mode": "REQUIRED"}""")
        .Replace("""{"name": "s1", "type": "STRING"}""", """{"name": "s1", "type": "STRING", "mode": "REQUIRED"}""")
        .Replace("""{"name": "q1", "type": "FLOAT"}""", """{"name": "q1", "type": "FLOAT", "mode": "REQUIRED"}""")
        .Replace("""{"name": "form_pct", "type": "FLOAT"}""", """{"name": "form_pct", "type": "NUMERIC", "mode": "REQUIRED"}""")
        .Replace("""{"name": "defaults", "type": "INTEGER"}""", """{"name": "defaults", "type": "INTEGER", "mode": "REQUIRED"}"""))));

    [Theory]
    [InlineData("INTEGER")]
    [InlineData("NUMERIC")]
    [InlineData("BIGNUMERIC")]
    public void Quality_may_be_any_number(string type) => AssertSound(EmittedCode.Complaints(EmittedCode.PlaysWith(
        Plays.Table.Replace("""{"name": "q1", "type": "FLOAT"}""", $$"""{"name": "q1", "type": "{{type}}"}"""))));

    [Theory]
    [InlineData("INTEGER")]
    [InlineData("NUMERIC")]
    [InlineData("FLOAT")]
    public void Values_may_be_any_number_in_a_list_or_in_columns_or_absent(string type)
    {
        var table = Plays.Edit(Plays.Table, """{"name": "vector", "type": "FLOAT", "mode": "REPEATED"}""",
            $$"""{"name": "vector", "type": "{{type}}", "mode": "REPEATED"}, {"name": "v0", "type": "{{type}}"}, {"name": "v1", "type": "{{type}}", "mode": "REQUIRED"}, {"name": "v2", "type": "{{type}}"}""");
        AssertSound(EmittedCode.Complaints(EmittedCode.PlaysWith(table)));
        AssertSound(EmittedCode.Complaints(EmittedCode.PlaysWith(table, Plays.Edit(Plays.Catalog, "vector[{index}]", "v{index}"))));
        AssertSound(EmittedCode.Complaints(EmittedCode.PlaysWith(table, Plays.Edit(Plays.Catalog, "\"value\": \"vector[{index}]\",", ""))));
    }

    /// <summary>Each optional part of a catalog, left out.</summary>
    [Theory]
    [InlineData("\"entity\": {\"column\": \"player\", \"singular\": \"player\", \"plural\": \"players\"},")]
    [InlineData("\"summary\": {\"qualityScore\": \"score\", \"tier\": \"tier\", \"alertLevel\": \"alert\", \"alerts\": \"alerts\", \"defaultCount\": \"defaults\"},")]
    [InlineData("\"names\": {\"window\": \"Window\"},")]
    [InlineData(", \"qualityPct\": \"form_pct\"")]
    [InlineData(", \"defaultCount\": \"defaults\"}\n  ]")]
    [InlineData(", \"present\": \"has_rest\"")]
    [InlineData("\"columns\": [\"alert\"], ")]
    [InlineData("\"columns\": [\"tier\"], ")]
    [InlineData(", \"isDefault\": true")]
    [InlineData(", \"category\": {\"redBelow\": 50, \"greenAbove\": 80}")]
    public void A_catalog_without_an_optional_part_compiles(string part)
    {
        var end = part.EndsWith(']') ? "}\n  ]" : "";
        AssertSound(EmittedCode.Complaints(EmittedCode.PlaysWith(catalog: Plays.Edit(Plays.Catalog, part, end))));
    }

    [Theory]
    [InlineData("{\"table\": \"plays\"}")]
    [InlineData("{\"table\": \"plays\", \"deprecations\": [{\"column\": \"old\", \"replacement\": \"s0\"}]}")]
    [InlineData("{\"table\": \"plays\", \"alertLevels\": {\"columns\": [\"alert\"], \"values\": [\"green\", \"red\"]}}")]
    [InlineData("{\"table\": \"plays\", \"tiers\": {\"columns\": [\"tier\"], \"values\": [{\"name\": \"gold\", \"min\": 95}, {\"name\": \"low\", \"min\": 0}]}}")]
    public void A_catalog_without_features_compiles(string catalog) => AssertSound(EmittedCode.Complaints(EmittedCode.PlaysWith(catalog: catalog)));

    [Fact]
    public void A_table_without_a_catalog_compiles() => AssertSound(EmittedCode.Complaints(EmittedCode.Texts(Plays.Table)));

    [Fact]
    public void Two_tables_with_catalogs_of_one_project_compile_when_their_enums_have_names_of_their_own() =>
        AssertSound(EmittedCode.Complaints([.. ConsumerCode.PlaysTexts, .. Second(Plays.Edit(Plays.Catalog, "\"version\": \"v1\",",
            """
            "version": "v1", "enums": {"source": "Origin", "tier": "Grade", "alertLevel": "Alarm", "category": "Area", "feature": "Trait"},
            """))]));

    [Fact]
    public void Two_catalogs_with_the_same_enums_are_reported_and_do_not_break_the_generator()
    {
        var complaints = EmittedCode.Complaints([.. ConsumerCode.PlaysTexts, .. Second(Plays.Catalog)]);

        Assert.NotEmpty(complaints);
        Assert.All(complaints, complaint => Assert.Contains("FS0018", complaint));
    }

    private static void AssertSound(IReadOnlyList<string> complaints) => Assert.True(complaints.Count == 0, string.Join("\n", complaints));

    private static ImmutableArray<AdditionalText> Second(string catalog) =>
    [
        ConsumerCode.Text("second.table.json", Plays.Edit(Plays.Table, "\"tableId\": \"plays\"", "\"tableId\": \"second\"")),
        ConsumerCode.Text("second.catalog.json", Plays.Edit(catalog, "\"table\": \"plays\"", "\"table\": \"second\"")),
    ];
}
