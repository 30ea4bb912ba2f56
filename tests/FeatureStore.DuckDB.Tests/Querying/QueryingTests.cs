using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Querying;

public sealed class QueryingTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private DuckDbFeatureStore _store = null!;

    public async Task InitializeAsync()
    {
        _store = DuckDbFeatureStore.Open(_folder.Path("s.duckdb"));
        await _store.LoadAsync(DailyPredictionSignals.Table, SampleFiles.Signals);
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Rows_come_before_the_result_is_complete()
    {
        // A result held in memory first would fail before its first row.
        var statement = new SqlStatement("SELECT CASE WHEN i < 4000000 THEN i ELSE error('late') END FROM range(5000000) t(i)", []);
        await using var rows = await _store.ExecuteReaderAsync(statement);

        Assert.True(await rows.ReadAsync());
        Assert.Equal(0, rows.Reader.GetInt64(0));
        var error = await Assert.ThrowsAsync<FeatureStoreQueryException>(async () =>
        {
            while (await rows.ReadAsync())
            {
            }
        });
        Assert.Contains("late", error.Message);
    }

    [Fact]
    public async Task Two_queries_stream_side_by_side()
    {
        await using var first = _store.QueryAsync(DailyPredictionSignals.All().OrderBy(c => c.GameDate)).GetAsyncEnumerator();
        await using var second = _store.QueryAsync(DailyPredictionSignals.All().OrderBy(c => c.GameDate)).GetAsyncEnumerator();

        var rows = 0;
        while (await first.MoveNextAsync() & await second.MoveNextAsync())
        {
            Assert.Equal(first.Current, second.Current);
            rows++;
        }

        Assert.Equal(10, rows);
    }

    [Fact]
    public async Task Cancellation_ends_a_running_statement()
    {
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var endless = new SqlStatement("SELECT count(*) FROM range(100000000) a, range(100000000) b", []);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await using var rows = await _store.ExecuteReaderAsync(endless, cancelled.Token);
            while (await rows.ReadAsync())
            {
            }
        });
        Assert.Equal(10, (await _store.ToListAsync(DailyPredictionSignals.All())).Count);
    }

    [Fact]
    public async Task A_cancelled_token_starts_nothing() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.ToListAsync(DailyPredictionSignals.All(), new CancellationToken(canceled: true)));

    [Fact]
    public async Task A_table_that_is_not_there_says_how_to_load_it()
    {
        var error = await Assert.ThrowsAsync<FeatureStoreException>(() => _store.ToListAsync(MlFeatureStoreV2.On(new(2026, 2, 6)).Select(c => c.PlayerLookup)));

        Assert.StartsWith("Table ml_feature_store_v2 is not in ", error.Message);
        Assert.Contains("load it with LoadAsync or 'featurestore load'.", error.Message);
        Assert.Contains("SELECT player_lookup\nFROM \"ml_feature_store_v2\"", error.Message);
    }

    [Theory]
    [InlineData("'; DROP TABLE daily_prediction_signals; --")]
    [InlineData("\"quoted\" 'and' \\ %_")]
    [InlineData("日本 🏀")]
    public async Task A_hostile_text_is_a_value(string text)
    {
        await _store.AppendAsync<DailyPredictionSignals>([new() { GameDate = new(2026, 3, 1), SystemId = text }]);

        Assert.Equal([text], await _store.ToListAsync(DailyPredictionSignals.All().Where(c => c.SystemId == text).Select(c => c.SystemId)));
        Assert.Equal([text], await _store.ToListAsync(DailyPredictionSignals.All().Where(c => c.SystemId.Contains(text)).Select(c => c.SystemId)));
        Assert.Equal(11, (await _store.DaysAsync(DailyPredictionSignals.Table))!.Value.Rows);
    }
}
