using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace FeatureStore.Benchmarks;

/// <summary>DuckDB's chunks alone: the limit of every reader.</summary>
internal static class Chunks
{
    /// <summary>Runs a statement, and takes its chunks and the pointers to their columns; nothing is read through them. The number of rows.</summary>
    public static unsafe long Fetch(DuckDBConnection connection, string sql)
    {
        NativeMethods.PreparedStatements.DuckDBPrepare(connection.NativeConnection, sql, out var statement);
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
                    _ = NativeMethods.Vectors.DuckDBVectorGetData(vector);
                    _ = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
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
