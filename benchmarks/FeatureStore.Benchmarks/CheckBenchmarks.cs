using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using DuckDB.NET.Data;
using FeatureStore.DuckDB;
using NbaPredictions;

namespace FeatureStore.Benchmarks;

/// <summary>Counting the rows whose features 5 to 8 are all defaulted: in DuckDB, over objects, and over bytes that are there already.</summary>
[MemoryDiagnoser]
public class CheckBenchmarks
{
    private static readonly RowCheck Defaulted = new("composite-factors-defaulted", MlFeatureStoreV2.Table, MlFeatureStoreV2.Columns.Matchup.CompositeFactors.AllDefaulted);

    private readonly BatchFilter _filter = new(MlFeatureStoreV2.Table, MlFeatureStoreV2.Columns.Matchup.CompositeFactors.AllDefaulted);
    private readonly byte[][] _sources = new byte[4][];
    private DuckDbFeatureStore _store = null!;
    private DuckDBCommand _sql = null!;
    private MatchupSources[] _rows = [];
    private MlFeatureStoreV2Batch _batch = null!;

    [GlobalSetup]
    public async Task Setup()
    {
        _store = await DataSet.OpenAsync();
        _sql = _store.Connection.CreateCommand();
        _sql.CommandText = string.Join(" AND ", Enumerable.Range(5, 4).Select(i => $"feature_{i}_source = 'default'"))
            .Insert(0, "SELECT count(*) FROM ml_feature_store_v2 WHERE ");
        var query = DataSet.All.Select(c => (c.Feature5Source, c.Feature6Source, c.Feature7Source, c.Feature8Source));
        _rows = [.. (await _store.ToListAsync(query)).Select(r => new MatchupSources(r.Item1, r.Item2, r.Item3, r.Item4))];
        _sources[0] = [.. _rows.Select(r => (byte)(r.Source5 ?? 0))];
        _sources[1] = [.. _rows.Select(r => (byte)(r.Source6 ?? 0))];
        _sources[2] = [.. _rows.Select(r => (byte)(r.Source7 ?? 0))];
        _sources[3] = [.. _rows.Select(r => (byte)(r.Source8 ?? 0))];
        // The first batch has all rows; to ask for a second would empty it.
        await foreach (var batch in _store.ReadBatchesAsync(DataSet.All.InBatches(_ => _filter.Columns, DataSet.Rows)))
        {
            _batch = batch;
            break;
        }

        var counts = (Expression: await DuckDbCheck(), Objects: (long)LinqOverObjects(), Batch: BatchFilter(), Bytes: (long)VectorLoop());
        if (counts.Objects == 0 || counts.Expression != counts.Objects || counts.Batch != counts.Objects || counts.Bytes != counts.Objects)
            throw new InvalidOperationException($"The ways do not count the same: {counts}.");
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        await _sql.DisposeAsync();
        await _store.DisposeAsync();
    }

    /// <summary>The check, in the store.</summary>
    [Benchmark(Baseline = true)]
    public async Task<long> DuckDbCheck()
    {
        await foreach (var count in _store.QueryAsync(DataSet.All.Where(Defaulted).Select(_ => Sql.Count())))
            return count;
        return 0;
    }

    /// <summary>The same condition in SQL by hand, prepared and without the way through the store.</summary>
    [Benchmark]
    public long DuckDbSqlByHand() => (long)_sql.ExecuteScalar()!;

    /// <summary>Objects that are there already.</summary>
    [Benchmark]
    public int LinqOverObjects() => _rows.Count(r => r is
    {
        Source5: FeatureSource.Default, Source6: FeatureSource.Default, Source7: FeatureSource.Default, Source8: FeatureSource.Default,
    });

    /// <summary>The check over a batch that is there already: a mask of the rows, and their count.</summary>
    [Benchmark]
    public long BatchFilter()
    {
        _filter.Evaluate(_batch);
        return _filter[0].Count;
    }

    /// <summary>Bytes that are there already, 32 rows at a time: the limit.</summary>
    [Benchmark]
    public int VectorLoop()
    {
        var wanted = Vector256.Create((byte)FeatureSource.Default);
        var (count, row) = (0, 0);
        ReadOnlySpan<byte> s5 = _sources[0], s6 = _sources[1], s7 = _sources[2], s8 = _sources[3];
        for (; row + Vector256<byte>.Count <= s5.Length; row += Vector256<byte>.Count)
        {
            var all = Vector256.Equals(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(s5), (nuint)row), wanted)
                & Vector256.Equals(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(s6), (nuint)row), wanted)
                & Vector256.Equals(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(s7), (nuint)row), wanted)
                & Vector256.Equals(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(s8), (nuint)row), wanted);
            count += BitOperations.PopCount(all.ExtractMostSignificantBits());
        }

        var value = (byte)FeatureSource.Default;
        for (; row < s5.Length; row++)
            count += s5[row] == value & s6[row] == value & s7[row] == value & s8[row] == value ? 1 : 0;
        return count;
    }

    private sealed record MatchupSources(FeatureSource? Source5, FeatureSource? Source6, FeatureSource? Source7, FeatureSource? Source8);
}
