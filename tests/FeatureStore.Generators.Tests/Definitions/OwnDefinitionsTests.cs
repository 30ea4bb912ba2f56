using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Tests.Definitions;

public sealed class OwnDefinitionsTests
{
    private static TableDefinition FeatureStore => Read(SchemaFiles.FeatureStoreTable, SchemaFiles.FeatureStoreCatalog);

    [Fact]
    public void The_three_tables_have_171_and_70_and_20_columns()
    {
        Assert.Equal(171, FeatureStore.Columns.Count);
        Assert.Equal(70, Read(SchemaFiles.Predictions, null).Columns.Count);
        Assert.Equal(20, Read(SchemaFiles.Signals, null).Columns.Count);
    }

    [Fact]
    public void The_eight_sections_make_122_fields()
    {
        var counts = FeatureStore.Catalog!.Sections.Select(section => section.Columns.Count).ToArray();

        Assert.Equal([11, 18, 37, 37, 6, 4, 6, 3], counts);
        Assert.Equal(122, counts.Sum());
        Assert.Equal(122, FeatureStore.Columns.Count(column => column.Section is not null));
    }

    [Fact]
    public void A_feature_knows_its_columns_category_and_range()
    {
        var fatigue = FeatureStore.Catalog!.Features[5];

        Assert.Equal(37, FeatureStore.Catalog.Features.Count);
        Assert.Equal(("fatigue_score", "FatigueScore", "matchup"), (fatigue.Name, fatigue.PropertyName, fatigue.Category));
        Assert.Equal(("feature_5_quality", "feature_5_source"), (fatigue.QualityColumn, fatigue.SourceColumn));
        Assert.Equal(("features", 5), (fatigue.ValueColumn, fatigue.ValueElement));
        Assert.Equal((0.0, 100.0, 50.0), (fatigue.ValidMin, fatigue.ValidMax, fatigue.DefaultValue));
        Assert.True(fatigue.Critical);
        Assert.Equal("HasVegasLineFeature", FeatureStore.Catalog.Features[28].PropertyName);
    }

    [Fact]
    public void Categories_divide_the_features_and_groups_lie_inside()
    {
        var catalog = FeatureStore.Catalog!;

        Assert.Equal(Enumerable.Range(0, 37), catalog.Categories.SelectMany(category => category.Features).Order());
        Assert.Equal([5, 6, 7, 8, 13, 14], catalog.Categories.Single(category => category.Name == "matchup").Features);
        Assert.Equal(["CompositeFactors", "OpponentDefense"], catalog.Groups.Select(group => group.PropertyName));
    }

    [Fact]
    public void Columns_of_sources_tiers_and_alert_levels_know_their_enum()
    {
        var enums = FeatureStore.Columns.Where(column => column.EnumName is not null).ToLookup(column => column.EnumName, column => column.Name);

        Assert.Equal(37, enums["FeatureSource"].Count());
        Assert.Equal(["quality_tier", "matchup_quality_tier", "game_context_quality_tier"], enums["QualityTier"]);
        Assert.Equal(["quality_alert_level"], enums["AlertLevel"]);
    }

    [Fact]
    public void Columns_keep_type_mode_precision_and_fields()
    {
        var score = Column("feature_quality_score");
        var completeness = Column("historical_completeness");

        Assert.Equal((ColumnType.Numeric, 5, 2), (score.Type, score.Precision, score.Scale));
        Assert.Equal((ColumnType.Float64, Generators.Definitions.ColumnMode.Repeated, "FeatureValues"), (Column("features").Type, Column("features").Mode, Column("features").PropertyName));
        Assert.Equal(ColumnType.Struct, completeness.Type);
        Assert.Equal(["GamesFound", "GamesExpected", "IsComplete", "IsBootstrap", "ContributingGameDates"], completeness.Fields.Select(field => field.PropertyName));
        Assert.Equal((ColumnType.Date, Generators.Definitions.ColumnMode.Repeated), (completeness.Fields[4].Type, completeness.Fields[4].Mode));
    }

    [Fact]
    public void The_partition_filter_and_the_clustering_are_read()
    {
        Assert.Equal(new PartitionDefinition("game_date", "DAY", FilterRequired: true), FeatureStore.Partition);
        Assert.Equal(["player_lookup", "feature_version", "game_date"], FeatureStore.Clustering);
        Assert.Equal(new PartitionDefinition("game_date", "DAY", FilterRequired: false), Read(SchemaFiles.Signals, null).Partition);
    }

    [Fact]
    public void Deprecated_columns_say_what_to_use_instead()
    {
        Assert.Equal("feature_{index}_source", Column("feature_sources").Deprecation!.Replacement);
        Assert.Equal("matchup_quality_pct and has_composite_factors", Column("matchup_data_status").Deprecation!.Replacement);
        Assert.Equal(3, FeatureStore.Columns.Count(column => column.Deprecation is not null));
    }

    [Fact]
    public void A_quality_column_that_is_live_as_STRING_is_an_error_at_its_feature()
    {
        var table = SchemaFiles.FeatureStoreTable.Text.Replace("\r\n", "\n").Replace("\"feature_25_quality\",\n        \"type\": \"FLOAT\"", "\"feature_25_quality\",\n        \"type\": \"STRING\"");
        var result = DefinitionReader.Read(SchemaFiles.FeatureStoreTable with { Text = table }, SchemaFiles.FeatureStoreCatalog);

        Assert.EndsWith(
            "error FS0034: Feature 25 'vegas_points_line' has the quality column 'feature_25_quality', which is STRING but must be a number (FLOAT64, NUMERIC or INT64)",
            Assert.Single(result.Diagnostics).Show());
    }

    [Theory]
    [InlineData("[5, 6, 7, 8, 13, 14]", "[5, 6, 7, 8, 9, 13, 14]", "error FS0029: Feature 9 is in category 'matchup' and again in category 'game_context'; remove it from one")]
    [InlineData("\"fieldCount\": 122", "\"fieldCount\": 121", "error FS0028: The sections should have 121 columns together, but name 122")]
    [InlineData("\"name\": \"feature_source\", \"count\": 37", "\"name\": \"feature_source\", \"count\": 38", "error FS0027: Section 'feature_source' should have 38 columns, but names 37")]
    public void A_change_that_does_not_add_up_stops_the_build(string old, string @new, string message)
    {
        var catalog = Plays.Edit(SchemaFiles.FeatureStoreCatalog.Text, old, @new);
        var result = DefinitionReader.Read(SchemaFiles.FeatureStoreTable, SchemaFiles.FeatureStoreCatalog with { Text = catalog });

        Assert.EndsWith(message, Assert.Single(result.Diagnostics).Show());
    }

    private static ColumnDefinition Column(string name) => FeatureStore.Columns.Single(column => column.Name == name);

    private static TableDefinition Read(DefinitionFile table, DefinitionFile? catalog)
    {
        var result = DefinitionReader.Read(table, catalog);
        Assert.Empty(result.Diagnostics.Select(diagnostic => diagnostic.ToDiagnostic().ToString()));
        return result.Table!;
    }
}
