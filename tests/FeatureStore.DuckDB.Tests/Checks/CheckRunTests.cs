using NbaPredictions;
using static FeatureStore.DuckDB.Tests.Checks.FeatureChecks;

namespace FeatureStore.DuckDB.Tests.Checks;

/// <summary>Runs over the sample, whose numbers are counted from the file.</summary>
public sealed class CheckRunTests(SampleStore sample) : IClassFixture<SampleStore>
{
    private static readonly DateOnly BadDay = new(2026, 2, 2);
    private static readonly DateOnly GoodDay = new(2026, 2, 6);

    private readonly RecordingStore _store = new(sample.Store);

    [Fact]
    public async Task A_violated_check_counts_the_rows_that_violate_it()
    {
        var run = await _store.RunAsync([CompositeDefaulted, OpponentDefaulted, NoAlertLevel], BadDay);

        Assert.Equal((118, CheckStatus.Fail), (run.Rows, run.Status));
        Assert.Equal((118, 56, CheckStatus.Fail), Counts(run["composite-defaulted"]));
        Assert.Equal(100.0 * 56 / 118, run["composite-defaulted"].Percent);
        Assert.Equal((118, 80, CheckStatus.Fail), Counts(run["opponent-defaulted"]));
        Assert.Equal((118, 0, CheckStatus.Pass), Counts(run["no-alert-level"]));
        Assert.Equal(["composite-defaulted", "opponent-defaulted", "no-alert-level"], run.Results.Select(r => r.Check.Id));
        Assert.All(run.Results, r => Assert.Equal(BadDay, r.Day));
    }

    [Fact]
    public async Task Many_checks_are_one_statement_that_reads_only_their_columns()
    {
        var checks = Enumerable.Range(0, 37).Select(i => Check($"feature-{i}-defaulted", MlFeatureStoreV2.Columns.Feature(i).IsDefaulted)).ToList();

        var run = await _store.RunAsync(checks, GoodDay, new() { SampleLimit = 0 });

        var statement = Assert.Single(_store.Statements);
        Assert.Equal(statement, run.Statement);
        Assert.Equal(CheckRuns.ToSql(checks, GoodDay, SqlDialect.DuckDb), statement);
        Assert.Null(run.SampleStatement);
        var read = MlFeatureStoreV2.Table.Columns.Select(c => c.Name).Where(name => System.Text.RegularExpressions.Regex.IsMatch(statement.Text, $@"\b{name}\b"));
        Assert.Equal(Enumerable.Range(0, 37).Select(i => $"feature_{i}_source").Append("game_date").Order(), read.Order());
        Assert.Contains(run.Results, r => r.Violations > 0);
    }

    [Fact]
    public async Task Samples_of_all_violated_checks_are_one_more_statement()
    {
        var run = await _store.RunAsync([CompositeDefaulted, OpponentDefaulted, NoAlertLevel, FatigueIsZero], BadDay, new() { SampleLimit = 3 });

        Assert.Equal(2, _store.Statements.Count);
        Assert.Equal(_store.Statements[1], run.SampleStatement);
        Assert.Equal([3, 3, 0, 0], run.Results.Select(r => r.Samples.Count));
        var players = await sample.Store.ToListAsync(MlFeatureStoreV2.On(BadDay).Where(CompositeDefaulted).OrderBy(c => c.PlayerLookup).Select(c => c.PlayerLookup).Limit(3));
        Assert.Equal(players, run["composite-defaulted"].Samples.Select(s => (string)s.Keys[0].Value!));
        Assert.Equal([new("player_lookup", players[0]), new("game_date", BadDay)], run["composite-defaulted"].Samples[0].Keys);
        Assert.Equal(
            [new("feature_5_source", "default"), new("feature_6_source", "default"), new("feature_7_source", "default"), new("feature_8_source", "default")],
            run["composite-defaulted"].Samples[0].Values);
        Assert.Equal(["feature_13_source", "feature_14_source"], run["opponent-defaulted"].Samples[0].Values.Select(v => v.Column));
    }

    [Fact]
    public async Task A_limit_beyond_the_violations_shows_each_once()
    {
        var run = await _store.RunAsync([CompositeDefaulted, OpponentDefaulted], BadDay, new() { SampleLimit = 1000 });

        Assert.Equal([56, 80], run.Results.Select(r => r.Samples.Distinct().Count()));
    }

    [Fact]
    public async Task A_sample_shows_the_element_of_a_list_that_the_check_looked_at()
    {
        var run = await _store.RunAsync([FatigueIsZero], new DateOnly(2026, 1, 25), new() { SampleLimit = 1 });

        Assert.Equal((210, 202, CheckStatus.Fail), Counts(run.Results[0]));
        Assert.Equal([new("features[5]", 0.0)], run.Results[0].Samples.Single().Values);
    }

    [Fact]
    public async Task A_range_is_one_scan_with_a_run_for_each_day_that_has_rows()
    {
        var runs = await _store.RunAsync([CompositeDefaulted, NoAlertLevel, FatigueIsZero], new(2026, 1, 23), new DateOnly(2026, 2, 28), new CheckRunOptions { SampleLimit = 2 });

        Assert.Equal(2, _store.Statements.Count);
        Assert.Equal(Enumerable.Range(0, 14).Select(i => new DateOnly(2026, 1, 24).AddDays(i)), runs.Select(r => r.Day));
        Assert.Equal([180, 210, 205, 244, 262, 231, 273, 190, 220, 118, 339, 257, 273, 201], runs.Select(r => r.Rows));
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0, 56, 0, 0, 1, 0], runs.Select(r => r["composite-defaulted"].Violations));
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 1, 0], runs.Select(r => r["composite-defaulted"].Samples.Count));
        Assert.Equal([180, 210, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], runs.Select(r => r["no-alert-level"].Violations));
        Assert.Equal([0, 202, 176, 204, 228, 205, 230, 0, 0, 0, 0, 0, 0, 0], runs.Select(r => r["fatigue-is-zero"].Violations));
        Assert.All(runs, r => Assert.All(r.Results.SelectMany(c => c.Samples), s => Assert.Equal(r.Day, s.Keys[1].Value)));
    }

    [Fact]
    public async Task What_stays_below_the_levels_of_a_check_is_not_shown()
    {
        // 56 of 118 rows on the first day, 1 of 273 on the last.
        var check = new RowCheck("composite", MlFeatureStoreV2.Table, CompositeDefaulted.Violation) { Threshold = new() { FailPercent = 10 } };

        var runs = await _store.RunAsync([check], BadDay, GoodDay);

        Assert.Equal([(56, CheckStatus.Fail, 5), (0, CheckStatus.Pass, 0), (0, CheckStatus.Pass, 0), (1, CheckStatus.Pass, 0), (0, CheckStatus.Pass, 0)],
            runs.Select(r => ((int)r.Results[0].Violations, r.Status, r.Results[0].Samples.Count)));
        _store.Statements.Clear();
        Assert.Empty((await _store.RunAsync([check], new DateOnly(2026, 2, 5))).Results[0].Samples);
        Assert.Single(_store.Statements);
    }

    [Fact]
    public async Task A_range_of_one_day_is_what_a_run_of_that_day_is()
    {
        var run = await _store.RunAsync([CompositeDefaulted, HighButRed], BadDay);

        Assert.Equal([run], await _store.RunAsync([CompositeDefaulted, HighButRed], BadDay, BadDay));
    }

    [Fact]
    public async Task An_empty_day_is_no_data_for_every_check()
    {
        var run = await _store.RunAsync([CompositeDefaulted, NoAlertLevel, Overflowing], new DateOnly(2026, 3, 1));

        Assert.Equal((0, CheckStatus.NoData), (run.Rows, run.Status));
        Assert.All(run.Results, r => Assert.Equal((CheckStatus.NoData, "The day has no rows.", null), (r.Status, r.Detail, r.Percent)));
        Assert.Empty(await _store.RunAsync([CompositeDefaulted], new(2026, 3, 1), new DateOnly(2026, 3, 2)));
        Assert.Empty(await _store.RunAsync([CompositeDefaulted], new(2026, 3, 1), new DateOnly(2026, 3, 1)));
    }

    [Fact]
    public async Task A_check_that_is_about_none_of_the_rows_has_no_data()
    {
        var run = await _store.RunAsync([CompositeDefaulted, Check("of-nobody", Predicate.True).About(MlFeatureStoreV2.Columns.PlayerLookup == "nobody")], BadDay);

        Assert.Equal((CheckStatus.NoData, "The check is about none of the 118 rows."), (run["of-nobody"].Status, run["of-nobody"].Detail));
        Assert.Equal((118, 56, CheckStatus.Fail), Counts(run["composite-defaulted"]));
    }

    [Fact]
    public async Task A_check_evaluates_only_rows_that_it_is_about()
    {
        var quality = MlFeatureStoreV2.Columns.FeatureQualityScore;
        var about = await sample.Store.ToListAsync(MlFeatureStoreV2.On(BadDay).Where(_ => quality >= 70m).Select(_ => Sql.Count()));

        var run = await _store.RunAsync([CompositeDefaulted.About(quality >= 70m)], BadDay);

        Assert.Equal(about[0], run.Results[0].Evaluated);
        Assert.InRange(about[0], 1, 117);
    }

    [Theory]
    [InlineData(56, 57, null, null, CheckStatus.Warn)]
    [InlineData(57, 58, null, null, CheckStatus.Pass)]
    [InlineData(1, 56, null, null, CheckStatus.Fail)]
    [InlineData(null, null, 47.4, 47.5, CheckStatus.Warn)]
    [InlineData(null, null, 10.0, 47.4, CheckStatus.Fail)]
    [InlineData(null, null, 47.5, 48.0, CheckStatus.Pass)]
    [InlineData(null, 100, null, 40.0, CheckStatus.Fail)]
    public async Task A_threshold_is_reached_by_count_or_percent(int? warnCount, int? failCount, double? warnPercent, double? failPercent, CheckStatus expected)
    {
        // 56 of 118 are 47.46 %.
        var check = new RowCheck("composite", MlFeatureStoreV2.Table, CompositeDefaulted.Violation)
        {
            Threshold = new() { WarnCount = warnCount, FailCount = failCount, WarnPercent = warnPercent, FailPercent = failPercent },
        };

        Assert.Equal(expected, (await _store.RunAsync([check], BadDay)).Status);
    }

    [Theory]
    [InlineData(Severity.Error, CheckStatus.Fail)]
    [InlineData(Severity.Warning, CheckStatus.Warn)]
    [InlineData(Severity.Info, CheckStatus.Pass)]
    public async Task The_severity_says_what_a_violation_means(Severity severity, CheckStatus expected)
    {
        var run = await _store.RunAsync([CompositeDefaulted.As("composite", severity)], BadDay);

        Assert.Equal((118, 56, expected), Counts(run.Results[0]));
        Assert.Equal(5, run.Results[0].Samples.Count);
    }

    [Fact]
    public async Task Checks_compose()
    {
        var run = await _store.RunAsync([CompositeDefaulted & OpponentDefaulted, CompositeDefaulted | OpponentDefaulted, !CompositeDefaulted], BadDay);

        Assert.Equal(
            [("composite-defaulted-and-opponent-defaulted", 39L), ("composite-defaulted-or-opponent-defaulted", 97L), ("not-composite-defaulted", 62L)],
            run.Results.Select(r => (r.Check.Id, r.Violations)));
    }

    [Fact]
    public async Task A_single_check_has_its_statement_in_each_dialect()
    {
        var result = (await _store.RunAsync([CompositeDefaulted, NoAlertLevel], BadDay))["no-alert-level"];

        Assert.Equal(
            """
            SELECT COUNT(*) AS row_count, COUNTIF(quality_alert_level IS NULL) AS no_alert_level_violations
            FROM `nba-props-platform.nba_predictions.ml_feature_store_v2`
            WHERE game_date = @p0
            """.ReplaceLineEndings("\n"),
            result.ToSql(SqlDialect.BigQuery).Text);
        Assert.Equal([new("p0", BadDay, DataType.Date)], result.ToSql(SqlDialect.BigQuery).Parameters);
        var alone = result.ToSql(SqlDialect.DuckDb);
        await using var rows = await sample.Store.ExecuteReaderAsync(alone);
        Assert.True(await rows.ReadAsync());
        Assert.Equal(118, rows.Reader.GetInt64(0));
    }

    [Fact]
    public async Task Checks_of_several_tables_run_table_by_table()
    {
        CheckSet checks = [CompositeDefaulted, new RowCheck("red", DailyPredictionSignals.Table, DailyPredictionSignals.Columns.DailySignal == "RED"), NoAlertLevel];

        var error = await Assert.ThrowsAsync<ArgumentException>(() => _store.RunAsync(checks, BadDay));

        Assert.StartsWith("The checks are about ml_feature_store_v2 and daily_prediction_signals: a run is of one table, so run each of PerTable().", error.Message);
        Assert.Equal(["composite-defaulted no-alert-level", "red"], checks.PerTable().Select(s => string.Join(' ', s.Select(c => c.Id))));
    }

    [Fact]
    public async Task What_cannot_be_run_at_all_says_so()
    {
        Assert.StartsWith("There is no check to run.", (await Assert.ThrowsAsync<ArgumentException>(() => _store.RunAsync([], BadDay))).Message);
        Assert.StartsWith("Two checks have the id 'composite-defaulted'", (await Assert.ThrowsAsync<ArgumentException>(() => _store.RunAsync([CompositeDefaulted, CompositeDefaulted], BadDay))).Message);
        Assert.StartsWith("The range ends on 2026-02-02, before it starts on 2026-02-06.", (await Assert.ThrowsAsync<ArgumentException>(() => _store.RunAsync([CompositeDefaulted], GoodDay, BadDay))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CheckRunOptions { SampleLimit = -1 });
        Assert.Empty(_store.Statements);
    }

    private static (long Evaluated, long Violations, CheckStatus Status) Counts(CheckResult result) => (result.Evaluated, result.Violations, result.Status);
}

file static class CheckExtensions
{
    public static RowCheck About(this RowCheck check, Predicate rows) => new(check.Id, check.Table, check.Violation) { Applies = rows };
}
