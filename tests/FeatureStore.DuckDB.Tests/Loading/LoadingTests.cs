using System.IO.Compression;
using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Loading;

public sealed class LoadingTests : IDisposable
{
    private static readonly TableInfo Signals = DailyPredictionSignals.Table;
    private readonly TemporaryFolder _folder = new();
    private readonly DuckDbFeatureStore _store = DuckDbFeatureStore.OpenInMemory();

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_sample_has_its_rows_days_and_averages()
    {
        Assert.Equal(3203, await _store.LoadAsync(MlFeatureStoreV2.Table, SampleFiles.FeatureStore));
        Assert.Equal(844, await _store.LoadAsync(PlayerPropPredictions.Table, SampleFiles.Predictions));
        Assert.Equal(10, await _store.LoadAsync(Signals, SampleFiles.Signals));

        var byDay = MlFeatureStoreV2.Between(new(2026, 2, 3), new(2026, 2, 6))
            .GroupBy(c => c.GameDate)
            .Select(c => (c.GameDate, Sql.Count(), Sql.Avg(c.FeatureQualityScore).Round(2)))
            .OrderByDescending(c => c.GameDate);
        Assert.Equal(
            [(new DateOnly(2026, 2, 6), 201L, 85.27), (new(2026, 2, 5), 273L, 85.83), (new(2026, 2, 4), 257L, 84.69), (new(2026, 2, 3), 339L, 84.8)],
            await _store.ToListAsync(byDay));
        Assert.Equal((3203L, new DateOnly(2026, 1, 24), new DateOnly(2026, 2, 6)), await _store.DaysAsync(MlFeatureStoreV2.Table));
    }

    [Fact]
    public async Task The_incident_has_every_player_red_and_without_matchup()
    {
        await _store.LoadAsync(MlFeatureStoreV2.Table, SampleFiles.Incident);

        var rows = await _store.ToListAsync(MlFeatureStoreV2.On(new(2026, 2, 6)));

        Assert.Equal(201, rows.Count);
        Assert.All(rows, row => Assert.True(row.QualityAlertLevel == AlertLevel.Red && row.Matchup.AllDefaulted && row.Matchup.DefaultCount == 6));
        Assert.Equal(73.92m, decimal.Round(rows.Average(r => r.FeatureQualityScore)!.Value, 2));
    }

    [Theory]
    [InlineData("{\"game_date\":\"2026-01-24\",\"system_id\":\"a\",\"total_picks\":\"1.5\"}", "row 2, column total_picks: '1.5' is no INT64.")]
    [InlineData("{\"game_date\":\"2026-01-24\",\"system_id\":\"a\",\"total_picks\":\"many\"}", "row 2, column total_picks: 'many' is no INT64.")]
    [InlineData("{\"game_date\":\"2026-02-30\",\"system_id\":\"a\"}", "row 2, column game_date: '2026-02-30' is no DATE.")]
    [InlineData("{\"game_date\":\"2026-01-24\"}", "row 2, column system_id: null, but the column is REQUIRED.")]
    [InlineData("{\"game_date\":\"2026-01-24\",\"system_id\":\"a\",\"pct_over\":\"half\"}", "row 2, column pct_over: 'half' is no FLOAT64.")]
    [InlineData("{\"game_date\":\"2026-01-24\",\"system_id\":\"a\",\"calculated_at\":\"noon\"}", "row 2, column calculated_at: 'noon' is no TIMESTAMP.")]
    [InlineData("{\"game_date\":", "row 2: broken JSON at byte 14")]
    [InlineData("[1]", "row 2: a JSON object was expected, but this is: array")]
    [InlineData("{\"game_date\":\"2026-01-24\",\"system_id\":\"a\",\"pace\":1}", "column pace: the definition of daily_prediction_signals has no such column")]
    public async Task A_bad_row_is_named_and_nothing_is_loaded(string row, string message)
    {
        var good = "{\"game_date\":\"2026-01-24\",\"system_id\":\"good\",\"total_picks\":\"7\"}\n";
        var files = new[] { SampleFiles.Signals, _folder.Write("bad.ndjson", good + row + "\n" + good) };

        var error = await Assert.ThrowsAsync<FeatureStoreDataException>(() => _store.LoadAsync(Signals, files));

        Assert.Contains(message, error.Message);
        Assert.StartsWith(files[1], error.Message);
        Assert.Empty(await _store.ToListAsync(DailyPredictionSignals.All()));
    }

    [Theory]
    [InlineData("{\"feature_quality_score\":\"12345\"}", "column feature_quality_score: '12345' is no NUMERIC(5,2).")]
    [InlineData("{\"features\":[1,\"x\"]}", "column features: '[1,\"x\"]' is no ARRAY<FLOAT64>.")]
    [InlineData("{\"historical_completeness\":{\"games_found\":\"many\"}}", "column historical_completeness.games_found: 'many' is no INT64.")]
    [InlineData("{\"is_home\":\"maybe\"}", "column is_home: 'maybe' is no BOOL.")]
    public async Task A_bad_cell_of_any_type_is_named(string cell, string message)
    {
        const string Required = """{"player_lookup":"a","game_date":"2026-01-01","game_id":"g","feature_count":37,"feature_version":"v","data_source":"d","created_at":"2026-01-01 00:00:00 UTC",""";

        var error = await Assert.ThrowsAsync<FeatureStoreDataException>(
            () => _store.LoadAsync(MlFeatureStoreV2.Table, _folder.Write("bad.ndjson", Required + cell[1..] + "\n")));

        Assert.Contains(message, error.Message);
        Assert.Equal(1, error.Row);
    }

    [Fact]
    public async Task Numbers_times_and_absent_keys_are_read_in_every_spelling()
    {
        var file = _folder.Write(
            "signals.ndjson",
            """
            {"game_date":"2026-01-01","system_id":"a","total_picks":"7","pct_over":"NaN","calculated_at":"2026-01-24 16:30:00.123456 UTC"}
            {"game_date":"2026-01-01","system_id":"b","total_picks":7,"pct_over":"Infinity","calculated_at":"2026-01-24T16:30:00.123456Z"}
            {"game_date":"2026-01-01","system_id":"c","pct_over":-0.5,"calculated_at":"2026-01-24 17:30:00.123456+01:00"}
            """);

        await _store.LoadAsync(Signals, file);

        var rows = await _store.ToListAsync(DailyPredictionSignals.All().OrderBy(c => c.SystemId));
        Assert.Equal([7L, 7L, null], rows.Select(r => r.TotalPicks));
        Assert.Equal([double.NaN, double.PositiveInfinity, -0.5], rows.Select(r => r.PctOver));
        var instant = new DateTimeOffset(2026, 1, 24, 16, 30, 0, TimeSpan.Zero).AddMicroseconds(123456);
        Assert.All(rows, r => Assert.Equal(instant, r.CalculatedAt));
    }

    [Fact]
    public async Task Csv_parquet_and_gzip_hold_the_same_rows()
    {
        await _store.LoadAsync(Signals, SampleFiles.Signals);
        var expected = (await _store.ToListAsync(DailyPredictionSignals.All())).ToHashSet();
        Run($"COPY daily_prediction_signals TO '{_folder.Path("s.parquet")}' (FORMAT parquet)");
        Run($"COPY daily_prediction_signals TO '{_folder.Path("s.csv")}' (FORMAT csv, HEADER)");
        using (var gzip = new GZipStream(File.Create(_folder.Path("s.csv.gz")), CompressionLevel.Fastest))
            gzip.Write(File.ReadAllBytes(_folder.Path("s.csv")));

        foreach (var name in (string[])["s.parquet", "s.csv", "s.csv.gz"])
        {
            await using var other = DuckDbFeatureStore.OpenInMemory();
            Assert.Equal(10, await other.LoadAsync(Signals, _folder.Path(name)));
            Assert.Equal(expected, (await other.ToListAsync(DailyPredictionSignals.All())).ToHashSet());
        }
    }

    [Fact]
    public async Task A_list_in_csv_is_refused()
    {
        var file = _folder.Write("p.csv", "prediction_id,default_feature_indices\na,[1]\n");

        var error = await Assert.ThrowsAsync<FeatureStoreDataException>(() => _store.LoadAsync(PlayerPropPredictions.Table, file));

        Assert.Contains("column default_feature_indices: CSV cannot hold a ARRAY<INT64>; export the table as NDJSON or Parquet.", error.Message);
    }

    [Fact]
    public async Task Replacing_empties_the_days_of_the_files_alone()
    {
        await _store.LoadAsync(MlFeatureStoreV2.Table, SampleFiles.FeatureStore);

        await _store.LoadAsync(MlFeatureStoreV2.Table, SampleFiles.Incident, new() { Mode = LoadMode.ReplacePartitions });

        Assert.Equal(3203, (await _store.DaysAsync(MlFeatureStoreV2.Table))!.Value.Rows);
        Assert.Equal([201L], await _store.ToListAsync(MlFeatureStoreV2.On(new(2026, 2, 6)).Select(c => Sql.CountIf(c.QualityAlertLevel == AlertLevel.Red))));
    }

    [Fact]
    public async Task Unknown_columns_are_left_out_if_that_is_wanted()
    {
        var file = _folder.Write("s.ndjson", """{"game_date":"2026-01-01","system_id":"a","pace":1}""");

        Assert.Equal(1, await _store.LoadAsync(Signals, file, new() { IgnoreUnknownColumns = true }));
    }

    [Theory]
    [InlineData("it's.ndjson")]
    [InlineData("a[1].ndjson")]
    [InlineData("a*b?.ndjson")]
    [InlineData("'; DROP TABLE x; --.ndjson")]
    [InlineData("spaced \"ünïcode\" 日本.ndjson")]
    public async Task A_file_of_any_name_is_itself(string name)
    {
        var file = _folder.Write(name, """{"game_date":"2026-01-01","system_id":"right"}""");
        _folder.Write("ab.ndjson", """{"game_date":"2026-01-01","system_id":"wrong"}""");
        _folder.Write("a1.ndjson", """{"game_date":"2026-01-01","system_id":"wrong"}""");

        Assert.Equal(1, await _store.LoadAsync(Signals, file));
        Assert.Equal(["right"], await _store.ToListAsync(DailyPredictionSignals.All().Select(c => c.SystemId)));
    }

    [Fact]
    public async Task What_is_no_export_says_so()
    {
        await Message<FeatureStoreException>(_folder.Path("none.ndjson"), "none.ndjson does not exist.");
        await Message<FeatureStoreException>(_folder.Path(""), "is a directory; name the files in it.");
        await Message<FeatureStoreException>(_folder.Write("x.txt", ""), "the extension '.txt' says no format; name it .ndjson, .parquet or .csv (.gz allowed), or say the format.");
        await Message<FeatureStoreDataException>(_folder.Write("x.parquet", "hello"), "this is no readable Parquet file");
        Assert.Equal(0, await _store.LoadAsync(Signals, _folder.Write("empty.ndjson", "")));
        Assert.Equal(0, await _store.LoadAsync(Signals, _folder.Write("empty.csv", "")));

        async Task Message<TException>(string file, string message)
            where TException : FeatureStoreException =>
            Assert.Contains(message, (await Assert.ThrowsAnyAsync<TException>(() => _store.LoadAsync(Signals, file))).Message);
    }

    [Fact]
    public async Task A_table_with_other_columns_is_refused_with_the_differences()
    {
        Run("CREATE TABLE daily_prediction_signals (game_date DATE NOT NULL, system_id VARCHAR, total_picks VARCHAR, extra INT)");

        var error = await Assert.ThrowsAsync<FeatureStoreException>(() => _store.LoadAsync(Signals, SampleFiles.Signals));

        Assert.StartsWith("Nothing was written to table daily_prediction_signals in ", error.Message);
        Assert.DoesNotContain("system_id", error.Message);
        Assert.Contains("total_picks is VARCHAR, not BIGINT", error.Message);
        Assert.Contains("pct_over is missing", error.Message);
        Assert.DoesNotContain("extra", error.Message);
        error = await Assert.ThrowsAsync<FeatureStoreException>(() => _store.CreateTableAsync(Signals));
        Assert.Contains("extra is not in the definition", error.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_cancelled_load_leaves_the_store_as_it_was(int files)
    {
        using var cancelled = new CancellationTokenSource();
        var progress = new SynchronousProgress(cancelled.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _store.LoadAsync(Signals, [.. Enumerable.Repeat(SampleFiles.Signals, files)], null, progress, cancelled.Token));

        Assert.Empty(await _store.ToListAsync(DailyPredictionSignals.All()));
    }

    private void Run(string sql)
    {
        using var command = _store.Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class SynchronousProgress(Action act) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => act();
    }
}
