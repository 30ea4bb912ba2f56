using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Tests.Definitions;

public sealed class DefinitionReaderTests
{
    [Fact]
    public void The_sound_table_has_no_diagnostics_and_every_part()
    {
        var result = Plays.Read();

        Assert.Empty(result.Diagnostics.Select(diagnostic => diagnostic.Show()));
        Assert.Equal(("Plays", 19), (result.Table!.TypeName, result.Table.Columns.Count));
        Assert.Equal(["gold", "low"], result.Table.Catalog!.Tiers.Select(tier => tier.Name));
        Assert.Equal(new AlertThresholds(50, 80), result.Table.Catalog.CategoryThresholds);
        Assert.Equal(
            ["Plays", "PlaysColumns", "PlaysDefinition", "PlaysBatch", "PlaysBatches", "PlaysBatchRow", "PlaysWindow", "PlaysWindowView", "PlaysWindowColumn", "FeatureSource", "QualityTier", "AlertLevel", "FeatureCategory", "Feature", "FeatureSourceTexts", "QualityTierTexts", "AlertLevelTexts", "PlaysFeature", "PlaysFeatures", "PlaysBatchFeature", "PlaysBatchFeatures", "PlaysForm", "PlaysFormColumns", "PlaysBatchForm", "PlaysRest", "PlaysRestColumns", "PlaysBatchRest"],
            result.Types.Select(type => type.Name));
    }

    [Fact]
    public void A_table_without_a_catalog_is_read_alone()
    {
        var table = Plays.Read(catalog: null).Table!;

        Assert.Null(table.Catalog);
        Assert.Equal(19, table.Columns.Count);
        Assert.DoesNotContain(table.Columns, column => column.EnumName is not null);
    }

    [Theory]
    [InlineData("INTEGER", "INT64", "Int64")]
    [InlineData("FLOAT", "FLOAT64", "Float64")]
    [InlineData("BOOLEAN", "BOOL", "Bool")]
    [InlineData("NUMERIC", "DECIMAL", "Numeric")]
    [InlineData("BIGNUMERIC", "BIGDECIMAL", "BigNumeric")]
    [InlineData("integer", "Int64", "Int64")]
    [InlineData("timestamp", "TIMESTAMP", "Timestamp")]
    public void Both_spellings_of_a_type_are_one_type(string one, string other, string type)
    {
        Assert.Equal(type, TypeOf(one));
        Assert.Equal(type, TypeOf(other));

        static string TypeOf(string text) =>
            Plays.Read(Plays.Edit(Plays.Table, "\"slot\", \"type\": \"INTEGER\"", $"\"slot\", \"type\": \"{text}\"")).Table!.Columns.Single(column => column.Name == "slot").Type.ToString();
    }

    [Theory]
    [InlineData("RECORD")]
    [InlineData("STRUCT")]
    [InlineData("struct")]
    public void Both_spellings_of_a_struct_have_its_fields(string type)
    {
        var window = Plays.Read(Plays.Edit(Plays.Table, "RECORD", type)).Table!.Columns.Single(column => column.Name == "window");

        Assert.Equal(["games", "days"], window.Fields.Select(field => field.Name));
    }

    [Theory]
    [InlineData("\"mode\": \"required\"", "Required")]
    [InlineData("\"mode\": \"NULLABLE\"", "Nullable")]
    [InlineData("\"mode\": \"\"", "Nullable")]
    [InlineData("\"description\": \"no mode\"", "Nullable")]
    public void A_mode_is_read_in_any_case_and_is_nullable_when_absent(string key, string mode) =>
        Assert.Equal(mode, Plays.Read(Plays.Edit(Plays.Table, "\"slot\", ", $"\"slot\", {key}, ")).Table!.Columns.Single(column => column.Name == "slot").Mode.ToString());

    [Theory]
    [InlineData("\"precision\": \"5\", \"scale\": \"2\"", 5, 2)]
    [InlineData("\"precision\": 38, \"scale\": 9", 38, 9)]
    [InlineData("\"precision\": \"29\"", 29, 0)]
    public void Precision_and_scale_are_kept_as_given_in_text_or_number(string keys, int precision, int scale)
    {
        var score = Plays.Read(Plays.Edit(Plays.Table, "\"precision\": \"5\", \"scale\": \"2\"", keys)).Table!.Columns.Single(column => column.Name == "score");

        Assert.Equal((precision, scale), (score.Precision, score.Scale));
    }

    [Fact]
    public void A_table_may_be_partitioned_by_load_time_or_by_a_range_or_not_at_all()
    {
        const string byDay = "\"timePartitioning\": {\"type\": \"DAY\", \"field\": \"day\"}";
        Assert.Equal(new PartitionDefinition(null, "HOUR", true), Partition("\"timePartitioning\": {\"type\": \"hour\"}"));
        Assert.Equal(new PartitionDefinition("slot", "RANGE", true), Partition("\"rangePartitioning\": {\"field\": \"slot\", \"range\": {\"start\": \"0\", \"end\": \"9\", \"interval\": \"1\"}}"));
        Assert.Null(Plays.Read(Plays.Edit(Plays.Table, "  " + byDay + ",\n  \"requirePartitionFilter\": true,\n", "")).Table!.Partition);

        static PartitionDefinition? Partition(string json)
        {
            var result = Plays.Read(Plays.Edit(Plays.Table, byDay, json));
            Assert.Empty(result.Diagnostics);
            return result.Table!.Partition;
        }
    }

    [Fact]
    public void The_partition_filter_may_be_required_inside_of_timePartitioning()
    {
        var inside = Plays.Edit(Plays.Table, "\"field\": \"day\"}", "\"field\": \"day\", \"requirePartitionFilter\": true}");

        Assert.True(Plays.Read(Plays.Edit(inside, "  \"requirePartitionFilter\": true,\n", "")).Table!.Partition!.FilterRequired);
        Assert.False(Plays.Read(Plays.Edit(Plays.Table, "  \"requirePartitionFilter\": true,\n", "")).Table!.Partition!.FilterRequired);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("[{\"name\": \"a\", \"type\": \"STRING\"}]", "it is a list, such as a bare schema")]
    [InlineData("7", "it is 7")]
    [InlineData("{\"fields\": []}", "it has neither 'tableReference' nor 'schema'")]
    public void Anything_but_a_table_resource_is_refused(string text, string message)
    {
        var result = Plays.Read(text);

        Assert.Null(result.Table);
        Assert.Contains(message, Assert.Single(result.Diagnostics).Show());
    }

    [Fact]
    public void A_defective_column_is_left_out_and_the_others_stay()
    {
        var table = Plays.Read(Plays.Edit(Plays.Table, "\"slot\", \"type\": \"INTEGER\"", "\"slot\", \"type\": \"INTERGER\"")).Table!;

        Assert.Equal(18, table.Columns.Count);
        Assert.Null(table.Catalog);
    }

    [Fact]
    public void A_wrong_count_leaves_the_catalog_in_and_a_wrong_category_leaves_it_out()
    {
        Assert.NotNull(Plays.Read(catalog: Plays.Edit(Plays.Catalog, "\"fieldCount\": 5", "\"fieldCount\": 6")).Table!.Catalog);
        Assert.Null(Plays.Read(catalog: Plays.Edit(Plays.Catalog, "\"features\": [2]", "\"features\": [1]")).Table!.Catalog);
    }

    [Fact]
    public void A_property_chosen_in_the_catalog_resolves_a_collision()
    {
        var table = Plays.Edit(Plays.Table, "\"name\": \"slot\"", "\"name\": \"has__rest\"");
        var result = Plays.Read(table, Plays.Edit(Plays.Catalog, "{\"window\": \"Window\"}", "{\"has__rest\": \"Rested\", \"window.days\": \"GameDays\"}"));

        Assert.Empty(result.Diagnostics);
        Assert.Equal("Rested", result.Table!.Columns[18].PropertyName);
        Assert.Equal("GameDays", result.Table.Columns[16].Fields[1].PropertyName);
    }

    [Fact]
    public void A_feature_value_may_be_a_column_of_its_own()
    {
        var feature = Plays.Read(catalog: Plays.Edit(Plays.Catalog, "vector[{index}]", "q{index}")).Table!.Catalog!.Features[2];

        Assert.Equal(("q2", null), (feature.ValueColumn, feature.ValueElement));
    }

    [Fact]
    public void Features_may_be_listed_in_any_order()
    {
        var catalog = Plays.Edit(Plays.Edit(Plays.Catalog, "\"index\": 0, \"name\": \"points\"", "\"index\": 1, \"name\": \"points\""), "\"index\": 1, \"name\": \"minutes\"", "\"index\": 0, \"name\": \"minutes\"");

        Assert.Equal(["minutes", "points", "days_off"], Plays.Read(catalog: catalog).Table!.Catalog!.Features.Select(feature => feature.Name));
    }

    [Fact]
    public void A_table_of_10_000_columns_is_read_and_one_more_is_too_many()
    {
        Assert.Equal(10_000, Wide(10_000).Table!.Columns.Count);
        Assert.Empty(Wide(10_000).Diagnostics);
        Assert.Contains("FS0015", Assert.Single(Wide(10_001).Diagnostics).Show());

        static DefinitionResult Wide(int columns)
        {
            var fields = string.Join(",\n", Enumerable.Range(0, columns).Select(i => $$"""{"name": "column_{{i}}", "type": "FLOAT"}"""));
            return Plays.Read($$"""{"tableReference": {"tableId": "wide"}, "schema": {"fields": [{{fields}}] } }""", null);
        }
    }

    [Fact]
    public void Nested_fields_count_as_columns()
    {
        var fields = string.Join(",", Enumerable.Range(0, 10_000).Select(i => $$"""{"name": "f{{i}}", "type": "FLOAT"}"""));
        var result = Plays.Read($$"""{"tableReference": {"tableId": "wide"}, "schema": {"fields": [{"name": "s", "type": "STRUCT", "fields": [{{fields}}] }] } }""", null);

        Assert.Contains("FS0015", Assert.Single(result.Diagnostics).Show());
    }

    [Fact]
    public void Reading_twice_the_columns_takes_twice_the_memory_and_no_more()
    {
        Allocated(500);
        var (half, whole) = (Allocated(5_000), Allocated(10_000));

        Assert.InRange((double)whole / half, 1.5, 2.5);

        static long Allocated(int features)
        {
            // Half of the columns are features, so the catalog grows with the table.
            var count = features / 2;
            var columns = Enumerable.Range(0, count).Select(i => $$"""{"name": "q{{i}}", "type": "FLOAT"}, {"name": "s{{i}}", "type": "STRING"}""");
            var table = $$"""{"tableReference": {"tableId": "wide"}, "schema": {"fields": [{{string.Join(",", columns)}}] } }""";
            var items = string.Join(",", Enumerable.Range(0, count).Select(i => $$"""{"index": {{i}}, "name": "f{{i}}"}"""));
            var catalog = $$"""{"table": "wide", "sections": [{"name": "q", "pattern": "q{index}"}], "sources": [{"name": "live", "weight": 1}], "tiers": {"values": [{"name": "gold", "min": 0}]}, "categories": [{"name": "all_of_them", "features": [{{string.Join(",", Enumerable.Range(0, count))}}]}], "features": {"quality": "q{index}", "source": "s{index}", "items": [{{items}}] } }""";
            var before = GC.GetAllocatedBytesForCurrentThread();
            var result = Plays.Read(table, catalog);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Empty(result.Diagnostics);
            Assert.Equal(count, result.Table!.Catalog!.Features.Count);
            return allocated;
        }
    }

    [Fact]
    public void A_list_of_texts_that_columns_need_must_be_there()
    {
        var diagnostics = Plays.Read(catalog: Plays.Edit(Plays.Catalog, "\"tiers\":", "\"teirs\":")).Diagnostics.Select(diagnostic => diagnostic.Show());

        Assert.Equal(
        [
            "plays.catalog.json(1,1): error FS0003: 'tiers' is missing in the catalog; add it",
            "plays.catalog.json(34,3): warning FS0022: 'teirs' of the catalog is unknown and has no effect; did you mean 'tiers'?",
        ], diagnostics);
    }

    [Fact]
    public void A_file_where_every_type_is_wrong_reports_every_one()
    {
        var fields = string.Join(",\n", Enumerable.Range(0, 5_000).Select(i => $$"""{"name": "c{{i}}", "type": "FLOTA"}"""));
        var result = Plays.Read($$"""{"tableReference": {"tableId": "wide"}, "schema": {"fields": [{{fields}}] } }""", null);

        Assert.Equal(5_000, result.Diagnostics.Count);
    }
}
