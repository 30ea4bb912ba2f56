using System.Collections.Immutable;
using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Tests.Definitions;

/// <summary>What goes on between the definition files of one project.</summary>
public sealed class DefinitionSetTests
{
    private const string OtherTable = """{"tableReference": {"tableId": "teams"}, "schema": {"fields": [{"name": "team", "type": "STRING"}]}}""";

    [Fact]
    public void A_catalog_goes_to_the_table_it_names()
    {
        var matches = Match(("x/b.table.json", OtherTable), ("x/a.catalog.json", Plays.Catalog), ("x/c.table.json", Plays.Table));

        Assert.Empty(matches.Diagnostics);
        Assert.Equal([("x/b.table.json", null), ("x/c.table.json", "x/a.catalog.json")], matches.Tables.Select(table => (table.Table.Path, table.Catalog?.Path)));
    }

    [Fact]
    public void A_catalog_without_its_table_is_an_error_at_the_name()
    {
        var matches = Match(("a.catalog.json", Plays.Catalog), ("b.table.json", OtherTable), ("c.table.json", Plays.Table.Replace("\"plays\"", "\"Plays\"")));

        Assert.Equal("a.catalog.json(2,12): error FS0021: The catalog describes the table 'plays', which no table file of the project defines; did you mean 'Plays'?", Assert.Single(matches.Diagnostics).Show());
    }

    [Fact]
    public void A_broken_table_file_does_not_also_blame_its_catalog()
    {
        var matches = Match(("a.catalog.json", Plays.Catalog), ("b.table.json", "{"));

        Assert.Empty(matches.Diagnostics);
        Assert.Contains("FS0001", Assert.Single(DefinitionReader.Read(matches.Tables[0].Table, matches.Tables[0].Catalog).Diagnostics).Show());
    }

    [Fact]
    public void A_broken_catalog_is_an_error_though_it_belongs_to_no_table()
    {
        Assert.Equal("a.catalog.json(1,2): error FS0001: This file is not valid JSON: it ends inside an object; a '}' is missing", Assert.Single(Match(("a.catalog.json", "{")).Diagnostics).Show());
        Assert.Equal("a.catalog.json(1,1): error FS0003: 'table' is missing in the catalog; add it", Assert.Single(Match(("a.catalog.json", "{}")).Diagnostics).Show());
    }

    [Fact]
    public void Two_tables_with_one_id_are_an_error_and_the_first_by_path_stays()
    {
        var matches = Match(("x/b.table.json", Plays.Table), ("x/a.table.json", Plays.Table));

        Assert.Equal("x/b.table.json(2,69): error FS0019: Table 'plays' is already defined in a.table.json; remove one of the two files", Assert.Single(matches.Diagnostics).Show());
        Assert.Equal("x/a.table.json", Assert.Single(matches.Tables).Table.Path);
    }

    [Fact]
    public void Two_tables_with_one_record_name_are_an_error()
    {
        var matches = Match(("a.table.json", Plays.Table), ("b.table.json", Plays.Table.Replace("\"plays\"", "\"PLAYS\"")));

        Assert.Contains("b.table.json(2,69): error FS0018: The type name 'Plays' of table 'PLAYS' is also that of the record of table 'plays' in a.table.json", Assert.Single(matches.Diagnostics).Show());
    }

    [Fact]
    public void Two_catalogs_for_one_table_are_an_error()
    {
        var matches = Match(("b.catalog.json", Plays.Catalog), ("a.catalog.json", Plays.Catalog), ("a.table.json", Plays.Table));

        Assert.Equal("b.catalog.json(2,12): error FS0020: Table 'plays' already has a catalog in a.catalog.json; merge the two files", Assert.Single(matches.Diagnostics).Show());
        Assert.Equal("a.catalog.json", matches.Tables[0].Catalog!.Path);
    }

    [Fact]
    public void Two_catalogs_with_the_same_enum_names_are_an_error_until_one_chooses_others()
    {
        var (table, catalog) = (Plays.Table.Replace("\"plays\"", "\"games\""), Plays.Catalog.Replace("\"plays\"", "\"games\""));
        const string enums = """{"source": "GameSource", "tier": "GameTier", "alertLevel": "GameAlert", "category": "GameCategory", "feature": "GameFeature"}""";

        Assert.Equal(
            ["FeatureSource", "QualityTier", "AlertLevel", "FeatureCategory", "Feature"],
            Collisions(catalog).Select(diagnostic => diagnostic.Arguments[0]));
        Assert.Empty(Collisions(Plays.Edit(catalog, "\"version\": \"v1\"", "\"enums\": " + enums)));

        IEnumerable<DiagnosticInfo> Collisions(string second) => DefinitionSet.FindTypeCollisions(
        [
            Plays.Read(),
            DefinitionReader.Read(new DefinitionFile("games.table.json", table), new DefinitionFile("games.catalog.json", second)),
        ]).Select(collision => collision.Diagnostic).OfType<DiagnosticInfo>();
    }

    [Fact]
    public void An_edit_of_one_table_leaves_the_inputs_of_the_others_equal()
    {
        var before = Match(("a.table.json", Plays.Table), ("a.catalog.json", Plays.Catalog), ("b.table.json", OtherTable));
        var after = Match(("a.table.json", Plays.Table), ("a.catalog.json", Plays.Catalog), ("b.table.json", OtherTable + " "));

        Assert.Equal(before.Tables[0], after.Tables[0]);
        Assert.NotEqual(before.Tables[1], after.Tables[1]);
    }

    private static DefinitionMatches Match(params (string Path, string Text)[] files) =>
        DefinitionSet.Match(files.Select(file => DefinitionHeader.Read(new DefinitionFile(file.Path, file.Text))).ToImmutableArray());
}
