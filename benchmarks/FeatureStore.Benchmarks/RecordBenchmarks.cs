using BenchmarkDotNet.Attributes;
using Dapper;
using DuckDB.NET.Data;
using FeatureStore.DuckDB;
using LinqToDB;
using LinqToDB.Data;
using NbaPredictions;

namespace FeatureStore.Benchmarks;

/// <summary>Reading all rows and all 171 columns into records, as they arrive; beside the peers.</summary>
[MemoryDiagnoser]
public class RecordBenchmarks
{
    private const string Sql = "SELECT * FROM ml_feature_store_v2";

    private DuckDbFeatureStore _store = null!;
    private DuckDBConnection _connection = null!;
    private DataConnection _linqToDb = null!;

    [GlobalSetup]
    public async Task Setup()
    {
        var file = await DataSet.DuckDbFileAsync();
        _store = DuckDbFeatureStore.OpenReadOnly(file);
        _connection = _store.Connection;
        _linqToDb = Peers.LinqToDb(file);
        Peers.RegisterDapper();
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        await _linqToDb.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    public async Task<long> Typed()
    {
        var features = 0L;
        await foreach (var row in _store.QueryAsync(DataSet.All))
            features += row.FeatureCount;
        return features;
    }

    /// <summary>Get by ordinal, column by column, from the data reader of DuckDB.NET.</summary>
    [Benchmark]
    public long HandWrittenLoop()
    {
        var features = 0L;
        using var reader = Peers.Read(_connection, Sql);
        foreach (var row in MlFeatureStoreV2.ReadAll(reader))
            features += row.FeatureCount;
        return features;
    }

    [Benchmark]
    public long DapperUnbuffered()
    {
        var features = 0L;
        foreach (var row in _connection.Query<MlFeatureStoreV2>(Sql, buffered: false))
            features += row.FeatureCount;
        return features;
    }

    [Benchmark]
    public long DapperBuffered()
    {
        var features = 0L;
        foreach (var row in _connection.Query<MlFeatureStoreV2>(Sql, buffered: true))
            features += row.FeatureCount;
        return features;
    }

    /// <summary>Without the lists and the STRUCT, which it cannot read, and with enums as texts.</summary>
    [Benchmark]
    public long LinqToDb()
    {
        var features = 0L;
        foreach (var row in _linqToDb.GetTable<MlFeatureStoreV2>())
            features += row.FeatureCount;
        return features;
    }
}
