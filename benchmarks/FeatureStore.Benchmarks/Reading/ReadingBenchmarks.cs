using BenchmarkDotNet.Attributes;
using DuckDB.NET.Data;
using FeatureStore.DuckDB;
using LinqToDB.Data;

namespace FeatureStore.Benchmarks;

/// <summary>The file of the rows, open for the store and for its peers.</summary>
[MemoryDiagnoser]
public abstract class ReadingBenchmarks
{
    private protected DuckDbFeatureStore Store { get; private set; } = null!;

    private protected DuckDBConnection Connection => Store.Connection;

    private protected DataConnection LinqToDbConnection { get; private set; } = null!;

    [GlobalSetup]
    public async Task Setup()
    {
        var file = await DataSet.DuckDbFileAsync();
        Store = DuckDbFeatureStore.OpenReadOnly(file);
        LinqToDbConnection = Peers.LinqToDb(file);
        Peers.RegisterDapper();
        await PrepareAsync();
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        await LinqToDbConnection.DisposeAsync();
        await Store.DisposeAsync();
    }

    private protected virtual Task PrepareAsync() => Task.CompletedTask;
}
