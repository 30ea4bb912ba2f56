using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Loading;

public sealed class InPlaceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Exports_in_place_give_the_rows_that_a_load_gives()
    {
        await using var loaded = DuckDbFeatureStore.OpenInMemory();
        await loaded.LoadAsync(MlFeatureStoreV2.Table, SampleFiles.FeatureStore);
        var parquet = _folder.Path("f.parquet");
        await Copy(loaded, parquet);
        var query = MlFeatureStoreV2.Between(new(2026, 1, 25), new(2026, 1, 26)).OrderBy(c => c.GameDate).OrderBy(c => c.PlayerLookup);
        var expected = await loaded.ToListAsync(query);

        foreach (var file in (string[])[SampleFiles.FeatureStore, parquet])
        {
            await using var store = DuckDbFeatureStore.OpenInMemory();
            await store.AttachFilesAsync(MlFeatureStoreV2.Table, [file]);
            Assert.Equal(expected, await store.ToListAsync(query));
        }
    }

    [Fact]
    public async Task Of_parquet_only_the_columns_that_a_query_needs_are_read()
    {
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.LoadAsync(MlFeatureStoreV2.Table, SampleFiles.Incident);
        var parquet = _folder.Path("f.parquet");
        await Copy(store, parquet);
        await using var inPlace = DuckDbFeatureStore.OpenInMemory();
        await inPlace.AttachFilesAsync(MlFeatureStoreV2.Table, [parquet]);

        var sql = MlFeatureStoreV2.On(new(2026, 2, 6)).Select(c => (c.PlayerLookup, c.FatigueScore.Quality)).ToSql(SqlDialect.DuckDb);
        await using var plan = await inPlace.ExecuteReaderAsync(sql with { Text = "EXPLAIN " + sql.Text });
        Assert.True(await plan.ReadAsync());
        var text = plan.Reader.GetString(1);

        Assert.Contains("READ_PARQUET", text);
        Assert.Contains("player_lookup", text);
        Assert.Contains("feature_5_quality", text);
        Assert.DoesNotContain("feature_6_quality", text);
        Assert.DoesNotContain("feature_names", text);
    }

    [Fact]
    public async Task A_store_in_a_file_does_not_point_at_exports()
    {
        await using var store = DuckDbFeatureStore.Open(_folder.Path("s.duckdb"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.AttachFilesAsync(MlFeatureStoreV2.Table, [SampleFiles.Incident]));
    }

    private static async Task Copy(DuckDbFeatureStore store, string path)
    {
        await using var command = store.Connection.CreateCommand();
        command.CommandText = $"COPY ml_feature_store_v2 TO '{path}' (FORMAT parquet)";
        await command.ExecuteNonQueryAsync();
    }
}
