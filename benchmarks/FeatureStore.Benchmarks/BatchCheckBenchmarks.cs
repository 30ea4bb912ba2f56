using BenchmarkDotNet.Attributes;
using FeatureStore.DuckDB;
using NbaPredictions;

namespace FeatureStore.Benchmarks;

/// <summary>"Features 5-8 defaulted" on 300,000 rows: over a batch, over objects, and by DuckDB; and the built-in checks of rows, together and one by one.</summary>
[MemoryDiagnoser]
public class BatchCheckBenchmarks
{
    // Enough of them that no cache holds them; all of them would be half a gigabyte.
    private const int MostDistinctObjects = 20_000;

    private static readonly int Rows = RunSize.Rows;

    private static readonly DateOnly Day = new(2026, 2, 6);

    private readonly Predicate _defaulted = MlFeatureStoreV2.Columns.Matchup.CompositeFactors.AllDefaulted;
    private readonly MlFeatureStoreV2[] _objects = new MlFeatureStoreV2[Rows];
    private readonly DuckDbFeatureStore _store = DuckDbFeatureStore.OpenInMemory();
    private BatchFilter _filter = null!;
    private BatchChecks _together = null!;
    private BatchChecks[] _oneByOne = [];
    private MlFeatureStoreV2Batch _batch = null!;

    [GlobalSetup]
    public async Task Setup()
    {
        var checks = BuiltInChecks.Of(MlFeatureStoreV2.Table).OfType<RowCheck>().ToList();
        _filter = new(MlFeatureStoreV2.Table, _defaulted);
        _together = new(checks);
        _oneByOne = [.. checks.Select(c => new BatchChecks([c]))];
        _batch = BatchMaker.Make(Rows, _together.Columns);

        var distinct = Enumerable.Range(0, Math.Min(Rows, MostDistinctObjects)).Select(Object).ToArray();
        for (var i = 0; i < Rows; i++)
            _objects[i] = distinct[i % distinct.Length];

        await _store.CreateTableAsync(MlFeatureStoreV2.Table);
        await _store.AppendAsync(distinct.Take(1));
        using var command = _store.Connection.CreateCommand();
        command.CommandText = $"INSERT INTO ml_feature_store_v2 BY NAME SELECT o.* FROM ml_feature_store_v2 o, range({Rows - 1})";
        await command.ExecuteNonQueryAsync();
    }

    [GlobalCleanup]
    public async Task Cleanup() => await _store.DisposeAsync();

    [Benchmark(Baseline = true)]
    public long Batch()
    {
        _filter.Evaluate(_batch);
        return _filter[0].Count;
    }

    [Benchmark]
    public long LinqOverObjects() => _objects.Count(static row => row.Matchup.CompositeFactors.AllDefaulted);

    [Benchmark]
    public async Task<long> DuckDbSql()
    {
        var count = MlFeatureStoreV2.On(Day).Where(_ => _defaulted).Select(_ => Sql.Count());
        await foreach (var rows in _store.QueryAsync(count))
            return rows;
        return 0;
    }

    [Benchmark]
    public long ChecksTogether()
    {
        _together.Add(_batch);
        return _together.Rows;
    }

    [Benchmark]
    public long ChecksOneByOne()
    {
        foreach (var check in _oneByOne)
            check.Add(_batch);
        return _oneByOne.Length;
    }

    private static MlFeatureStoreV2 Object(int number) => new()
    {
        PlayerLookup = $"player{number}",
        GameDate = Day,
        GameId = "",
        FeatureCount = 37,
        FeatureVersion = "",
        DataSource = "",
        CreatedAt = DateTimeOffset.UnixEpoch,
        Feature5SourceText = "default",
        Feature6SourceText = "default",
        Feature7SourceText = number % 2 == 0 ? "default" : "phase4",
        Feature8SourceText = number % 3 == 0 ? "default" : "phase4",
    };
}
