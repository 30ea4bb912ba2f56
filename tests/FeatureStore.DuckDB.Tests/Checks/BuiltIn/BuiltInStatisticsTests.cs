using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Checks.BuiltIn;

/// <summary>Values that are stuck are found by their statistics, and only they.</summary>
public sealed class BuiltInStatisticsTests(SampleStore sample) : IClassFixture<SampleStore>
{
    [Fact]
    public async Task In_the_sample_only_the_fatigue_score_is_stuck_and_only_on_its_six_days()
    {
        var checks = BuiltInChecks.Of(MlFeatureStoreV2.Table).Where(c => c.Id.EndsWith("-statistics", StringComparison.Ordinal)).ToList();

        var runs = await sample.Store.RunAsync(checks, new DateOnly(2026, 1, 24), new DateOnly(2026, 2, 6));

        var stuck = runs.SelectMany(r => r.Results).Where(r => r.Status is not CheckStatus.Pass and not CheckStatus.Skipped).ToList();
        Assert.Equal(10, checks.Count);
        Assert.Equal(Enumerable.Range(25, 6).Select(day => ("fatigue-score-statistics", new DateOnly(2026, 1, day), CheckStatus.Fail)), stuck.Select(r => (r.Check.Id, r.Day, r.Status)));
        Assert.Equal(
            "fatigue_score: standard deviation 0.00 (floor 5), 1 distinct value (floor 10), 100 % zeros over 176 rows from phase4",
            stuck[1].Detail);
    }

    [Fact]
    public async Task A_feature_stuck_at_any_value_fails()
    {
        var run = await SpoiltDay.RunAsync(SpoiltDay.Rows, row => row.SetValue(0, 12.5));

        Assert.Equal(["points-avg-last-5-statistics Fail"], run.Problems());
        Assert.Equal("points_avg_last_5: standard deviation 0.00 (floor 3), 1 distinct value (floor 20), 0 % zeros over 162 rows from phase4 and phase3", run["points-avg-last-5-statistics"].Detail);
    }

    [Fact]
    public async Task One_wild_value_does_not_hide_that_the_others_are_stuck()
    {
        var run = await SpoiltDay.RunAsync(rows =>
        {
            rows.ForEach(row => row.SetValue(5, 0));
            rows.First(row => !row.IsDefaulted(5)).SetValue(5, 1e300);
        });

        Assert.Equal(["fatigue-score-out-of-range Fail", "fatigue-score-statistics Fail"], run.Problems());
    }

    [Fact]
    public async Task Different_values_that_hardly_differ_fail()
    {
        var value = 50.0;
        var run = await SpoiltDay.RunAsync(SpoiltDay.Rows, row => row.SetValue(5, value += 0.01));

        Assert.Equal(["fatigue-score-statistics Fail"], run.Problems());
    }

    [Fact]
    public async Task Few_values_far_apart_fail()
    {
        var index = 0;
        var run = await SpoiltDay.RunAsync(SpoiltDay.Rows, row => row.SetValue(5, index++ % 9 * 10));

        Assert.Equal(["fatigue-score-statistics Fail"], run.Problems());
    }

    [Theory]
    [InlineData(0.94, false)]
    [InlineData(0.96, true)]
    public async Task Zeros_fail_from_95_percent_though_the_other_values_vary(double share, bool fails)
    {
        var run = await SpoiltDay.RunAsync(rows =>
        {
            var healthy = rows.Where(row => !row.IsDefaulted(24)).ToList();
            for (var i = 0; i < healthy.Count; i++)
                healthy[i].SetValue(24, i < share * healthy.Count ? 0 : 0.5 + (i * 0.001));
        });

        Assert.Equal(fails ? ["team-win-pct-statistics Fail"] : [], run.Problems());
    }

    [Fact]
    public async Task Defaults_do_not_count_so_that_a_defaulted_day_is_found_by_its_sources_alone()
    {
        var run = await SpoiltDay.RunAsync(SpoiltDay.Rows, row =>
        {
            row.Default(5);
            row.SetValue(5, 50);
        });

        Assert.Equal(["critical-feature-defaulted Fail", "fatigue-score-default-rate Fail", "fatigue-score-statistics Skipped"], run.Problems());
        Assert.Equal("fatigue_score has 0 values other than defaults, and statistics need 50.", run["fatigue-score-statistics"].Detail);
    }

    [Theory]
    [InlineData(49, CheckStatus.Skipped)]
    [InlineData(50, CheckStatus.Fail)]
    public async Task Under_50_values_nothing_is_said(int values, CheckStatus status)
    {
        var run = await SpoiltDay.RunAsync(rows =>
        {
            foreach (var (row, index) in rows.Select((r, i) => (r, i)))
            {
                row["feature_31_source"] = index < values ? "phase4" : "default";
                row.SetValue(31, 20);
            }
        });

        Assert.Equal(status, run["minutes-avg-last-10-statistics"].Status);
    }
}
