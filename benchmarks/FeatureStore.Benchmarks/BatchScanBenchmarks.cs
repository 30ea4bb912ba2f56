using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using NbaPredictions;

namespace FeatureStore.Benchmarks;

/// <summary>"Features 5-8 defaulted" over a resident batch, in the cache and out of it, beside what reading those bytes takes.</summary>
[MemoryDiagnoser]
public class BatchScanBenchmarks
{
    private readonly BatchFilter _filter = new(MlFeatureStoreV2.Table, MlFeatureStoreV2.Columns.Matchup.CompositeFactors.AllDefaulted);
    private MlFeatureStoreV2Batch _batch = null!;
    private byte _default;

    /// <summary>1.2 MB, and 400 MB: no cache holds that.</summary>
    [ParamsSource(nameof(Sizes))]
    public int Rows { get; set; }

    public static IEnumerable<int> Sizes => RunSize.Of(300_000, 100_000_000);

    [GlobalSetup]
    public void Setup()
    {
        var columns = MlFeatureStoreV2.Table.Columns.Where(c => _filter.Columns.Any(f => f is Column<object?> column && column.Info == c)).ToList();
        _batch = MlFeatureStoreV2.On(new(2026, 2, 6)).InBatches(_ => _filter.Columns).NewBatch();
        var random = new Random(5);
        foreach (var column in _batch.Columns.Cast<IBatchCodes>())
        {
            _default = (byte)column.Texts.CodeOf("default");
            foreach (ref var code in column.AddRows(Rows))
                code = (byte)(1 + random.Next(2) * (_default - 1));
        }

        if (columns.Count != 4 || Filter() != HandWritten())
            throw new InvalidOperationException("The two ways count differently.");
    }

    /// <summary>The bytes of the four columns, read and added up: the limit of memory.</summary>
    [Benchmark(Baseline = true)]
    public ulong ReadBytes()
    {
        var sum = Vector<ulong>.Zero;
        foreach (var column in _batch.Columns)
        {
            var (first, second, third, fourth) = (Vector<ulong>.Zero, Vector<ulong>.Zero, Vector<ulong>.Zero, Vector<ulong>.Zero);
            var words = MemoryMarshal.Cast<byte, Vector<ulong>>(((IBatchCodes)column).Codes);
            var i = 0;
            for (; i + 4 <= words.Length; i += 4)
            {
                first += words[i];
                second += words[i + 1];
                third += words[i + 2];
                fourth += words[i + 3];
            }

            for (; i < words.Length; i++)
                first += words[i];
            sum += first + second + third + fourth;
        }

        return Vector.Sum(sum);
    }

    /// <summary>The loop that one would write for this condition alone, which gives the count and no mask.</summary>
    [Benchmark]
    public long HandWritten()
    {
        var a = ((IBatchCodes)_batch.Columns[0]).Codes;
        var b = ((IBatchCodes)_batch.Columns[1]).Codes;
        var c = ((IBatchCodes)_batch.Columns[2]).Codes;
        var d = ((IBatchCodes)_batch.Columns[3]).Codes;
        var wanted = Vector256.Create(_default);
        var count = 0L;
        var i = 0;
        for (; i + Vector256<byte>.Count <= a.Length; i += Vector256<byte>.Count)
        {
            var all = Vector256.Equals(Vector256.Create(a[i..]), wanted) & Vector256.Equals(Vector256.Create(b[i..]), wanted)
                & Vector256.Equals(Vector256.Create(c[i..]), wanted) & Vector256.Equals(Vector256.Create(d[i..]), wanted);
            count += BitOperations.PopCount(all.ExtractMostSignificantBits());
        }

        for (; i < a.Length; i++)
            count += a[i] == _default && b[i] == _default && c[i] == _default && d[i] == _default ? 1 : 0;
        return count;
    }

    /// <summary>The condition as it is written in a query: mask and count.</summary>
    [Benchmark]
    public long Filter()
    {
        _filter.Evaluate(_batch);
        return _filter[0].Count;
    }
}
