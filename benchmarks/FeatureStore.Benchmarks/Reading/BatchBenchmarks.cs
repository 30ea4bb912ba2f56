using Apache.Arrow.Ipc;
using BenchmarkDotNet.Attributes;
using DuckDB.NET.Data;
using FeatureStore.DuckDB;
using NbaPredictions;

namespace FeatureStore.Benchmarks;

/// <summary>The number and enum columns of all rows without rows: copied to batches, beside DuckDB's chunks alone, which are the limit, and beside its own Arrow stream.</summary>
// So short that with fewer the runtime would still be compiling.
[WarmupCount(12), IterationCount(20)]
[MemoryDiagnoser]
public class BatchBenchmarks
{
    private readonly ColumnInfo[] _columns =
        [.. MlFeatureStoreV2.Table.Columns.Where(c => c.Name.StartsWith("feature_", StringComparison.Ordinal) && c.Name.Any(char.IsAsciiDigit) && (c.Texts is not null || c.Type == DataType.Float64)
            || c.Name.EndsWith("_quality_pct", StringComparison.Ordinal))];

    private DuckDbFeatureStore _store = null!;
    private BatchQuery<TableBatch> _query = null!;
    private string _sql = "";

    private DuckDBConnection Connection => _store.Connection;

    [GlobalSetup]
    public async Task Setup()
    {
        _store = await DataSet.OpenAsync();
        _query = BatchQueries.OfTable(DataSet.All, _columns);
        // The same question: a query of the store always names its days.
        _sql = $"SELECT {string.Join(", ", _columns.Select(c => c.Name))} FROM ml_feature_store_v2 WHERE game_date BETWEEN '{DataSet.FirstDay:O}' AND '{DataSet.FirstDay.AddYears(200):O}'";
        if (await Batches() != DataSet.Rows || ChunksAlone() != DataSet.Rows || await ArrowStream() != DataSet.Rows)
            throw new InvalidOperationException("The ways do not read all rows.");
    }

    [GlobalCleanup]
    public ValueTask Cleanup() => _store.DisposeAsync();

    /// <summary>Each value copied once, to memory that the next batch uses again.</summary>
    [Benchmark]
    public Task<long> Batches() => BatchRows.CountAsync(_store, _query);

    /// <summary>The same columns as record batches of Apache Arrow, made by DuckDB.</summary>
    [Benchmark]
    public async Task<long> ArrowStream()
    {
        await using var command = Connection.CreateCommand();
        command.CommandText = _sql;
        using IArrowArrayStream stream = command.ExecuteArrowStream();
        var rows = 0L;
        while (await stream.ReadNextRecordBatchAsync() is { } batch)
        {
            using (batch)
                rows += batch.Length;
        }

        return rows;
    }

    /// <summary>DuckDB makes the chunks and hands out the pointers to their columns; nothing is read through them.</summary>
    [Benchmark(Baseline = true)]
    public long ChunksAlone() => Chunks.Fetch(Connection, _sql);
}
