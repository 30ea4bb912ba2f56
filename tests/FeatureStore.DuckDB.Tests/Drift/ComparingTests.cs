using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Drift;

/// <summary>The live table is compared with its definition before anything is written, and what is written lands in its column wherever that stands.</summary>
public sealed class ComparingTests : IDisposable
{
    private static readonly TableInfo Signals = DailyPredictionSignals.Table;
    private readonly DuckDbFeatureStore _store = DuckDbFeatureStore.OpenInMemory();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_table_that_the_engine_made_is_as_its_definition_says()
    {
        foreach (var table in new[] { MlFeatureStoreV2.Table, PlayerPropPredictions.Table, Signals })
        {
            await _store.CreateTableAsync(table);
            Assert.Empty(await _store.CompareAsync(table));
        }
    }

    [Fact]
    public async Task Each_difference_is_told_in_the_types_of_DuckDB()
    {
        await _store.CreateTableAsync(Signals);
        Run("ALTER TABLE daily_prediction_signals ALTER pct_over SET DATA TYPE VARCHAR");
        Run("ALTER TABLE daily_prediction_signals DROP COLUMN total_picks");
        Run("ALTER TABLE daily_prediction_signals ADD COLUMN more INTEGER");
        Run("ALTER TABLE daily_prediction_signals ALTER system_id DROP NOT NULL");

        Assert.Equal(
            ["system_id may be null, but is REQUIRED in the definition", "total_picks is missing", "pct_over is VARCHAR, not DOUBLE", "more is not in the definition"],
            (await _store.CompareAsync(Signals)).Select(d => d.Clause));
    }

    [Fact]
    public async Task An_enum_column_may_be_an_ENUM()
    {
        await _store.CreateTableAsync(MlFeatureStoreV2.Table);
        Run("ALTER TABLE ml_feature_store_v2 ALTER quality_tier SET DATA TYPE ENUM('gold', 'silver')");
        Assert.Empty(await _store.CompareAsync(MlFeatureStoreV2.Table));

        Run("ALTER TABLE ml_feature_store_v2 ALTER game_id SET DATA TYPE ENUM('a', 'b')");
        Assert.Equal("game_id is ENUM('a', 'b'), not VARCHAR", Assert.Single(await _store.CompareAsync(MlFeatureStoreV2.Table)).Clause);
    }

    [Fact]
    public async Task A_table_that_is_not_there_cannot_be_compared() =>
        Assert.StartsWith("Table daily_prediction_signals is not in", (await Assert.ThrowsAsync<FeatureStoreException>(() => _store.CompareAsync(Signals))).Message);

    [Fact]
    public async Task Nothing_is_written_to_a_table_with_another_type()
    {
        await _store.LoadAsync(Signals, SampleFiles.Signals);
        var rows = await _store.ToListAsync(DailyPredictionSignals.All());
        Run("ALTER TABLE daily_prediction_signals ALTER pct_over SET DATA TYPE VARCHAR");
        const string Expected = "Nothing was written to table daily_prediction_signals in the store in memory, as it differs from its definition: pct_over is VARCHAR, not DOUBLE. "
            + "Change the table with 'featurestore plan --store FILE --apply', or load into a new store.";

        Assert.Equal(Expected, (await Assert.ThrowsAsync<FeatureStoreException>(() => _store.AppendAsync(rows))).Message);
        Assert.Equal(Expected, (await Assert.ThrowsAsync<FeatureStoreException>(() => _store.LoadAsync(Signals, SampleFiles.Signals))).Message);
        Assert.Equal(10L, Scalar("SELECT count(*) FROM daily_prediction_signals"));
    }

    [Fact]
    public async Task Values_land_in_their_columns_whatever_the_order_of_the_table()
    {
        await _store.LoadAsync(Signals, SampleFiles.Signals);
        var rows = await _store.ToListAsync(DailyPredictionSignals.All());
        var columns = string.Join(", ", Signals.Columns.Reverse().Select(c => c.Name));
        Run($"CREATE TABLE turned AS SELECT 1 AS more, {columns} FROM daily_prediction_signals LIMIT 0; DROP TABLE daily_prediction_signals; ALTER TABLE turned RENAME TO daily_prediction_signals");

        Assert.Equal(10, await _store.LoadAsync(Signals, SampleFiles.Signals));
        Assert.Equal(rows.ToHashSet(), (await _store.ToListAsync(DailyPredictionSignals.All())).ToHashSet());
        Run("DELETE FROM daily_prediction_signals");
        Assert.Equal(10, await _store.AppendAsync(rows));
        Assert.Equal(rows.ToHashSet(), (await _store.ToListAsync(DailyPredictionSignals.All())).ToHashSet());
    }

    private object? Scalar(string sql)
    {
        using var command = _store.Connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private void Run(string sql) => Scalar(sql);
}
