using System.Text.Json;
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
    public async Task A_check_of_one_day_reads_its_row_groups_and_the_columns_that_it_needs_and_no_more()
    {
        var day = new DateOnly(2026, 1, 30);
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.LoadAsync(MlFeatureStoreV2.Table, SampleFiles.FeatureStore);
        var parquet = _folder.Path("f.parquet");
        Execute(store, $"COPY (SELECT t.* FROM ml_feature_store_v2 t, range(3) ORDER BY game_date) TO '{parquet}' (FORMAT parquet, ROW_GROUP_SIZE 2048)");
        await using var inPlace = DuckDbFeatureStore.OpenInMemory();
        await inPlace.AttachFilesAsync(MlFeatureStoreV2.Table, [parquet]);
        var query = CheckRunQuery.Of(MlFeatureStoreV2.Table, [.. BuiltInChecks.Of(MlFeatureStoreV2.Table)], day, day, new DayReportMeasures(MlFeatureStoreV2.Table).Expressions).Query;
        var check = WideAggregation<ValueList<object?>>.Of(query)!.ToSql(SqlDialect.DuckDb);
        var one = MlFeatureStoreV2.On(day).Where(c => c.FatigueScore.Quality < 50).Select(_ => Sql.Count()).ToSql(SqlDialect.DuckDb);

        // The one first: what was read is kept, and would not be read again.
        var (ofOne, ofCheck) = (await BytesReadAsync(inPlace, one), await BytesReadAsync(inPlace, check));

        // 9,609 rows in five row groups; the day is in one of them, or in two that are neighbours. DuckDB reads somewhat around what it needs.
        var rowGroups = $"WITH groups AS (SELECT row_group_id FROM parquet_metadata('{parquet}') WHERE path_in_schema = 'game_date' AND stats_min_value <= '2026-01-30' AND stats_max_value >= '2026-01-30') ";
        Assert.InRange(await NumberAsync(store, rowGroups + "SELECT count(*) FROM groups"), 1, 2);
        Assert.InRange(ofOne, 1, await BytesOfAsync("game_date", "feature_5_quality"));
        Assert.InRange(ofCheck, 1, await BytesOfAsync([.. NodeColumns.Of(query.Model!.Value.Selections.Select(s => s.Node)).Select(c => c.Name), "game_date"]));
        Assert.DoesNotContain("feature_names", check.Text);

        Task<long> BytesOfAsync(params string[] columns) => NumberAsync(
            store,
            rowGroups + $"SELECT (sum(total_compressed_size) * 1.5)::BIGINT FROM parquet_metadata('{parquet}') WHERE row_group_id IN (SELECT row_group_id FROM groups) AND split_part(path_in_schema, ', ', 1) IN ({string.Join(", ", columns.Select(c => $"'{c}'"))})");
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

    // A file has its metadata kept from one statement to the next, so that these are the bytes of the columns.
    private static async Task<long> BytesReadAsync(DuckDbFeatureStore store, SqlStatement statement)
    {
        await using var plan = await store.ExecuteReaderAsync(statement with { Text = "EXPLAIN (ANALYZE, FORMAT json) " + statement.Text });
        Assert.True(await plan.ReadAsync());
        using var json = JsonDocument.Parse(plan.Reader.GetString(1));
        return json.RootElement.GetProperty("total_bytes_read").GetInt64();
    }

    private static async Task<long> NumberAsync(DuckDbFeatureStore store, string sql)
    {
        await using var rows = await store.ExecuteReaderAsync(new(sql, []));
        Assert.True(await rows.ReadAsync());
        return rows.Reader.GetInt64(0);
    }

    private static void Execute(DuckDbFeatureStore store, string sql)
    {
        using var command = store.Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
