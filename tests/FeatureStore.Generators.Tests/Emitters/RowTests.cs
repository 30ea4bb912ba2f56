namespace FeatureStore.Generators.Tests.Emitters;

/// <summary>What emitted rows do when they run.</summary>
public sealed class RowTests
{
    [Theory]
    [InlineData("a text that the catalog knows", "Row with { AlertText = \"red\" }", "Red red []")]
    [InlineData("one that it does not know", "Row with { AlertText = \"RED\" }", "Unknown RED [alert=RED]")]
    [InlineData("no text", "Row with { AlertText = null }", "  []")]
    [InlineData("a value", "Row with { Alert = AlertLevel.Green }", "Green green []")]
    [InlineData("a value after an unknown text", "Row with { AlertText = \"RED\" } with { Alert = AlertLevel.Green }", "Green green []")]
    [InlineData("null after an unknown text", "Row with { AlertText = \"RED\" } with { Alert = null }", "  []")]
    [InlineData("a known text after an unknown one", "Row with { AlertText = \"RED\" } with { AlertText = \"red\" }", "Red red []")]
    [InlineData("two unknown texts", "Row with { S0Text = \"x\", AlertText = \"RED\" }", "Unknown RED [alert=RED s0=x]")]
    public void A_text_and_its_value_go_together(string what, string row, string expected) => Assert.Equal((what, expected), (what, Run(
        $$"""var row = {{row}}; return $"{row.Alert} {row.AlertText} [{string.Join(" ", row.UnknownTexts.Select(t => $"{t.Column}={t.Text}"))}]";""")));

    [Theory]
    [InlineData("Row with { AlertText = \"RED\" }", "Row with { AlertText = \"RED\" }", "True")]
    [InlineData("Row with { AlertText = \"RED\" }", "Row with { AlertText = \"Red\" }", "False")]
    [InlineData("Row with { AlertText = \"RED\" } with { Alert = null }", "Row", "True")]
    [InlineData("Row with { Vector = [1, null] }", "Row with { Vector = [1, null] }", "True")]
    [InlineData("Row with { Window = new() { Days = [new(2026, 2, 6)] } }", "Row with { Window = new() { Days = [new(2026, 2, 6)] } }", "True")]
    public void Rows_are_equal_when_their_values_are_unknown_texts_included(string one, string other, string expected) =>
        Assert.Equal(expected, Run($"return (({one}).Equals({other}) == (({one}).GetHashCode() == ({other}).GetHashCode()) && ({one}) == ({other})).ToString();"));

    [Theory]
    [InlineData("Full.Points.Value", "12.5")]
    [InlineData("Full.Points.Quality", "95")]
    [InlineData("Full.Points.Tier", "Gold")]
    [InlineData("Full.Minutes.Tier", "Low")]
    [InlineData("Full.Feature(Feature.DaysOff).Tier", "Low")]
    [InlineData("Row.Points.Tier", "")]
    [InlineData("Full.Points.IsDefaulted", "False")]
    [InlineData("Full.Minutes.IsDefaulted", "True")]
    [InlineData("Row.Minutes.IsDefaulted", "False")]
    [InlineData("Full.Minutes.IsInRange", "False")]
    [InlineData("Row.Points.IsInRange", "False")]
    [InlineData("Full.DaysOff.Value", "")]
    [InlineData("Full.Points.Name", "points")]
    [InlineData("Full.Feature(1).Feature", "Minutes")]
    [InlineData("Full.Minutes", "minutes 40 default")]
    [InlineData("Full.Form.QualityPct", "67.5")]
    [InlineData("Full.Rest.DefaultCount", "1")]
    [InlineData("Full.Form.Count", "2")]
    [InlineData("Full.Form.AllDefaulted", "False")]
    [InlineData("Full.Form.Recent.AnyDefaulted", "True")]
    [InlineData("Full.Form.DefaultedCount", "1")]
    [InlineData("Full.Form.AnyQualityBelow(50)", "True")]
    [InlineData("Full.Features().AllQualityBelow(50)", "False")]
    [InlineData("Full.Features(1, 2).Count", "2")]
    [InlineData("Full.Features(1, 2)[1].Index", "2")]
    [InlineData("Full.Features().CountOf(f => f.Quality > 90)", "1")]
    public void An_accessor_says(string expression, string expected) => Assert.Equal(expected, Run($"return System.FormattableString.Invariant($\"{{{expression}}}\");"));

    [Theory]
    [InlineData("Full.Features(1, 3)", "Features 1-3 are not among 0, 1, 2. (Parameter 'to')")]
    [InlineData("Full.Features(2, 1)", "Features 2-1 are not among 0, 1, 2. (Parameter 'to')")]
    [InlineData("Full.Form.Feature(2)", "Feature 2 is not among 0, 1. (Parameter 'to')")]
    [InlineData("Full.Form.Features(0, 2)", "Features 0-2 are not among 0, 1. (Parameter 'to')")]
    [InlineData("Full.Features(int.MinValue, int.MaxValue)", "Features -2147483648-2147483647 are not among 0, 1, 2. (Parameter 'to')")]
    public void A_wrong_index_at_run_time_is_named(string expression, string message) =>
        Assert.Equal(message, Run($"try {{ _ = {expression}; return \"\"; }} catch (System.ArgumentOutOfRangeException error) {{ return error.Message; }}"));

    [Fact]
    public void Accessors_allocate_nothing() => Assert.Equal("0", Run(
        """
        var row = Full;
        long Use()
        {
            long sum = row.Form.DefaultedCount + row.Features(0, 1).Count + (row.Form.Recent.AnyQualityBelow(50) ? 1 : 0);
            foreach (var feature in row.Features())
                sum += feature.IsDefaulted ? 1 : 0;
            return sum + (row.Points.Tier == QualityTier.Gold ? 1 : 0) + (row.Features().Any(static f => f.Quality < 50) ? 1 : 0);
        }
        for (var i = 0; i < 100; i++)
            Use();
        var before = System.GC.GetAllocatedBytesForCurrentThread();
        Use();
        return (System.GC.GetAllocatedBytesForCurrentThread() - before).ToString();
        """));

    [Theory]
    [InlineData("false", "The reader lacks the REQUIRED columns player of plays; select them, or say that a subset is meant.")]
    [InlineData("true", "'' 2026-02-06 Red 0")]
    public void A_subset_of_the_columns_is_read_when_one_is_meant(string subset, string expected) => Assert.Equal(expected, Run(
        $$"""
        var table = new System.Data.DataTable();
        table.Columns.Add("ALERT", typeof(string));
        table.Columns.Add("other", typeof(string));
        table.Columns.Add("day", typeof(DateOnly));
        table.Rows.Add("red", "x", new DateOnly(2026, 2, 6));
        try
        {
            var row = Plays.ReadAll(table.CreateDataReader(), subset: {{subset}}).Single();
            return $"'{row.Player}' {row.Day:yyyy-MM-dd} {row.Alert} {row.Alerts.Count + row.UnknownTexts.Count}";
        }
        catch (System.InvalidOperationException error)
        {
            return error.Message;
        }
        """));

    [Fact]
    public void An_absent_column_of_texts_has_no_unknown_text()
    {
        var code =
            """
            using System.Linq;
            public static class Consumer
            {
                public static string Run()
                {
                    var table = new System.Data.DataTable();
                    table.Columns.Add("id", typeof(long));
                    table.Rows.Add(7L);
                    var row = Games.EveryType.ReadAll(table.CreateDataReader(), subset: true).Single();
                    return $"{row.Id} {row.Tier} {row.UnknownTexts.Count}";
                }
            }
            """;
        Assert.Equal("7 Unknown 0", ConsumerCode.Generate(code, EveryType.Texts).Run("Consumer", "Run"));
    }

    [Fact]
    public void The_table_is_described_at_run_time() => Assert.Equal("plays 19 score NUMERIC(5,2) points form True", Run(
        """
        var table = Plays.Table;
        var feature = table.Catalog!.Features[0];
        return $"{table.TableId} {table.Columns.Count} {table.Columns[2].Name} {table.Columns[2].TypeText} {feature.Name} {feature.Category} {table.Fingerprint.Length > 0}";
        """));

    private static string Run(string statements) => ConsumerCode.GenerateWithPlays(
        $$"""
        using System; using System.Linq; using FeatureStore; using Games;
        public static class Consumer
        {
            private static Plays Row => new() { Player = "a", Day = new(2026, 2, 6) };
            private static Plays Full => Row with
            {
                Vector = [12.5, 60], Q0 = 95, Q1 = 40, Q2 = double.NaN, S0 = FeatureSource.Live, S1 = FeatureSource.Default, FormPct = 67.5, Defaults = 1,
            };
            public static string Run() { {{statements}} }
        }
        """,
        isReferenced: false).Run("Consumer", "Run");
}
