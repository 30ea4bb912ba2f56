using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Tests.Checks;

/// <summary>Methods with [QualityCheck]: what is emitted for them.</summary>
public sealed class CheckTests
{
    private const string Sample =
        """
        using System;
        using FeatureStore;
        using Games;

        namespace App;

        public static partial class MyChecks
        {
            /// <summary>Every feature of the group <c>recent</c> fell back to a default.</summary>
            [QualityCheck("recent-defaulted", Severity.Warning, Dimension = Dimension.Provenance)]
            public static bool RecentDefaulted(Plays row) => row.Form.Recent.AllDefaulted;

            [QualityCheck("weak-and-old", FailPercent = 5)]
            internal static bool WeakAndOld(Plays row, double minQuality, DateOnly day = default) =>
                row.Score > 48 && row.Features(0, 1).Any(f => f.Quality < minQuality) && row.Day < day.AddDays(1);

            [QualityCheck("alarming")]
            private static bool Alarming(Plays row, AlertLevel level = AlertLevel.Red)
            {
                return row.Alert == level || RecentDefaulted(row);
            }
        }
        """;

    [Fact]
    public void A_class_of_checks_is_completed_as_one_would_write_it()
    {
        var result = ConsumerCode.GenerateWithPlays(Sample, isReferenced: false);
        Assert.Empty(result.Reports);
        Assert.Empty(result.Compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
        Snapshot.Match("Checks/MyChecks.g.cs.txt", result.File("App.MyChecks."));
    }

    [Fact]
    public void A_table_of_a_reference_gives_the_same_code_as_one_of_the_project() =>
        Assert.Equal(
            ConsumerCode.GenerateWithPlays(Sample, isReferenced: false).File("App.MyChecks."),
            ConsumerCode.GenerateWithPlays(Sample, isReferenced: true).File("App.MyChecks."));

    [Fact]
    public void A_check_is_used_as_a_condition_a_check_and_a_method()
    {
        const string Use =
            """

            public static class Use
            {
                public static string Run(double quality)
                {
                    var weak = Games.Plays.On(new DateOnly(2026, 2, 6)).Where(MyChecks.RecentDefaulted).Where(c => !MyChecks.WeakAndOld(c, quality)).Where(MyChecks.RecentDefaultedCheck());
                    return string.Join(" ", weak.Select(c => c.Player).ToSql(SqlDialect.BigQuery).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                        + $" | {string.Join(", ", MyChecks.All)} | {MyChecks.All["recent-defaulted"].Description}";
                }
            }
            """;
        var result = ConsumerCode.GenerateWithPlays(Sample + Use, isReferenced: true);
        Assert.Empty(result.Compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
        Snapshot.Match("Checks/use.txt", result.Run("App.Use", "Run", 50.0).Replace(" | ", "\n") + "\n");
    }

    [Theory]
    [InlineData("[QualityCheck(\"a\")] static bool A(Plays row) => row.Form.AllDefaulted;\n[QualityCheck(\"a\")] static bool B(Plays row) => row.Form.AllDefaulted;", "FS0049: The id 'a' is already that of A; give this check another")]
    [InlineData("[QualityCheck(\"a\")] static bool A(Plays row) => A(row);", "FS0057: Check 'A' calls itself: A -> A")]
    [InlineData("[QualityCheck(\"a\")] static bool A(string row) => row == \"\";", "FS0047: Check 'A' must take a row of a table first, and 'string' is none")]
    [InlineData("[QualityCheck(\"a\")] static bool A(Weather row) => row.Hot;", "FS0047: Check 'A' must take a row of a table first, and 'Weather' is none")]
    [InlineData("[QualityCheck(\"a\")] static bool A() => true;", "FS0047: Check 'A' must take a row of a table first")]
    [InlineData("[QualityCheck(\"a\")] static bool A(in Plays row) => true;", "FS0047: Check 'A' must take 'row' by value")]
    [InlineData("[QualityCheck(\"a\")] static int A(Plays row) => 1;", "FS0047: Check 'A' must return bool: true for a row that violates it")]
    [InlineData("[QualityCheck(\"a\")] static bool A<T>(Plays row) => true;", "FS0047: Check 'A' must have no type parameters, and neither its class")]
    [InlineData("[QualityCheck(\"a\")] static bool A(Plays row, object o) => true;", "FS0058: Parameter 'o' of type 'object' cannot become a parameter of a query: take numbers, text, bool, dates, times and enums, or a list of them")]
    [InlineData("[QualityCheck(\"a\", FailPercent = 101)] static bool A(Plays row) => true;", "FS0056: FailPercent of check 'A' must be over 0 and at most 100")]
    [InlineData("[QualityCheck(\"a\", WarnCount = 0)] static bool A(Plays row) => true;", "FS0056: WarnCount of check 'A' must be at least 1")]
    [InlineData("[QualityCheck(\"\")] static bool A(Plays row) => true;", "FS0049: The id '' must be lower-case words with hyphens, such as composite-factors-defaulted")]
    public void A_method_that_cannot_be_a_check_is_reported(string method, string message) =>
        Assert.EndsWith(
            $"error {message}",
            Assert.Single(ConsumerCode.GenerateWithPlays($"using System;\nusing FeatureStore;\nusing Games;\n\nstatic partial class MyChecks\n{{\n{method}\n}}", isReferenced: false).Reports));
}
