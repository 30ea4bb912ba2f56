namespace FeatureStore.Generators.Tests.Analyzers;

/// <summary>FS0077: a column name in raw SQL that the table does not have.</summary>
public sealed class SqlColumnAnalyzerTests
{
    [Theory]
    [InlineData("SELECT player_lookup, matchup_qualty_pct FROM ml_feature_store_v2", 34, "matchup_qualty_pct", "matchup_quality_pct")]
    [InlineData("select avg(matchup_qualty_pct) from nba_predictions.ml_feature_store_v2 where game_date = $day", 23, "matchup_qualty_pct", "matchup_quality_pct")]
    [InlineData("SELECT f.game_dat FROM `p.nba_predictions.ml_feature_store_v2` AS f JOIN other o ON o.id = f.player_lookup", 21, "game_dat", "game_date")]
    [InlineData("UPDATE ml_feature_store_v2 SET quality_teir = 'gold' WHERE player_lookup = @p", 43, "quality_teir", "quality_tier")]
    [InlineData("WITH d AS (SELECT * FROM ml_feature_store_v2 WHERE player_lokup = 'x') SELECT count(*) FROM d", 63, "player_lokup", "player_lookup")]
    public async Task A_name_that_is_no_column_is_warned_of_at_its_place(string sql, int column, string name, string nearest)
    {
        Assert.Equal(
            [$"Consumer.cs(3,{column}): warning FS0077: '{name}' is not a column of ml_feature_store_v2; did you mean '{nearest}'? [{name}]"],
            await Lint.ReportAsync(Code($"\"{sql}\"")));
        Assert.Equal(Code($"\"{sql.Replace(name, nearest)}\""), await Lint.FixAsync(Code($"\"{sql}\"")));
    }

    [Theory]
    [InlineData("@\"SELECT \"\"x\"\",\n game_dat\nFROM ml_feature_store_v2\"", 4, 2)]
    [InlineData("\"\"\"\n    SELECT\n        game_dat\n    FROM ml_feature_store_v2\n    \"\"\"", 5, 9)]
    [InlineData("\"SELECT\\n\\tgame_dat\\nFROM ml_feature_store_v2\"", 3, 22)]
    public async Task The_place_is_right_in_every_kind_of_literal(string literal, int line, int column) =>
        Assert.Equal(
            [$"Consumer.cs({line},{column}): warning FS0077: 'game_dat' is not a column of ml_feature_store_v2; did you mean 'game_date'? [game_dat]"],
            await Lint.ReportAsync(Code(literal)));

    [Fact]
    public async Task A_name_like_no_column_is_told_without_a_guess() =>
        Assert.Equal(
            ["Consumer.cs(3,19): warning FS0077: 'edge_over_market' is not a column of ml_feature_store_v2 [edge_over_market]"],
            await Lint.ReportAsync(Code("\"SELECT edge_over_market FROM ml_feature_store_v2\"")));

    [Theory]
    [InlineData("SELECT player_lookup AS whom, count(*) n, avg(feature_quality_score) mean_score FROM ml_feature_store_v2 GROUP BY whom HAVING n > 3 ORDER BY mean_score DESC NULLS LAST")]
    [InlineData("SELECT * EXCLUDE (game_id) FROM ml_feature_store_v2 QUALIFY row_number() OVER (PARTITION BY player_lookup ORDER BY created_at DESC) = 1")]
    [InlineData("WITH bad_days (bad_day) AS (SELECT game_date FROM ml_feature_store_v2), more AS (SELECT bad_day FROM bad_days) SELECT bad_day FROM more")]
    [InlineData("SELECT 'game_dat' FROM ml_feature_store_v2 -- game_dat\\n WHERE /* game_dat */ player_lookup = $game_dat AND game_id = @game_dat")]
    [InlineData("SELECT \\\"game_dat\\\", `game_dat` FROM ml_feature_store_v2")]
    [InlineData("SELECT edge_points FROM ml_feature_store_v2 f JOIN player_prop_predictions p USING (player_lookup)")]
    [InlineData("SELECT edge_points FROM ml_feature_store_v2 f, player_prop_predictions p WHERE p.edge_points > 1")]
    [InlineData("SELECT p.edge_points FROM ml_feature_store_v2 f JOIN player_prop_predictions p ON f.player_lookup = p.player_lookup")]
    [InlineData("SELECT EXTRACT(YEAR FROM game_date), CAST(features[6] AS FLOAT64), game_date - INTERVAL 3 DAY FROM ml_feature_store_v2 WHERE is_home IS NOT DISTINCT FROM TRUE")]
    [InlineData("SELECT list_filter(features, an_x -> an_x > 1) FROM ml_feature_store_v2 WHERE quality_tier IN ('gold') LIMIT 10 OFFSET 5")]
    [InlineData("SELECT element FROM ml_feature_store_v2, UNNEST(quality_alerts) AS element")]
    [InlineData("CASE only_words THEN other_words about ml_feature_store_v2")]
    [InlineData("The table ml_feature_store_v2 lacks game_dat")]
    [InlineData("SELECT game_dat FROM ml_feature_store_v2_old")]
    [InlineData("SELECT game_dat FROM somewhere_else")]
    public async Task What_may_be_something_else_is_left_alone(string sql) => Assert.Empty(await Lint.ReportAsync(Code($"\"{sql}\"")));

    [Fact]
    public async Task A_former_name_leads_to_the_new_one()
    {
        var own = ConsumerCode.GenerateWith(MovedMemberFixTests.Renamed, "class C { string Sql => \"SELECT pace FROM plays\"; }", isReferenced: false).Compilation;

        Assert.Equal(["Consumer.cs(1,33): warning FS0077: 'pace' is not a column of plays; did you mean 'form_pct'? [pace]"], await Lint.ReportAsync(own));
    }

    /// <summary>The literal is at line 3 from column 11 on.</summary>
    private static string Code(string literal) =>
        $$"""
        public static class Consumer
        {   public static string Sql(Games.MlFeatureStoreV2 row) => row.GameId +
                  {{literal}};
        }
        """;
}
