using BenchmarkDotNet.Attributes;
using FeatureStore.DuckDB;
using NbaPredictions;

namespace FeatureStore.Benchmarks;

/// <summary>Writing the 3,203 sample rows into an empty table, beside what DuckDB's own readers give.</summary>
[MemoryDiagnoser]
public class LoadBenchmarks
{
    private static readonly LoadOptions IgnoreUnknown = new() { IgnoreUnknownColumns = true };
    private readonly string _folder = Directory.CreateTempSubdirectory("featurestore-load-").FullName;
    private List<MlFeatureStoreV2> _rows = [];
    private string _parquet = "";
    private string _json = "";
    private DuckDbFeatureStore _store = null!;

    [GlobalSetup]
    public async Task Setup()
    {
        await using var sample = DuckDbFeatureStore.OpenInMemory();
        await sample.LoadAsync(MlFeatureStoreV2.Table, RepositoryFiles.Sample);
        _rows = [.. await sample.ToListAsync(MlFeatureStoreV2.Between(new(2026, 1, 1), new(2026, 12, 31)))];
        (_parquet, _json) = (Path.Combine(_folder, "rows.parquet"), Path.Combine(_folder, "rows.ndjson"));
        Execute(sample, $"COPY ml_feature_store_v2 TO '{_parquet}' (FORMAT parquet)");
        Execute(sample, $"COPY ml_feature_store_v2 TO '{_json}' (FORMAT json)");
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_folder, recursive: true);

    [IterationSetup]
    public void Empty()
    {
        _store = DuckDbFeatureStore.OpenInMemory();
        Execute(_store, DuckDbFeatureStore.CreateTableSql(MlFeatureStoreV2.Table));
    }

    [IterationCleanup]
    public void Dispose() => _store.Dispose();

    /// <summary>The limit for Parquet.</summary>
    [Benchmark(Baseline = true)]
    public void DuckDbReadParquet() => Execute(_store, $"INSERT INTO ml_feature_store_v2 SELECT * FROM read_parquet('{_parquet}')");

    [Benchmark]
    public Task<long> LoadParquet() => _store.LoadAsync(MlFeatureStoreV2.Table, _parquet);

    /// <summary>The limit for NDJSON, which has to guess its types.</summary>
    [Benchmark]
    public void DuckDbReadJson() => Execute(_store, $"INSERT INTO ml_feature_store_v2 BY NAME SELECT * FROM read_json('{_json}', format = 'newline_delimited')");

    [Benchmark]
    public Task<long> LoadJson() => _store.LoadAsync(MlFeatureStoreV2.Table, _json);

    /// <summary>Without the pass that finds columns that the definition does not have.</summary>
    [Benchmark]
    public Task<long> LoadJsonIgnoringUnknown() => _store.LoadAsync(MlFeatureStoreV2.Table, _json, IgnoreUnknown);

    [Benchmark]
    public Task<long> AppendRecords() => _store.AppendAsync(_rows);

    private static void Execute(DuckDbFeatureStore store, string sql)
    {
        using var command = store.Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
