using BenchmarkDotNet.Attributes;
using Dapper;
using FeatureStore.Dapper;
using FeatureStore.DuckDB;
using NbaPredictions;

namespace FeatureStore.Benchmarks;

/// <summary>Reading all 171 columns of the 3,203 sample rows into records, beside Dapper on the same connection.</summary>
[MemoryDiagnoser]
public class ReadBenchmarks
{
    private DuckDbFeatureStore _store = null!;

    [GlobalSetup]
    public async Task Setup()
    {
        FeatureStoreDapper.Register<MlFeatureStoreV2>();
        _store = DuckDbFeatureStore.OpenInMemory();
        await _store.CreateTableAsync(MlFeatureStoreV2.Table);
        await _store.LoadAsync(MlFeatureStoreV2.Table, RepositoryFiles.Sample);
    }

    [GlobalCleanup]
    public ValueTask Cleanup() => _store.DisposeAsync();

    [Benchmark(Baseline = true)]
    public async Task<int> TypedQuery()
    {
        var rows = 0;
        await foreach (var row in _store.QueryAsync(MlFeatureStoreV2.Between(new(2026, 1, 1), new(2026, 12, 31))))
            rows += row.FeatureCount > 0 ? 1 : 0;
        return rows;
    }

    [Benchmark]
    public int DapperUnbuffered()
    {
        var rows = 0;
        foreach (var row in _store.Connection.Query<MlFeatureStoreV2>("SELECT * FROM ml_feature_store_v2", buffered: false))
            rows += row.FeatureCount > 0 ? 1 : 0;
        return rows;
    }
}
