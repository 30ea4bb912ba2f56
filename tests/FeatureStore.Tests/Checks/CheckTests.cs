namespace FeatureStore.Tests.Checks;

public sealed class CheckTests
{
    private static readonly SampleColumns C = SampleColumns.Instance;
    private static readonly RowCheck Low = Check("low", C.Level == Level.Low);
    private static readonly RowCheck Weak = new("weak", Sample.Table, C.Score < 50) { Severity = Severity.Warning, Applies = C.Ready };

    [Fact]
    public void The_columns_of_a_check_are_those_that_its_statement_reads()
    {
        Assert.Equal(["level"], Low.Columns.Select(c => c.Name));
        Assert.Equal(["ready", "score"], Weak.Columns.Select(c => c.Name));
        Assert.Equal(["ready", "score", "level"], (Low | Weak).Columns.Select(c => c.Name));
        Assert.Equal(["info"], Check("heavy", C.Info.Field<double?>("weight") > 1).Columns.Select(c => c.Name));
    }

    [Fact]
    public void Composed_checks_have_both_names_and_the_greater_severity()
    {
        Assert.Equal(("low-and-weak", Severity.Error), Of(Low & Weak));
        Assert.Equal(("weak-or-low", Severity.Error), Of(Weak | Low));
        Assert.Equal(("not-weak", Severity.Warning), Of(!Weak));
        Assert.Equal(("renamed", Severity.Info), Of((Low & Weak).As("renamed", Severity.Info)));

        static (string, Severity) Of(RowCheck check) => (check.Id, check.Severity);
    }

    [Fact]
    public void A_negated_check_is_about_the_same_rows()
    {
        Assert.Equal(Weak.Applies, (!Weak).Applies);
        Assert.Contains("COUNTIF(ready AND (score < @p0) IS NOT TRUE) AS not_weak_violations", (!Weak).ToSql(new(2026, 2, 6), SqlDialect.BigQuery).Text);
    }

    [Fact]
    public void Checks_of_two_tables_do_not_compose()
    {
        var other = new RowCheck("other", Sample.Table with { TableId = "others" }, C.Ready);

        var error = Assert.Throws<ArgumentException>(() => Low & other);

        Assert.StartsWith("Check low is about samples, and other about others", error.Message);
    }

    [Fact]
    public void A_check_is_about_single_rows()
    {
        Assert.Throws<InvalidOperationException>(() => Check("many", Sql.Count() > 5));
        Assert.Throws<InvalidOperationException>(() => Check("first", Sql.RowNumber().Over(Window.All) == 1));
    }

    [Fact]
    public void A_set_finds_its_checks_by_id_and_refuses_two_of_one()
    {
        CheckSet set = [Low, Weak];

        Assert.Same(Weak, set["weak"]);
        Assert.Null(set.Find("strong"));
        Assert.StartsWith("There is no check 'strong'; there are low, weak.", Assert.Throws<ArgumentException>(() => set["strong"]).Message);
        Assert.StartsWith("Two checks have the id 'low'", Assert.Throws<ArgumentException>(() => CheckSet.Create(Low, Weak, Low)).Message);
    }

    [Fact]
    public void What_several_checks_count_alike_is_counted_once()
    {
        var sql = CheckRuns.ToSql([Low, Low.As("again"), Weak, !Weak], new(2026, 2, 6), SqlDialect.BigQuery).Text;

        Assert.Single(Occurrences("COUNT(*)"));
        Assert.Single(Occurrences("COUNTIF(level = @p0)"));
        Assert.Single(Occurrences("COUNTIF(ready)"));

        IEnumerable<int> Occurrences(string part) => Enumerable.Range(0, sql.Length).Where(i => sql.AsSpan(i).StartsWith(part, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, "Table samples has no partition column, so it has no days.")]
    [InlineData("big", "Table samples is partitioned by big, of type INT64, so it has no days.")]
    public void A_table_without_days_has_no_runs(string? column, string expected)
    {
        var table = Sample.Table with { Partition = column is null ? null : new(column, "RANGE", true) };

        var error = Assert.Throws<ArgumentException>(() => new RowCheck("low", table, C.Level == Level.Low).ToSql(new(2026, 2, 6), SqlDialect.DuckDb));

        Assert.StartsWith(expected, error.Message);
    }

    [Theory]
    [InlineData("at", "at >= @p1\n  AND at < @p2", "2026-02-06 00:00:00 +00:00")]
    [InlineData("local_time", "local_time >= @p1\n  AND local_time < @p2", "2026-02-06 00:00:00")]
    public void A_table_partitioned_by_times_has_the_days_of_them(string column, string condition, string start)
    {
        var table = Sample.Table with { Partition = new(column, "DAY", true) };
        var check = new RowCheck("low", table, C.Level == Level.Low);

        var day = check.ToSql(new(2026, 2, 6), SqlDialect.BigQuery);
        Assert.Contains(condition.Replace("at ", "`at` ", StringComparison.Ordinal), day.Text);
        Assert.Equal(start, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{day.Parameters[1].Value:yyyy-MM-dd HH:mm:ss}{(column == "at" ? " +00:00" : "")}"));
        var range = CheckRuns.ToSql([check], new(2026, 2, 6), new(2026, 2, 8), SqlDialect.DuckDb);
        Assert.Contains("GROUP BY CAST(", range.Text);
        Assert.Equal(3, range.Parameters.Count);
    }

    private static RowCheck Check(string id, Predicate violation) => new(id, Sample.Table, violation);
}
