namespace FeatureStore.Generators.Tests.Analyzers;

/// <summary>FS0072: a constant feature index where a name exists.</summary>
public sealed class FeatureNameAnalyzerTests
{
    [Theory]
    [InlineData("row.Feature(5).Quality", 9, "Feature(5)", 5, "FatigueScore", "row.FatigueScore.Quality")]
    [InlineData("row.Feature(One + 4)", 9, "Feature(One + 4)", 5, "FatigueScore", "row.FatigueScore")]
    [InlineData("row.Matchup.Feature(13)", 9, "Matchup.Feature(13)", 13, "OpponentDefRating", "row.OpponentDefRating")]
    [InlineData("row.Matchup.CompositeFactors.Feature(6)", 9, "Matchup.CompositeFactors.Feature(6)", 6, "ShotZoneMismatchScore", "row.ShotZoneMismatchScore")]
    [InlineData("row.Features(5, 8).Feature(6)", 9, "Features(5, 8).Feature(6)", 6, "ShotZoneMismatchScore", "row.ShotZoneMismatchScore")]
    [InlineData("row.FeatureValues[5]", 9, "FeatureValues[5]", 5, "FatigueScore.Value", "row.FatigueScore.Value")]
    [InlineData("c.Feature(5).Quality < 50", 7, "Feature(5)", 5, "FatigueScore", "c.FatigueScore.Quality < 50")]
    [InlineData("c.Matchup.Feature(5).IsDefaulted", 7, "Matchup.Feature(5)", 5, "FatigueScore", "c.FatigueScore.IsDefaulted")]
    public async Task A_constant_index_is_told_its_name(string expression, int column, string place, int index, string name, string mended)
    {
        Assert.Equal([$"Consumer.cs(7,{column}): info FS0072: Feature {index} has a name: '{name}' [{place}]"], await Lint.ReportAsync(Code(expression)));
        Assert.Equal(Code(mended), await Lint.FixAsync(Code(expression)));
    }

    [Theory]
    [InlineData("row.Feature(n)")]
    [InlineData("row.FatigueScore")]
    [InlineData("row.Feature(Feature.FatigueScore)")]
    [InlineData("row.Features(5, 8)")]
    [InlineData("row.Feature(99)")]
    [InlineData("row.FeatureValues[n]")]
    [InlineData("row.QualityAlerts[5]")]
    [InlineData("row.Matchup")]
    [InlineData("new List<double?> { 1 }[0]")]
    [InlineData("new Other().Feature(5)")]
    public async Task What_has_no_constant_index_or_no_name_is_left_alone(string expression) => Assert.Empty(await Lint.ReportAsync(Code(expression)));

    [Fact]
    public async Task A_category_without_its_row_has_no_names_to_offer() =>
        Assert.Empty(await Lint.ReportAsync("using Games; class C { object M(MlFeatureStoreV2Matchup category) => category.Feature(5); }"));

    [Fact]
    public async Task A_table_of_the_project_itself_has_names_too()
    {
        var own = ConsumerCode.GenerateWithPlays("class C { object M(Games.Plays p) => p.Vector[1]; }", isReferenced: false).Compilation;

        Assert.Equal(["Consumer.cs(1,40): info FS0072: Feature 1 has a name: 'Minutes.Value' [Vector[1]]"], await Lint.ReportAsync(own));
        Assert.Equal("class C { object M(Games.Plays p) => p.Minutes.Value; }", await Lint.FixAsync(own));
    }

    /// <summary>The expression is at line 7 from column 5 on.</summary>
    private static string Code(string expression) =>
        $$"""
        using System.Collections.Generic; using Games;
        public class Other { public int Feature(int index) => index; }
        public static class Consumer
        {
            private const int One = 1;
            public static object Use(MlFeatureStoreV2 row, MlFeatureStoreV2Columns c, int n, int one = One) =>
            {{expression}};
        }
        """;
}
