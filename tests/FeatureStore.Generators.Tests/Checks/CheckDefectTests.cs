namespace FeatureStore.Generators.Tests.Checks;

/// <summary>What no check can say is an error on that very expression, which says what to write instead.</summary>
public sealed class CheckDefectTests
{
    public static TheoryData<string, string> Defects { get; } = new()
    {
        { "«row.Player.ToUpper()» == \"A\"", "FS0052: 'ToUpper' cannot become SQL: of a text use ==, Contains, StartsWith and EndsWith" },
        { "«row.Player.Length» > 3", "FS0054: 'Length' means something else in SQL: C# counts UTF-16 units and SQL characters; compare with a text, or use StartsWith, EndsWith or Contains" },
        { "«row.Player.StartsWith(\"a\")»", "FS0054: 'StartsWith' means something else in SQL: C# would compare by the culture of the machine; write StartsWith(..., StringComparison.Ordinal)" },
        { "«row.Player.Contains(\"a\", StringComparison.OrdinalIgnoreCase)»", "FS0054: 'Contains' means something else in SQL: SQL compares by code points; write StringComparison.Ordinal" },
        { "«row.Player.Contains(row.Old!)»", "FS0052: 'Contains' cannot become SQL: the part is a constant or a parameter" },
        { "«row.Player + \"x\"» == \"ax\"", "FS0052: '+' cannot become SQL: texts are not put together here; compare their parts" },
        { "«Math.Round(row.FormPct ?? 0)» > 1", "FS0054: 'Math.Round' means something else in SQL: C# rounds halves to even, SQL away from zero; write MidpointRounding.AwayFromZero as the last argument" },
        { "«Math.Sqrt(row.FormPct ?? 0)» > 1", "FS0052: 'Math.Sqrt(row.FormPct ?? 0)' cannot become SQL: of System.Math only Abs, Round, Min, Max, Floor, Ceiling, Clamp can be used; pass the value as a parameter" },
        { "«row.Score / 2» > 1", "FS0054: '/' means something else in SQL: the engines cut a decimal quotient after different digits; divide as double: (double)a / (double)b" },
        { "«(long)(row.FormPct ?? 0)» > 1", "FS0054: '(long)' means something else in SQL: a cast that loses digits, or fails for NaN, is not the same in every engine; compare without it" },
        { "«row.FormPct % 2» > 1", "FS0052: '%' cannot become SQL: the remainder of doubles is not the same in every engine; use whole numbers" },
        { "«row.Tier < QualityTier.Low»", "FS0052: '<' cannot become SQL: an enum is text in SQL and has no order; name its values with 'is A or B', or compare the quality itself" },
        { "«row.Vector.Sum()» > 3", "FS0052: 'Sum' cannot become SQL: of a list use Count, Any, All, Contains and its elements" },
        { "«row.Vector.Count(v => v > 1)» > 3", "FS0052: 'Count' cannot become SQL: use All or Any; elements of a list are not counted" },
        { "«row.Day.Year» > 2025", "FS0052: 'Year' cannot become SQL: compare with a whole date or time, such as new DateOnly(2026, 2, 1)" },
        { "row.Day < DateOnly.FromDateTime(«DateTime.UtcNow»)", "FS0053: 'DateTime.UtcNow' is not the same at each run: pass the day or the time as a parameter, so that a run can be repeated" },
        { "«Environment.MachineName» == row.Player", "FS0053: 'Environment.MachineName' is not the same at each run: a check knows its row and its parameters only; pass the value as a parameter" },
        { "«System.IO.File.ReadAllText(row.Player)» == row.Player", "FS0053: 'System.IO.File.ReadAllText(row.Player)' is not the same at each run: a check knows its row and its parameters only; pass the value as a parameter" },
        { "row.FormPct < «s_limit»", "FS0053: 's_limit' is not the same at each run: make it a constant, or pass the value as a parameter" },
        { "«IsOdd(row.Defaults)»", "FS0052: 'IsOdd(row.Defaults)' cannot become SQL: only another check can be called: mark the method with [QualityCheck], or write its condition here" },
        { "«Weak(new Plays { Player = \"\", Day = default })»", "FS0052: 'Weak' cannot become SQL: another check is called with the same row" },
        { "«row.Form.Features()[0]».Quality < 3", "FS0052: '[...]' cannot become SQL: take the feature by its index with Feature(5), or by its name" },
        { "row.Alerts is «[\"a\", ..]»", "FS0052: '[\"a\", ..]' cannot become SQL: compare the Count and the elements of the list" },
        { "«row.Tier switch { QualityTier.Gold => true }»", "FS0052: 'switch' cannot become SQL: end with an arm for everything else: _ => ..." },
        { "«row.FormPc» > 0", "FS0052: 'FormPc' cannot become SQL: there is no such column, feature or category; did you mean FormPct?" },
        { "«row.UnknownTexts».Count > 0", "FS0052: 'UnknownTexts' cannot become SQL: compare the column with its Unknown value, as in row.QualityTier == QualityTier.Unknown" },
    };

    [Theory]
    [MemberData(nameof(Defects))]
    public void It_is_reported_at_the_expression(string condition, string message)
    {
        var code = Code(condition.Replace("«", "").Replace("»", ""));
        var result = ConsumerCode.GenerateWithPlays(code, isReferenced: false);

        var report = Assert.Single(result.Generated.Diagnostics);
        Assert.EndsWith($"error {message}", report.ToString());
        var marked = Code(condition);
        var (start, end) = (marked.IndexOf('«'), marked.IndexOf('»') - 1);
        Assert.Equal(code[start..end], code[report.Location.SourceSpan.Start..report.Location.SourceSpan.End]);
        Assert.Equal(start, report.Location.SourceSpan.Start);
    }

    [Theory]
    [MemberData(nameof(Defects))]
    public void It_is_the_same_for_a_table_of_a_reference(string condition, string message)
    {
        var result = ConsumerCode.GenerateWithPlays(Code(condition.Replace("«", "").Replace("»", "")), isReferenced: true);
        Assert.EndsWith($"error {message}", Assert.Single(result.Reports));
    }

    private static string Code(string condition) =>
        $$"""
        using System;
        using System.Linq;
        using FeatureStore;
        using Games;

        namespace App;

        public static partial class MyChecks
        {
            private static double s_limit = 5;

            private static bool IsOdd(long? number) => number % 2 == 1;

            [QualityCheck("weak")]
            public static bool Weak(Plays row) => row.FormPct < 50;

            [QualityCheck("broken")]
            public static bool Broken(Plays row) => {{condition}};
        }
        """;
}
