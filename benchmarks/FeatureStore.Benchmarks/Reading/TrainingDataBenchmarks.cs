using Apache.Arrow.Ipc;
using BenchmarkDotNet.Attributes;
using FeatureStore.Arrow;
using FeatureStore.DuckDB;
using NbaPredictions;

namespace FeatureStore.Benchmarks;

/// <summary>The features of all rows as training code takes them, as a matrix and as Arrow's record batches, beside the batches that both are made of.</summary>
// So short that with fewer the runtime would still be compiling.
[WarmupCount(8)]
[MemoryDiagnoser]
public class TrainingDataBenchmarks
{
    // Defaulted features are found by their sources, so every way reads the 37 values and the 37 sources.
    private static readonly FeatureMatrixOptions Options = new() { Defaulted = MissingFeature.NaN };

    private readonly BatchQuery<MlFeatureStoreV2Batch> _query = DataSet.All.InBatches(_ => new FeatureMatrix<float>(MlFeatureStoreV2.Table, Options).Inputs);
    private DuckDbFeatureStore _store = null!;

    [GlobalSetup]
    public async Task Setup()
    {
        _store = await DataSet.OpenAsync();
        long[] rows = [await Batches(), await FloatMatrix(), await DoubleMatrix(), await ArrowTexts(), await ArrowDictionaries()];
        if (rows.Any(r => r != DataSet.Rows))
            throw new InvalidOperationException($"The ways do not give all rows: {string.Join(", ", rows)}.");
    }

    [GlobalCleanup]
    public ValueTask Cleanup() => _store.DisposeAsync();

    /// <summary>The batches alone, in memory that the next one uses again.</summary>
    [Benchmark(Baseline = true)]
    public Task<long> Batches() => BatchRows.CountAsync(_store, _query);

    /// <summary>One matrix of all rows, 37 floats in each, NaN where a feature is defaulted.</summary>
    [Benchmark]
    public Task<long> FloatMatrix() => MatrixAsync<float>();

    /// <summary>The same in doubles, as they are stored.</summary>
    [Benchmark]
    public Task<long> DoubleMatrix() => MatrixAsync<double>();

    /// <summary>Record batches with memory of their own, and sources as texts.</summary>
    [Benchmark]
    public Task<long> ArrowTexts() => ArrowAsync(ArrowEnums.Text);

    /// <summary>Record batches with memory of their own, and sources as indices of a dictionary.</summary>
    [Benchmark]
    public Task<long> ArrowDictionaries() => ArrowAsync(ArrowEnums.Dictionary);

    private async Task<long> MatrixAsync<T>()
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> =>
        (await FeatureMatrix<T>.ReadAsync(_store, DataSet.All, Options)).RowCount;

    private async Task<long> ArrowAsync(ArrowEnums enums)
    {
        using IArrowArrayStream stream = _store.ReadArrow(_query, new() { Enums = enums });
        var rows = 0L;
        while (await stream.ReadNextRecordBatchAsync() is { } batch)
        {
            using (batch)
                rows += batch.Length;
        }

        return rows;
    }
}
