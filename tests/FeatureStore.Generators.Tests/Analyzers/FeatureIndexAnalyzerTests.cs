namespace FeatureStore.Generators.Tests.Analyzers;

/// <summary>Constant feature indices, on rows and on columns, held against what the category or group has.</summary>
public sealed class FeatureIndexAnalyzerTests
{
    [Theory]
    [InlineData("row.Matchup.Features(5, 9)", 29, "Feature 9 is not in Matchup (features 5-8, 13, 14); it is in GameContext")]
    [InlineData("row.Matchup.Features(8, 13)", 29, "Features 9-12 are not in Matchup (features 5-8, 13, 14); they are in GameContext")]
    [InlineData("row.Matchup.Features(9, 13)", 26, "Features 9-12 are not in Matchup (features 5-8, 13, 14); they are in GameContext")]
    [InlineData("row.Matchup.Feature(9)", 25, "Feature 9 is not in Matchup (features 5-8, 13, 14); it is in GameContext")]
    [InlineData("row.Matchup.Feature(40)", 25, "Feature 40 is not in Matchup (features 5-8, 13, 14); the last feature is 36")]
    [InlineData("row.Matchup.Features().Feature(9)", 36, "Feature 9 is not in Matchup (features 5-8, 13, 14); it is in GameContext")]
    [InlineData("row.Matchup.CompositeFactors.Features(5, 9)", 46, "Feature 9 is not in CompositeFactors (features 5-8); it is in GameContext")]
    [InlineData("row.Matchup.CompositeFactors.Feature(13)", 42, "Feature 13 is not in CompositeFactors (features 5-8); it is in OpponentDefense")]
    [InlineData("row.Feature(37)", 17, "Feature 37 is not in MlFeatureStoreV2 (features 0-36); the last feature is 36")]
    [InlineData("row.Feature(-1)", 17, "Feature -1 is not in MlFeatureStoreV2 (features 0-36)")]
    [InlineData("row.Features(30, 99)", 22, "Features 37-99 are not in MlFeatureStoreV2 (features 0-36); the last feature is 36")]
    [InlineData("row.Features(0, int.MaxValue)", 21, "Features 37-2147483647 are not in MlFeatureStoreV2 (features 0-36); the last feature is 36")]
    [InlineData("row.Features(5, 8).Feature(9)", 32, "Feature 9 is not in Features(5, 8) (features 5-8)")]
    [InlineData("row.Matchup.Features(to: 9, from: n)", 30, "Feature 9 is not in Matchup (features 5-8, 13, 14); it is in GameContext")]
    [InlineData("row.Matchup.Features(4, n)", 26, "Feature 4 is not in Matchup (features 5-8, 13, 14); it is in PlayerHistory")]
    [InlineData("category.Feature(Wrong)", 22, "Feature 9 is not in MlFeatureStoreV2Matchup (features 5-8, 13, 14)")]
    [InlineData("c.Matchup.Features(5, 9)", 27, "Feature 9 is not in Matchup (features 5-8, 13, 14); it is in GameContext")]
    [InlineData("c.Matchup.Features(8, 13)", 27, "Features 9-12 are not in Matchup (features 5-8, 13, 14); they are in GameContext")]
    [InlineData("c.Matchup.Feature(9)", 23, "Feature 9 is not in Matchup (features 5-8, 13, 14); it is in GameContext")]
    [InlineData("c.Matchup.CompositeFactors.Feature(9)", 40, "Feature 9 is not in CompositeFactors (features 5-8); it is in GameContext")]
    [InlineData("c.Matchup.Features().Feature(9)", 34, "Feature 9 is not in Matchup (features 5-8, 13, 14); it is in GameContext")]
    [InlineData("c.Features(5, 8).Feature(9)", 30, "Feature 9 is not in Features(5, 8) (features 5-8)")]
    [InlineData("columns.Feature(9)", 21, "Feature 9 is not in MlFeatureStoreV2MatchupColumns (features 5-8, 13, 14)")]
    [InlineData("c.Feature(37)", 15, "Feature 37 is not in MlFeatureStoreV2Columns (features 0-36); the last feature is 36")]
    public async Task A_constant_index_outside_of_its_features_is_an_error_at_the_argument(string expression, int column, string message) =>
        Assert.Equal([$"Consumer.cs(10,{column}): error FS0050: {message}"], await ConsumerCode.AnalyzeAsync(Code(expression)));

    [Theory]
    [InlineData("row.Features(8, 5)", 18)]
    [InlineData("row.Matchup.Features(8, 5)", 26)]
    [InlineData("c.Matchup.Features(8, 5)", 24)]
    public async Task A_range_the_wrong_way_round_is_an_error(string expression, int column) =>
        Assert.Equal(
            [$"Consumer.cs(10,{column}): error FS0051: The features go from the lower index to the higher one; write Features(5, 8)"],
            await ConsumerCode.AnalyzeAsync(Code(expression)));

    [Theory]
    [InlineData("row.Features(0, 36)")]
    [InlineData("row.Features(5, 9)")]
    [InlineData("row.Feature(n)")]
    [InlineData("row.Feature(Games.Feature.FatigueScore)")]
    [InlineData("row.Matchup.Features(5, 8)")]
    [InlineData("row.Matchup.Features(13, 14)")]
    [InlineData("row.Matchup.Features(n, 14)")]
    [InlineData("row.Matchup.CompositeFactors.Features(8, 8)")]
    [InlineData("row.Features(5, 8).Features(6, 7)")]
    [InlineData("row.Features(n, 12).Feature(30)")]
    [InlineData("category.Features(n, n + 1)")]
    [InlineData("c.Features(5, 9)")]
    [InlineData("c.Matchup.Features(5, 8)")]
    [InlineData("c.Matchup.Feature(n)")]
    [InlineData("columns.CompositeFactors.Features(5, 8)")]
    [InlineData("new Other().Feature(99)")]
    public async Task An_index_that_is_right_or_not_constant_is_left_alone(string expression) =>
        Assert.Empty(await ConsumerCode.AnalyzeAsync(Code(expression)));

    [Fact]
    public async Task A_query_is_held_to_its_features_too() =>
        Assert.Equal(
            ["Consumer.cs(10,91): error FS0050: Feature 9 is not in Matchup (features 5-8, 13, 14); it is in GameContext"],
            await ConsumerCode.AnalyzeAsync(Code("MlFeatureStoreV2.On(new(2026, 2, 6)).Where(t => t.IsHome.IsNull() | t.Matchup.Feature(9).IsDefaulted)")));

    [Fact]
    public async Task A_table_of_the_project_itself_is_held_to_its_features() =>
        Assert.Equal(
            ["Consumer.cs(1,83): error FS0050: Feature 2 is not in Form (features 0, 1); it is in Rest"],
            await ConsumerCode.AnalyzeAsync(ConsumerCode.GenerateWithPlays(
                "static class Consumer { public static object Use(Games.Plays p) => p.Form.Feature(2).Name; }", isReferenced: false).Compilation));

    /// <summary>The expression is at line 10 from column 5 on.</summary>
    private static string Code(string expression) =>
        $$"""
        using Games;
        public class Other { public int Feature(int index) => index; }
        public static class Consumer
        {
            private const int Wrong = 4 + 5;
            public static object Use(MlFeatureStoreV2 row, MlFeatureStoreV2Columns c, int n) {
            var (category, columns) = (row.Matchup, c.Matchup);
            _ = (category, columns, Wrong);
            return
            {{expression}};
            }
        }
        """;
}
