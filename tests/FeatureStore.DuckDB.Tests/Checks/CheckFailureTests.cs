using NbaPredictions;
using static FeatureStore.DuckDB.Tests.Checks.FeatureChecks;

namespace FeatureStore.DuckDB.Tests.Checks;

/// <summary>What happens to the other checks when one cannot run, and what is no check's fault.</summary>
public sealed class CheckFailureTests(SampleStore sample) : IClassFixture<SampleStore>
{
    private static readonly DateOnly Day = new(2026, 2, 2);

    private readonly RecordingStore _store = new(sample.Store);

    [Fact]
    public async Task A_check_that_fails_in_the_engine_leaves_the_others_their_results()
    {
        var others = Enumerable.Range(0, 10).Select(i => CompositeDefaulted.As($"composite-{i}")).ToList();

        var run = await _store.RunAsync([.. others.Take(3), Overflowing, .. others.Skip(3), Overflowing.As("overflowing-too")], Day);

        Assert.Equal(CheckStatus.Fail, run.Status);
        Assert.All(others, c => Assert.Equal((CheckStatus.Fail, 56, 5), (run[c.Id].Status, run[c.Id].Violations, run[c.Id].Samples.Count)));
        foreach (var failed in (string[])["overflowing", "overflowing-too"])
        {
            Assert.Equal((CheckStatus.Error, 0, 0), (run[failed].Status, run[failed].Evaluated, run[failed].Samples.Count));
            Assert.Contains("Overflow in multiplication of INT64", run[failed].Detail);
            Assert.DoesNotContain("SELECT", run[failed].Detail);
        }

        // The statement that is told is the one that gave the results.
        Assert.DoesNotContain("overflowing", run.Statement!.Text);
        Assert.Equal(_store.Statements[^2], run.Statement);
    }

    [Fact]
    public async Task Where_every_check_fails_each_says_why()
    {
        var run = await _store.RunAsync([Overflowing], Day);

        Assert.Equal((118, CheckStatus.Error), (run.Rows, run.Status));
    }

    [Fact]
    public async Task A_check_of_columns_that_the_store_lacks_is_skipped()
    {
        await using var old = DuckDbFeatureStore.OpenInMemory();
        await Execute(old, "CREATE TABLE ml_feature_store_v2 (player_lookup VARCHAR, game_date DATE, quality_alert_level VARCHAR, feature_5_source VARCHAR)");
        await Execute(old, "INSERT INTO ml_feature_store_v2 VALUES ('a', DATE '2026-02-02', 'red', 'default'), ('b', DATE '2026-02-02', null, null)");
        var recording = new RecordingStore(old);

        var run = await recording.RunAsync([CompositeDefaulted, NoAlertLevel], Day);

        Assert.Equal(
            (CheckStatus.Skipped, $"The store lacks feature_6_source, feature_7_source, feature_8_source of ml_feature_store_v2, which definition {MlFeatureStoreV2.Table.Fingerprint} has."),
            (run["composite-defaulted"].Status, run["composite-defaulted"].Detail));
        Assert.Equal((CheckStatus.Fail, 2, 1), (run["no-alert-level"].Status, run["no-alert-level"].Evaluated, run["no-alert-level"].Violations));
        Assert.Equal("b", run["no-alert-level"].Samples.Single().Keys[0].Value);
        Assert.Equal(2, recording.Statements.Count);
    }

    [Fact]
    public async Task Where_every_check_is_skipped_the_rows_are_counted_still()
    {
        await using var old = DuckDbFeatureStore.OpenInMemory();
        await Execute(old, "CREATE TABLE ml_feature_store_v2 AS SELECT DATE '2026-02-02' AS game_date");

        var run = await old.RunAsync([CompositeDefaulted], Day);

        Assert.Equal((1, CheckStatus.Skipped), (run.Rows, run.Status));
    }

    [Fact]
    public async Task Without_the_partition_column_nothing_runs()
    {
        await using var old = DuckDbFeatureStore.OpenInMemory();
        await Execute(old, "CREATE TABLE ml_feature_store_v2 AS SELECT 'red' AS quality_alert_level");
        var recording = new RecordingStore(old);

        var error = await Assert.ThrowsAsync<FeatureStoreException>(() => recording.RunAsync([NoAlertLevel], Day));

        Assert.Equal("The store lacks game_date of ml_feature_store_v2, so its rows have no days; load the table with that column.", error.Message);
        Assert.Empty(recording.Statements);
    }

    [Fact]
    public async Task A_table_that_is_not_there_throws()
    {
        await using var empty = DuckDbFeatureStore.OpenInMemory();

        var error = await Assert.ThrowsAsync<FeatureStoreException>(() => empty.RunAsync([NoAlertLevel], Day));

        Assert.Equal("Table ml_feature_store_v2 is not in the store in memory; load it with LoadAsync or 'featurestore load'.", error.Message);
    }

    [Fact]
    public async Task What_fails_without_any_check_throws_rather_than_blame_the_checks()
    {
        await using var broken = DuckDbFeatureStore.OpenInMemory();
        await Execute(broken, "CREATE VIEW ml_feature_store_v2 AS SELECT CAST(error('disk on fire') AS DATE) AS game_date, 'red' AS quality_alert_level");
        var recording = new RecordingStore(broken);

        var error = await Assert.ThrowsAsync<FeatureStoreQueryException>(() => recording.RunAsync([NoAlertLevel], Day));

        Assert.Contains("disk on fire", error.Problem);
        Assert.Equal(2, recording.Statements.Count);
    }

    [Fact]
    public async Task What_is_wrong_with_the_way_to_the_engine_throws_at_once()
    {
        var store = new RecordingStore(sample.Store) { Failure = _ => new FeatureStoreException("The engine cannot be reached.") };

        await Assert.ThrowsAsync<FeatureStoreException>(() => store.RunAsync([NoAlertLevel, Overflowing], Day));

        Assert.Single(store.Statements);
    }

    [Fact]
    public async Task A_way_that_breaks_while_the_culprit_is_looked_for_throws()
    {
        var store = new RecordingStore(sample.Store) { Failure = n => n > 3 ? new FeatureStoreException("The engine cannot be reached.") : null };

        await Assert.ThrowsAsync<FeatureStoreException>(() => store.RunAsync([NoAlertLevel, CompositeDefaulted, Overflowing], Day));
    }

    [Fact]
    public async Task Cancellation_is_never_a_result()
    {
        using var cancelled = new CancellationTokenSource();
        var store = new RecordingStore(sample.Store)
        {
            Failure = n =>
            {
                if (n == 3)
                    cancelled.Cancel();
                return null;
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.RunAsync([NoAlertLevel, Overflowing], Day, null, cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sample.Store.RunAsync([NoAlertLevel], Day, null, new CancellationToken(canceled: true)));
    }

    private static async Task Execute(DuckDbFeatureStore store, string sql)
    {
        await using var command = store.Connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
