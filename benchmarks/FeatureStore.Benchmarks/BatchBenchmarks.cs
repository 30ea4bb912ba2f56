using BenchmarkDotNet.Attributes;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace FeatureStore.Benchmarks;

/// <summary>Fetching the number and enum columns of all rows without making rows of them; beside DuckDB's chunks alone, which are the limit.</summary>
[MemoryDiagnoser]
public class BatchBenchmarks
{
    private const string Sql = "SELECT COLUMNS('feature_[0-9]+_(quality|source)|.*_quality_pct') FROM ml_feature_store_v2";

    private DuckDBConnection _connection = null!;

    [GlobalSetup]
    public async Task Setup()
    {
        _connection = new($"Data Source={await DataSet.DuckDbFileAsync()};ACCESS_MODE=READ_ONLY");
        await _connection.OpenAsync();
    }

    [GlobalCleanup]
    public void Cleanup() => _connection.Dispose();

    /// <summary>The same columns as record batches of Apache Arrow.</summary>
    [Benchmark]
    public async Task<long> ArrowStream()
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = Sql;
        using var stream = command.ExecuteArrowStream();
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
    public unsafe long ChunksAlone()
    {
        NativeMethods.PreparedStatements.DuckDBPrepare(_connection.NativeConnection, Sql, out var statement);
        using var prepared = statement;
        NativeMethods.PreparedStatements.DuckDBExecutePreparedStreaming(prepared, out var result);
        var rows = 0L;
        try
        {
            var columns = (int)NativeMethods.Query.DuckDBColumnCount(ref result);
            while (true)
            {
                using var chunk = NativeMethods.StreamingResult.DuckDBStreamFetchChunk(result);
                if (chunk.IsInvalid)
                    return rows;
                for (var i = 0; i < columns; i++)
                {
                    var vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, i);
                    rows += NativeMethods.Vectors.DuckDBVectorGetData(vector) is null ? 1 : 0;
                    rows += NativeMethods.Vectors.DuckDBVectorGetValidity(vector) is null ? 0 : 0;
                }

                rows += (long)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk);
            }
        }
        finally
        {
            result.Close();
        }
    }
}
