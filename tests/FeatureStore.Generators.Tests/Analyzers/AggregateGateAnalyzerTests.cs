namespace FeatureStore.Generators.Tests.Analyzers;

/// <summary>FS0073: a gate on the aggregate score with no category in the same condition.</summary>
public sealed class AggregateGateAnalyzerTests
{
    private const string Message = "'FeatureQualityScore' is a mean over all features and hides a category that failed; ask for a category too, such as 'MatchupQualityPct'";

    [Theory]
    [InlineData("if (row.FeatureQualityScore >= 70) System.Console.WriteLine();", 5, "row.FeatureQualityScore >= 70")]
    [InlineData("if (!(70 > row.FeatureQualityScore)) System.Console.WriteLine();", 7, "70 > row.FeatureQualityScore")]
    [InlineData("if (row.FeatureQualityScore is >= 70 and <= 100) System.Console.WriteLine();", 5, "row.FeatureQualityScore is >= 70 and <= 100")]
    [InlineData("if (row.IsHome == true && row.FeatureQualityScore > 70) System.Console.WriteLine();", 27, "row.FeatureQualityScore > 70")]
    [InlineData("_ = row.FeatureQualityScore > 70 ? 1 : 2;", 5, "row.FeatureQualityScore > 70")]
    [InlineData("rows.Where(r => r.FeatureQualityScore > 70);", 17, "r.FeatureQualityScore > 70")]
    [InlineData("query.Where(c => c.FeatureQualityScore > 70);", 18, "c.FeatureQualityScore > 70")]
    [InlineData("query.Where(c => c.IsHome.IsNull() | c.FeatureQualityScore < 70);", 38, "c.FeatureQualityScore < 70")]
    public async Task A_gate_on_the_score_alone_is_warned_of(string statement, int column, string place) =>
        Assert.Equal([$"Consumer.cs(6,{column}): warning FS0073: {Message} [{place}]"], await Lint.ReportAsync(Code(statement)));

    [Theory]
    [InlineData("if (row.FeatureQualityScore >= 70 && row.MatchupQualityPct > 50) System.Console.WriteLine();")]
    [InlineData("if (row.FeatureQualityScore >= 70 && !row.Matchup.CompositeFactors.AnyDefaulted) System.Console.WriteLine();")]
    [InlineData("if (row.FeatureQualityScore >= 70 && row.FatigueScore.Quality > 50) System.Console.WriteLine();")]
    [InlineData("if (row.FeatureQualityScore >= 70 && row.MatchupDefaultCount == 0) System.Console.WriteLine();")]
    [InlineData("if (row.FeatureQualityScore >= 70 && row.HasCompositeFactors == true) System.Console.WriteLine();")]
    [InlineData("if (row.FeatureQualityScore >= 70 && row.IsQualityReady == true) System.Console.WriteLine();")]
    [InlineData("if (row.FeatureQualityScore >= 70 && row.QualityAlertLevel != AlertLevel.Red) System.Console.WriteLine();")]
    [InlineData("if (row.FeatureQualityScore is null) System.Console.WriteLine();")]
    [InlineData("if (row.FeatureQualityScore == 70) System.Console.WriteLine();")]
    [InlineData("if (row.FeatureQualityScore > limit) System.Console.WriteLine();")]
    [InlineData("if (row.MatchupQualityPct > 70) System.Console.WriteLine();")]
    [InlineData("if (row.FeatureStoreAgeHours > 70) System.Console.WriteLine();")]
    [InlineData("System.Console.WriteLine(row.FeatureQualityScore > 70);")]
    [InlineData("rows.Where(r => r.FeatureQualityScore > 70 && r.Features(5, 8).AllDefaulted);")]
    [InlineData("query.Where(c => c.FeatureQualityScore > 70 & c.Matchup.QualityPct > 50);")]
    [InlineData("query.Where(c => c.FeatureQualityScore > 70).Where(c => c.Matchup.AnyDefaulted);")]
    [InlineData("query.Select(c => (Sql.Count(), Sql.CountIf(c.FeatureQualityScore < 70)));")]
    [InlineData("query.OrderBy(c => c.FeatureQualityScore);")]
    public async Task A_category_beside_it_or_no_gate_is_left_alone(string statement) => Assert.Empty(await Lint.ReportAsync(Code(statement)));

    [Fact]
    public async Task A_check_is_a_gate() =>
        Assert.Equal(
            [$"Consumer.cs(3,62): warning FS0073: {Message} [row.FeatureQualityScore < 70]"],
            await Lint.ReportAsync(
                """
                using Games;
                public static class Checks {
                    public static bool Weak(MlFeatureStoreV2 row) => /* a */ row.FeatureQualityScore < 70; }
                """));

    /// <summary>The statement is at line 6 from column 1 on.</summary>
    private static string Code(string statement) =>
        $$"""
        using System.Collections.Generic; using System.Linq; using FeatureStore; using Games;
        public static class Consumer
        {
            public static void Use(MlFeatureStoreV2 row, IEnumerable<MlFeatureStoreV2> rows, decimal limit)
            { var query = MlFeatureStoreV2.On(new(2026, 2, 6)); _ = (query, rows, limit);
        {{statement}} }
        }
        """;
}
