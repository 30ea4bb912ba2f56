using FeatureStore.DuckDB;
using NbaPredictions;

namespace FeatureStore.Tool.Tests.Drift;

/// <summary>The sample in a DuckDB file, loaded once, and copied for each test that spoils it.</summary>
public sealed class StoreFile : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private int _copies;

    public async Task InitializeAsync()
    {
        await using var store = DuckDbFeatureStore.Open(Path.Combine(_folder.FullName, "sample.duckdb"));
        await store.LoadAsync(MlFeatureStoreV2.Table, Path.Combine(FeatureStoreTool.Samples, FeatureStoreTool.Sample));
        await store.LoadAsync(DailyPredictionSignals.Table, Path.Combine(FeatureStoreTool.Samples, "daily_prediction_signals.ndjson"));
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A copy, with statements run on it; in a folder of its own, under the name live.duckdb.</summary>
    internal string Copy(params string[] statements)
    {
        var folder = _folder.CreateSubdirectory($"{_copies++}").FullName;
        var path = Path.Combine(folder, "live.duckdb");
        File.Copy(Path.Combine(_folder.FullName, "sample.duckdb"), path);
        using var store = DuckDbFeatureStore.Open(path);
        foreach (var statement in statements)
            Run(store, statement);
        return folder;
    }

    /// <summary>The first value of a query on a copy.</summary>
    internal static object? Ask(string folder, string sql)
    {
        using var store = DuckDbFeatureStore.OpenReadOnly(Path.Combine(folder, "live.duckdb"));
        return Run(store, sql);
    }

    private static object? Run(DuckDbFeatureStore store, string sql)
    {
        using var command = store.Connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
