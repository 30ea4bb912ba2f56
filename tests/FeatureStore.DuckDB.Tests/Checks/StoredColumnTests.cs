using NbaPredictions;
using static FeatureStore.DuckDB.Tests.Checks.FeatureChecks;

namespace FeatureStore.DuckDB.Tests.Checks;

/// <summary>The columns that a store has, of which the definition may know more.</summary>
public sealed class StoredColumnTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 2, 2);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_loaded_table_has_the_columns_of_its_definition()
    {
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.CreateTableAsync(MlFeatureStoreV2.Table);

        var columns = await store.ColumnsAsync(MlFeatureStoreV2.Table);

        Assert.Equal(MlFeatureStoreV2.Table.Columns.Select(c => c.Name), columns.Select(c => c.Name));
        Assert.Equal(new("game_date", "DATE"), columns[2]);
        Assert.Equal(new("features", "DOUBLE[]"), columns[4]);
    }

    [Theory]
    [InlineData("a.ndjson", "{\"player_lookup\": \"a\", \"game_date\": \"2026-02-02\", \"quality_alert_level\": null}")]
    [InlineData("a.csv", "player_lookup,game_date,quality_alert_level\na,2026-02-02,")]
    public async Task Exports_in_place_have_the_columns_that_any_of_the_files_has(string file, string text)
    {
        await File.WriteAllTextAsync(_folder.Path(file), text);
        await File.WriteAllTextAsync(_folder.Path("b.ndjson"), "{\"player_lookup\": \"b\", \"game_date\": \"2026-02-02\", \"feature_5_source\": \"default\"}\n{\"feature_6_source\": \"x\", \"unheard\": 1}");
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.AttachFilesAsync(MlFeatureStoreV2.Table, [_folder.Path(file), _folder.Path("b.ndjson")]);

        Assert.Equal(
            ["player_lookup", "game_date", "quality_alert_level", "feature_5_source", "feature_6_source"],
            (await store.ColumnsAsync(MlFeatureStoreV2.Table)).Select(c => c.Name));
        var run = await store.RunAsync([NoAlertLevel, CompositeDefaulted], Day);
        Assert.Equal([CheckStatus.Fail, CheckStatus.Skipped], run.Results.Select(r => r.Status));
        Assert.StartsWith("The store lacks feature_7_source, feature_8_source of", run["composite-defaulted"].Detail);
    }

    [Fact]
    public async Task Files_that_are_attached_anew_count_anew()
    {
        await File.WriteAllTextAsync(_folder.Path("a.csv"), "player_lookup,game_date\na,2026-02-02");
        await File.WriteAllTextAsync(_folder.Path("b.csv"), "player_lookup,game_date,quality_alert_level\na,2026-02-02,");
        await using var store = DuckDbFeatureStore.OpenInMemory();

        await store.AttachFilesAsync(MlFeatureStoreV2.Table, [_folder.Path("a.csv")]);
        Assert.Equal(2, (await store.ColumnsAsync(MlFeatureStoreV2.Table)).Count);
        await store.AttachFilesAsync(MlFeatureStoreV2.Table, [_folder.Path("b.csv")]);
        Assert.Equal(3, (await store.ColumnsAsync(MlFeatureStoreV2.Table)).Count);
    }

    [Fact]
    public async Task A_file_without_rows_that_says_nothing_of_its_columns_is_no_data()
    {
        await File.WriteAllTextAsync(_folder.Path("a.ndjson"), "");
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.AttachFilesAsync(MlFeatureStoreV2.Table, [_folder.Path("a.ndjson")]);

        Assert.Equal(CheckStatus.NoData, (await store.RunAsync([CompositeDefaulted], Day)).Status);
    }

    [Fact]
    public async Task A_broken_file_is_named()
    {
        await File.WriteAllTextAsync(_folder.Path("a.ndjson"), "{\"player_lookup\": ");
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.AttachFilesAsync(MlFeatureStoreV2.Table, [_folder.Path("a.ndjson")]);

        var error = await Assert.ThrowsAsync<FeatureStoreDataException>(() => store.RunAsync([CompositeDefaulted], Day));

        Assert.Equal(_folder.Path("a.ndjson"), error.File);
    }

    [Fact]
    public async Task Parquet_in_place_gives_the_same_run_as_loaded()
    {
        await using var loaded = DuckDbFeatureStore.OpenInMemory();
        await loaded.LoadAsync(MlFeatureStoreV2.Table, SampleFiles.Incident);
        await using (var command = loaded.Connection.CreateCommand())
        {
            command.CommandText = $"COPY ml_feature_store_v2 TO '{_folder.Path("f.parquet")}' (FORMAT parquet)";
            await command.ExecuteNonQueryAsync();
        }

        await using var inPlace = DuckDbFeatureStore.OpenInMemory();
        await inPlace.AttachFilesAsync(MlFeatureStoreV2.Table, [_folder.Path("f.parquet")]);

        var run = await inPlace.RunAsync([CompositeDefaulted, OpponentDefaulted, NoAlertLevel], new DateOnly(2026, 2, 6));
        Assert.Equal(await loaded.RunAsync([CompositeDefaulted, OpponentDefaulted, NoAlertLevel], new DateOnly(2026, 2, 6)), run);
        Assert.Equal([201, 201, 0], run.Results.Select(r => r.Violations));
    }
}
