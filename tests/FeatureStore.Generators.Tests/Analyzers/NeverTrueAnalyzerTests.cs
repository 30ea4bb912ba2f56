namespace FeatureStore.Generators.Tests.Analyzers;

/// <summary>FS0075 and FS0076: comparisons that can never be true, and the score of a category against that of defaults.</summary>
public sealed class NeverTrueAnalyzerTests
{
    private const string OtherList = "'gold' is a text of QualityTier, and AlertLevel has 'green', 'yellow', 'red'";

    [Theory]
    [InlineData("row.QualityAlertLevelText == \"gold\"", 30, "\"gold\"", OtherList)]
    [InlineData("row.QualityTierText is \"red\"", 24, "\"red\"", "'red' is a text of AlertLevel, and QualityTier has 'gold', 'silver', 'bronze', 'poor', 'critical'")]
    [InlineData("c.QualityAlertLevel.Text() == \"gold\"", 31, "\"gold\"", OtherList)]
    public async Task A_text_of_another_list_is_never_there(string expression, int column, string place, string why) =>
        Assert.Equal([$"Consumer.cs(5,{column}): warning FS0075: '{expression}' is never true: {why} [{place}]"], await Lint.ReportAsync(Code(expression)));

    [Theory]
    [InlineData("row.QualityAlertLevelText == \"RED\"", 30, "\"RED\"", "red", "row.QualityAlertLevelText == \"red\"")]
    [InlineData("\"Gold\" == row.QualityTierText", 1, "\"Gold\"", "gold", "\"gold\" == row.QualityTierText")]
    [InlineData("row.Matchup.TierText is \"Gold\" or \"silver\"", 25, "\"Gold\"", "gold", "row.Matchup.TierText is \"gold\" or \"silver\"")]
    [InlineData("c.QualityAlertLevel.Text() == \"Red\"", 31, "\"Red\"", "red", "c.QualityAlertLevel.Text() == \"red\"")]
    public async Task A_text_in_another_letter_case_is_never_there(string expression, int column, string place, string right, string mended)
    {
        Assert.Equal(
            [$"Consumer.cs(5,{column}): warning FS0075: '{expression}' is never true: the text is '{right}', in this letter case [{place}]"],
            await Lint.ReportAsync(Code(expression)));
        Assert.Equal(Code(mended), await Lint.FixAsync(Code(expression)));
    }

    [Theory]
    [InlineData("row.MatchupQualityPct > 100", 25, "100", "MatchupQualityPct", 100)]
    [InlineData("row.MatchupQualityPct < 0", 25, "0", "MatchupQualityPct", 100)]
    [InlineData("row.Feature5Quality >= 101", 24, "101", "Feature5Quality", 100)]
    [InlineData("-1 >= row.FeatureQualityScore", 1, "-1", "FeatureQualityScore", 100)]
    [InlineData("row.MatchupDefaultCount > 6", 27, "6", "MatchupDefaultCount", 6)]
    [InlineData("row.MatchupDefaultCount == 7", 28, "7", "MatchupDefaultCount", 6)]
    [InlineData("row.FatigueScore.Quality > 100.0", 28, "100.0", "Quality", 100)]
    [InlineData("row.Matchup.QualityPct is > 100", 27, "> 100", "QualityPct", 100)]
    [InlineData("c.MatchupQualityPct > 100", 23, "100", "MatchupQualityPct", 100)]
    [InlineData("c.FatigueScore.Quality < 0", 26, "0", "Quality", 100)]
    public async Task A_number_that_the_column_never_has_is_never_true(string expression, int column, string place, string member, int maximum)
    {
        column = place == "> 100" ? column + 2 : column;
        place = place.TrimStart('>', ' ');
        Assert.Equal(
            [$"Consumer.cs(5,{column}): warning FS0075: '{expression}' is never true: '{member}' is from 0 to {maximum} [{place}]"],
            await Lint.ReportAsync(Code(expression)));
    }

    [Theory]
    [InlineData("row.MatchupQualityPct < 40", "row.Matchup.AllDefaulted")]
    [InlineData("row.MatchupQualityPct == 40.0", "row.Matchup.AllDefaulted")]
    [InlineData("row.Matchup.QualityPct >= 40", "!row.Matchup.AllDefaulted")]
    [InlineData("c.MatchupQualityPct < 40", "c.Matchup.AllDefaulted")]
    [InlineData("c.Matchup.QualityPct < 40", "c.Matchup.AllDefaulted")]
    public async Task The_score_of_defaults_is_no_threshold(string expression, string mended)
    {
        Assert.Equal(
            [$"Consumer.cs(5,1): warning FS0076: A category whose features are all defaulted scores exactly 40, so '{expression}' tells it from nothing; count the defaults: '{mended}' [{expression}]"],
            await Lint.ReportAsync(Code(expression)));
        Assert.Equal(Code(mended), await Lint.FixAsync(Code(expression)));
        Assert.Empty(await Lint.ReportAsync(Code(mended)));
    }

    [Theory]
    [InlineData("row.QualityAlertLevelText == \"red\"")]
    [InlineData("row.Feature5SourceText == \"bettingpros\"")]
    [InlineData("row.QualityAlertLevelText != \"RED\"")]
    [InlineData("row.PlayerLookup == \"gold\"")]
    [InlineData("row.QualityAlertLevel == AlertLevel.Red")]
    [InlineData("row.MatchupQualityPct >= 100")]
    [InlineData("row.MatchupQualityPct <= 0")]
    [InlineData("row.MatchupQualityPct < 50")]
    [InlineData("row.MatchupQualityPct <= 40")]
    [InlineData("row.MatchupQualityPct > 40")]
    [InlineData("row.Feature5Quality < 40")]
    [InlineData("row.MatchupDefaultCount == 6")]
    [InlineData("row.FeatureStoreAgeHours > 1000")]
    [InlineData("row.FatigueScore.Value > 100")]
    [InlineData("row.MatchupQualityPct > limit")]
    [InlineData("c.MatchupQualityPct > 99.5")]
    [InlineData("c.QualityAlertLevel.Text() == \"purple\"")]
    [InlineData("limit > 100")]
    public async Task What_can_be_true_is_left_alone(string expression) => Assert.Empty(await Lint.ReportAsync(Code(expression)));

    /// <summary>The expression is at line 5 from column 1 on.</summary>
    private static string Code(string expression) =>
        $$"""
        using FeatureStore; using Games;
        public static class Consumer
        {
            public static object Use(MlFeatureStoreV2 row, MlFeatureStoreV2Columns c, double limit) =>
        {{expression}};
        }
        """;
}
