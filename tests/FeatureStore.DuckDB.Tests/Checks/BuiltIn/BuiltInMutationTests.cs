using System.Text.Json.Nodes;
using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Checks.BuiltIn;

/// <summary>On a day without problems, each check fires when rows are spoilt as it says, and no other does.</summary>
public sealed class BuiltInMutationTests
{
    private static readonly int[] Matchup = [5, 6, 7, 8, 13, 14];

    [Fact]
    public async Task The_day_as_it_is_passes() => Assert.Empty((await SpoiltDay.RunAsync(0, _ => { })).Problems());

    [Theory]
    [InlineData(7, "")]
    [InlineData(11, "Warn")]
    [InlineData(21, "Fail")]
    public async Task A_whole_category_that_is_defaulted_warns_from_5_percent_and_fails_from_10(int rows, string status)
    {
        var run = await SpoiltDay.RunAsync(rows, row => row.Default(Matchup));

        Assert.Equal(rows, run["matchup-all-defaulted"].Violations);
        string[] expected = status == "" ? [] : [$"matchup-all-defaulted {status}", $"matchup-composite-factors-all-defaulted {status}", $"matchup-opponent-defense-all-defaulted {status}"];
        Assert.Equal(expected, run.Problems());
    }

    [Fact]
    public async Task A_group_that_is_defaulted_is_found_though_its_category_is_not()
    {
        var run = await SpoiltDay.RunAsync(21, row => row.Default(5, 6, 7, 8));

        Assert.Equal(["matchup-composite-factors-all-defaulted Fail"], run.Problems());
    }

    [Fact]
    public async Task A_category_in_which_defaults_are_normal_never_fails()
    {
        var run = await SpoiltDay.RunAsync(SpoiltDay.Rows, row => row.Default(25, 26, 27));

        Assert.Equal((201, CheckStatus.Pass), (run["vegas-any-defaulted"].Violations, run["vegas-any-defaulted"].Status));
        Assert.Equal(["vegas-points-line-statistics Skipped"], run.Problems());
    }

    [Fact]
    public async Task A_critical_feature_that_is_defaulted_in_nearly_every_row_fails()
    {
        var index = 0;
        var run = await SpoiltDay.RunAsync(rows => rows.Where(row => !Matchup.Any(row.IsDefaulted)).ToList().ForEach(row => row.Default(Matchup[index++ % 4])));

        Assert.Equal(["critical-feature-defaulted Fail"], run.Problems());
        Assert.Equal(201, run["critical-feature-defaulted"].Violations);
    }

    [Theory]
    [InlineData(85, "Warn")]
    [InlineData(125, "Fail")]
    public async Task A_feature_that_is_often_defaulted_warns_from_40_percent_and_fails_from_60(int rows, string status)
    {
        var run = await SpoiltDay.RunAsync(rows, row => row.Default(22));

        Assert.Equal([$"team-pace-default-rate {status}"], run.Problems());
    }

    [Theory]
    [InlineData("matchup_quality_pct", "49.9", "matchup-quality-red")]
    [InlineData("game_context_quality_pct", "0", "game-context-quality-red")]
    [InlineData("feature_quality_score", "49.99", "quality-score-red")]
    [InlineData("quality_alert_level", "red", "alert-level-worst")]
    public async Task A_row_that_is_red_counts(string column, string value, string id)
    {
        var run = await SpoiltDay.RunAsync(21, row => row[column] = value);

        Assert.Equal([$"{id} Fail"], OfFamily(run));
        Assert.Equal(21, run[id].Violations);
    }

    [Theory]
    [InlineData("matchup_quality_pct", "50")]
    [InlineData("vegas_quality_pct", "0")]
    [InlineData("feature_quality_score", "50.00")]
    public async Task A_quality_at_the_threshold_or_in_an_optional_category_is_not_red(string column, string value)
    {
        var run = await SpoiltDay.RunAsync(SpoiltDay.Rows, row => row[column] = value);

        Assert.Empty(OfFamily(run));
    }

    [Theory]
    [InlineData("feature_25_source", "bettingpros", "unknown-feature-source")]
    [InlineData("matchup_quality_tier", "Gold", "unknown-quality-tier")]
    [InlineData("quality_alert_level", "RED", "unknown-alert-level")]
    public async Task A_text_that_the_catalog_does_not_list_is_named_with_its_column(string column, string text, string id)
    {
        var run = await SpoiltDay.RunAsync(3, row => row[column] = text, new() { SampleLimit = 1 });

        Assert.Equal([$"{id} Fail"], OfFamily(run));
        Assert.Equal((3, $"'{text}' in {column}"), (run[id].Violations, run[id].Detail));
        Assert.Contains(new(column, text), run[id].Samples.Single().Values);
    }

    [Fact]
    public async Task A_row_without_any_quality_warns()
    {
        var run = await SpoiltDay.RunAsync(3, RemoveQuality);

        Assert.Equal(["quality-missing Warn"], OfFamily(run));
        Assert.Equal((201, 3), (run["quality-missing"].Evaluated, run["quality-missing"].Violations));
        Assert.Equal((198, 0), (run["quality-incomplete"].Evaluated, run["quality-incomplete"].Violations));
        Assert.Equal(198, run["matchup-all-defaulted"].Evaluated);
    }

    [Theory]
    [InlineData("feature_7_quality")]
    [InlineData("feature_30_source")]
    [InlineData("matchup_quality_pct")]
    [InlineData("quality_tier")]
    [InlineData("feature_quality_score")]
    public async Task A_row_with_some_of_its_qualities_null_fails_and_says_which(string column)
    {
        var run = await SpoiltDay.RunAsync(rows =>
        {
            RemoveQuality(rows[0]);
            rows[1][column] = null;
            rows[2][column] = null;
        });

        Assert.Equal(["quality-incomplete Fail", "quality-missing Warn"], OfFamily(run));
        Assert.Equal((200, 2, $"null: {column} in 2 rows"), (run["quality-incomplete"].Evaluated, run["quality-incomplete"].Violations, run["quality-incomplete"].Detail));
    }

    [Theory]
    [InlineData(5, 100.001, "fatigue-score-out-of-range")]
    [InlineData(5, -0.001, "fatigue-score-out-of-range")]
    [InlineData(13, 89.0, "opponent-def-rating-out-of-range")]
    [InlineData(25, 1e300, "vegas-points-line-out-of-range")]
    public async Task A_value_outside_of_its_valid_range_fails(int feature, double value, string id)
    {
        var run = await SpoiltDay.RunAsync(1, row => row.SetValue(feature, value), new() { SampleLimit = 5 });

        Assert.Equal([$"{id} Fail"], run.Problems());
        Assert.Equal([new($"features[{feature}]", value)], run[id].Samples.Single().Values);
    }

    [Theory]
    [InlineData(5, 100)]
    [InlineData(5, 0)]
    [InlineData(6, -15)]
    public async Task A_value_at_the_end_of_its_range_is_valid(int feature, double value) =>
        Assert.Empty((await SpoiltDay.RunAsync(1, row => row.SetValue(feature, value))).Problems());

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public async Task A_value_that_is_no_number_fails(double value)
    {
        var run = await SpoiltDay.RunAsync(2, row => row.SetValue(36, value));

        Assert.Equal((201, 2, CheckStatus.Fail), (run["feature-value-not-finite"].Evaluated, run["feature-value-not-finite"].Violations, run["feature-value-not-finite"].Status));
        string[] range = double.IsNaN(value) ? [] : ["breakout-flag-out-of-range Fail"];
        Assert.Equal([.. range, "feature-value-not-finite Fail"], run.Problems());
    }

    [Fact]
    public async Task A_list_of_another_length_than_the_row_says_fails()
    {
        var run = await SpoiltDay.RunAsync(2, row => row["features"]!.AsArray().RemoveAt(36));

        Assert.Equal(["features-length Fail"], run.Problems());
        Assert.Equal(2, run["features-length"].Violations);
        Assert.Equal(199, run["breakout-flag-out-of-range"].Evaluated);
    }

    [Fact]
    public async Task A_vector_of_another_length_than_the_catalog_fails_though_the_row_agrees_with_itself()
    {
        var run = await SpoiltDay.RunAsync(2, row =>
        {
            row["features"]!.AsArray().Add(1.5);
            row["feature_count"] = 38;
        });

        Assert.Equal(["feature-count-unexpected Fail"], run.Problems());
        Assert.Equal((201, 2), (run["feature-count-unexpected"].Evaluated, run["feature-count-unexpected"].Violations));
    }

    [Fact]
    public async Task A_row_without_values_warns()
    {
        var run = await SpoiltDay.RunAsync(2, row =>
        {
            row["features"] = null;
            row["feature_count"] = 0;
        });

        Assert.Equal(["features-missing Warn"], run.Problems());
        Assert.Equal(2, run["features-missing"].Violations);
    }

    [Fact]
    public async Task A_version_that_the_catalog_does_not_list_fails_and_two_in_one_day_warn()
    {
        var run = await SpoiltDay.RunAsync(5, row => row["feature_version"] = "v3_54features");

        Assert.Equal(["mixed-feature-version Warn", "unknown-feature-version Fail"], run.Problems());
        Assert.Equal((5, "'v3_54features' in feature_version"), (run["unknown-feature-version"].Violations, run["unknown-feature-version"].Detail));
        Assert.Equal(
            (201, 1, "feature_version has 2 different values, from 'v2_37features' to 'v3_54features'"),
            (run["mixed-feature-version"].Evaluated, run["mixed-feature-version"].Violations, run["mixed-feature-version"].Detail));
    }

    [Fact]
    public async Task A_day_of_one_unknown_version_is_not_mixed()
    {
        var run = await SpoiltDay.RunAsync(SpoiltDay.Rows, row => row["quality_schema_version"] = "v9");

        Assert.Equal(["unknown-quality-schema-version Fail"], run.Problems());
    }

    [Theory]
    [InlineData("feature_store_age_hours", 24.0, "")]
    [InlineData("feature_store_age_hours", 24.1, "feature-store-age-hours-stale Warn")]
    [InlineData("feature_store_age_hours", 48.1, "feature-store-age-hours-expired Fail, feature-store-age-hours-stale Warn")]
    [InlineData("upstream_data_freshness_hours", 480, "upstream-data-freshness-hours-stale Warn")]
    public async Task A_row_that_is_too_old_warns_and_then_fails(string column, double hours, string problems)
    {
        var run = await SpoiltDay.RunAsync(1, row => row[column] = hours);

        Assert.Equal(problems, string.Join(", ", run.Problems()));
    }

    [Fact]
    public async Task Rows_that_come_again_fail_each_beyond_the_first()
    {
        var run = await SpoiltDay.RunAsync(rows => rows.AddRange([(JsonObject)rows[0].DeepClone(), (JsonObject)rows[0].DeepClone(), (JsonObject)rows[1].DeepClone()]));

        Assert.Equal(["duplicate-keys Fail"], run.Problems());
        Assert.Equal((204, 3, "204 rows have 201 keys of player_lookup, game_date"), (run["duplicate-keys"].Evaluated, run["duplicate-keys"].Violations, run["duplicate-keys"].Detail));
    }

    [Fact]
    public async Task Another_player_in_the_same_game_is_no_duplicate()
    {
        var run = await SpoiltDay.RunAsync(rows =>
        {
            rows.Add((JsonObject)rows[0].DeepClone());
            rows[^1]["player_lookup"] = "someoneelse";
        });

        Assert.Empty(run.Problems());
    }

    private static void RemoveQuality(JsonObject row)
    {
        foreach (var section in MlFeatureStoreV2.Table.Catalog!.Sections.Where(s => s.Name is not "feature_detail"))
        {
            foreach (var column in section.Columns.Where(c => c != "feature_quality_score" && MlFeatureStoreV2.Table[c].Mode == ColumnMode.Nullable))
                row[column] = null;
        }
    }

    // Whether the summaries agree with the features is asked by checks of their own.
    private static string[] OfFamily(CheckRun run) => [.. run.Problems().Where(p => run[p.Split(' ')[0]].Check.Dimension != Dimension.Consistency)];
}
