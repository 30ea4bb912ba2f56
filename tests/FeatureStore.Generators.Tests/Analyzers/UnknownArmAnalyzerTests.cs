namespace FeatureStore.Generators.Tests.Analyzers;

/// <summary>FS0074: a switch over an enum of texts without an arm for unknown ones.</summary>
public sealed class UnknownArmAnalyzerTests
{
    private const string Message = "warning FS0074: The switch has no arm for 'AlertLevel.Unknown', which stands for each text that the catalog does not know [switch]";

    [Fact]
    public async Task A_switch_statement_is_warned_of_and_gets_the_arm()
    {
        const string Before = "switch (row.QualityAlertLevel) { case AlertLevel.Red: n++; break; case null: case AlertLevel.Green: n--; break; }";

        Assert.Equal([$"Consumer.cs(7,1): {Message}"], await Lint.ReportAsync(Code(Before)));
        var after = await Lint.FixAsync(Code(Before));
        Assert.EndsWith("n--; break;\n            case AlertLevel.Unknown:\n                break;\n        }\n        return n;\n    }\n}", after.ReplaceLineEndings("\n"));
        Assert.Empty(await Lint.ReportAsync(after));
    }

    [Fact]
    public async Task A_switch_expression_is_warned_of_and_gets_the_arm()
    {
        const string Before =
            """
            n = level switch
            {
                AlertLevel.Green => 1,
                AlertLevel.Yellow or AlertLevel.Red => 2
            };
            """;

        var pragma = "#pragma warning disable CS8524, CS8509\n";
        Assert.Equal([$"Consumer.cs(8,11): {Message}"], await Lint.ReportAsync(Code(pragma + Before)));
        var after = await Lint.FixAsync(Code(pragma + Before));
        Assert.Equal(Code(pragma + Before.Replace("=> 2\n", "=> 2,\n    AlertLevel.Unknown => throw new System.InvalidOperationException(\"The catalog does not know the text.\"),\n")), after.ReplaceLineEndings("\n"));
        Assert.Empty(await Lint.ReportAsync(after));
    }

    [Theory]
    [InlineData("switch (level) { case AlertLevel.Red: n++; break; default: n--; break; }")]
    [InlineData("switch (level) { case AlertLevel.Red: n++; break; case AlertLevel.Unknown: n--; break; }")]
    [InlineData("switch (row.QualityAlertLevel) { case AlertLevel.Red: n++; break; case { } other: n += (int)other; break; }")]
    [InlineData("n = level switch { AlertLevel.Red => 1, _ => 2 };")]
    [InlineData("n = level switch { AlertLevel.Red => 1, var other => (int)other };")]
    [InlineData("n = level switch { AlertLevel.Red => 1, not AlertLevel.Red => 2 };")]
    [InlineData("n = row.QualityAlertLevel switch { null => 1, not null => 2 };")]
    [InlineData("n = level switch { AlertLevel.Red => 1, AlertLevel.Unknown or AlertLevel.Green or AlertLevel.Yellow => 2, _ => 3 };")]
    [InlineData("switch (System.DayOfWeek.Monday) { case System.DayOfWeek.Monday: n++; break; }")]
    [InlineData("switch (Feature.FatigueScore) { case Feature.PaceScore: n++; break; }")]
    [InlineData("switch (n) { case 1: n++; break; }")]
    public async Task A_switch_that_takes_unknown_texts_or_is_over_none_is_left_alone(string statement) => Assert.Empty(await Lint.ReportAsync(Code(statement)));

    /// <summary>The statement is at line 7 from column 1 on.</summary>
    private static string Code(string statement) =>
        $$"""
        using Games;
        public static class Consumer
        {
            public static int Use(MlFeatureStoreV2 row, AlertLevel level)
            {
                var n = (int)level;
        {{statement}}
                return n;
            }
        }
        """;
}
