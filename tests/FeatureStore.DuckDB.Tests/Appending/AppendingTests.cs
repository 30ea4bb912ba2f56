using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Appending;

public sealed class AppendingTests : IAsyncLifetime
{
    private readonly DuckDbFeatureStore _store = DuckDbFeatureStore.OpenInMemory();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task The_sample_comes_back_as_it_went_in()
    {
        await using var source = DuckDbFeatureStore.OpenInMemory();
        await source.LoadAsync(MlFeatureStoreV2.Table, SampleFiles.FeatureStore);
        var rows = await source.ToListAsync(MlFeatureStoreV2.Between(new(2026, 1, 1), new(2026, 12, 31)));

        Assert.Equal(3203, await _store.AppendAsync(rows));

        Assert.Equal(rows.ToHashSet(), (await _store.ToListAsync(MlFeatureStoreV2.Between(new(2026, 1, 1), new(2026, 12, 31)))).ToHashSet());
    }

    [Fact]
    public async Task Extremes_come_back_as_they_went_in()
    {
        var row = Row("🏀 'quoted' \n\t") with
        {
            FeatureValues = [null, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.Epsilon, -0.0],
            FeatureNames = ["", null, "b"],
            FeatureQualityScore = -999.99m,
            CompletenessPercentage = double.NaN,
            FeatureGenerationTimeMs = long.MinValue,
            QualityComputedAt = new DateTimeOffset(2026, 2, 6, 5, 39, 11, TimeSpan.Zero).AddMicroseconds(1),
            HistoricalCompleteness = new() { GamesFound = long.MaxValue, IsComplete = false, ContributingGameDates = [new(1, 1, 1), new(9999, 12, 31)] },
            QualityAlertLevelText = "purple",
        };

        await _store.AppendAsync([row, Row("b") with { GameDate = new(1, 1, 1) }, Row("c") with { GameDate = new(9999, 12, 31) }]);

        var read = await _store.ToListAsync(MlFeatureStoreV2.Between(new(1, 1, 1), new(9999, 12, 31)).OrderBy(c => c.PlayerLookup));
        Assert.Equal([new(1, 1, 1), new(9999, 12, 31), new DateOnly(2026, 2, 6)], read.Select(r => r.GameDate));
        Assert.Equal(row, read[2]);
    }

    [Fact]
    public async Task Rows_that_fail_midway_leave_nothing()
    {
        await _store.AppendAsync([Row("a")]);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _store.AppendAsync(Failing()));
        var error = await Assert.ThrowsAsync<FeatureStoreException>(() => _store.AppendAsync([Row("d"), Row(null!)]));

        Assert.Equal("Column player_lookup is REQUIRED, but a row has null in it; nothing was written.", error.Message);
        Assert.Equal(["a"], await _store.ToListAsync(MlFeatureStoreV2.On(new(2026, 2, 6)).Select(c => c.PlayerLookup)));
        Assert.Equal(["ml_feature_store_v2"], await _store.TablesAsync());

        static IEnumerable<MlFeatureStoreV2> Failing()
        {
            yield return Row("b");
            yield return Row("c");
            throw new InvalidOperationException("The source broke.");
        }
    }

    [Fact]
    public async Task A_value_that_the_type_cannot_hold_leaves_nothing()
    {
        var error = await Assert.ThrowsAsync<FeatureStoreException>(() => _store.AppendAsync([Row("a"), Row("b") with { FeatureQualityScore = 12345m }]));

        Assert.Contains("ml_feature_store_v2", error.Message);
        Assert.Contains("Nothing was written.", error.Message);
        Assert.Empty(await _store.ToListAsync(MlFeatureStoreV2.On(new(2026, 2, 6)).Select(c => c.PlayerLookup)));
    }

    private static MlFeatureStoreV2 Row(string player) => new()
    {
        PlayerLookup = player,
        GameDate = new(2026, 2, 6),
        GameId = "g",
        FeatureCount = 37,
        FeatureVersion = "v2_37features",
        DataSource = "phase4",
        CreatedAt = DateTimeOffset.UnixEpoch,
    };
}
