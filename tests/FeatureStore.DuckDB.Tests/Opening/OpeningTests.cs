using System.Diagnostics;
using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Opening;

public sealed class OpeningTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_path_that_cannot_be_a_store_says_why()
    {
        Message(() => DuckDbFeatureStore.OpenReadOnly(_folder.Path("none.duckdb")), "none.duckdb does not exist; make it with 'featurestore load', or open it for writing.");
        Message(() => DuckDbFeatureStore.Open(_folder.Path("")), "is a directory; name a database file in it.");
        Message(() => DuckDbFeatureStore.Open(_folder.Path("no/such/x.duckdb")), "cannot be made: the folder ");
        Message(() => DuckDbFeatureStore.Open(_folder.Write("text.duckdb", "hello, this is certainly no database")), "this is no DuckDB database; to read an export, load it or query it in place.");
        Assert.False(File.Exists(_folder.Path("none.duckdb")));
    }

    [Fact]
    public async Task A_store_keeps_its_rows_and_read_only_refuses_to_write()
    {
        var path = _folder.Path("features.duckdb");
        await using (var store = DuckDbFeatureStore.Open(path))
            await store.LoadAsync(DailyPredictionSignals.Table, SampleFiles.Signals);

        await using var again = DuckDbFeatureStore.OpenReadOnly(path);
        Assert.Equal(10, (await again.ToListAsync(DailyPredictionSignals.All())).Count);
        var error = await Assert.ThrowsAsync<FeatureStoreException>(() => again.AppendAsync<DailyPredictionSignals>([new() { GameDate = new(2026, 1, 1), SystemId = "a" }]));
        Assert.Contains("read-only", error.Message);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 3)]
    public async Task The_columns_of_a_table_are_looked_up_once_where_nobody_can_change_them(bool isReadOnly, int lookups)
    {
        var path = _folder.Path("features.duckdb");
        await using (var made = DuckDbFeatureStore.Open(path))
        {
            await made.CreateTableAsync(MlFeatureStoreV2.Table);
            // A table that differs is compared for each query.
            Run(made, "ALTER TABLE ml_feature_store_v2 ALTER matchup_quality_pct TYPE VARCHAR");
        }

        await using var store = isReadOnly ? DuckDbFeatureStore.OpenReadOnly(path) : DuckDbFeatureStore.Open(path);
        Run(store, "CALL enable_logging('QueryLog')");
        for (var i = 0; i < 3; i++)
            Assert.Empty(await store.ToListAsync(MlFeatureStoreV2.On(new(2026, 2, 2)).Select(c => (c.PlayerLookup, c.GameId))));

        Assert.Equal((long)lookups, Run(store, "SELECT count(*) FROM duckdb_logs_parsed('QueryLog') WHERE contains(message, 'FROM duckdb_columns()') AND NOT contains(message, 'duckdb_logs')"));
    }

    [Fact]
    public void A_file_that_another_process_has_open_says_so()
    {
        var path = _folder.Path("features.duckdb");
        using var store = DuckDbFeatureStore.Open(path);

        // The tool is a process of its own.
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "FeatureStore.Tool.dll"), "load", SampleFiles.Signals, "--store", path]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Contains($"{path} is open in another process (process {Environment.ProcessId}); close it there, or open it read-only in both.", error);
        Assert.Equal(3, process.ExitCode);
    }

    private static object? Run(DuckDbFeatureStore store, string sql)
    {
        using var command = store.Connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static void Message(Func<object> open, string message) => Assert.Contains(message, Assert.ThrowsAny<FeatureStoreException>(open).Message);
}
