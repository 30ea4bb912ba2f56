using System.Diagnostics;
using System.Runtime.ExceptionServices;
using DuckDB.NET.Native;

namespace FeatureStore.DuckDB;

/// <summary>
/// The chunk after the one that is read, fetched meanwhile on a thread of the pool if it was started. Whoever wants it before a thread came to
/// it fetches it itself, so that a busy pool makes nobody wait.
/// </summary>
internal sealed class ChunkAhead : IThreadPoolWorkItem, IDisposable
{
    // Held while it is fetched.
    private readonly Lock _fetching = new();
    private readonly DuckDBResult _result;
    private bool _isFetched;
    private DuckDBDataChunk? _chunk;
    private ExceptionDispatchInfo? _error;

    public ChunkAhead(DuckDBResult result) => _result = result;

    /// <summary>How long it took to fetch.</summary>
    public TimeSpan Time { get; private set; }

    /// <summary>Starts to fetch; until the chunk is taken, or this is disposed, nothing else may use the result.</summary>
    public static ChunkAhead Start(DuckDBResult result)
    {
        var ahead = new ChunkAhead(result);
        ThreadPool.UnsafeQueueUserWorkItem(ahead, preferLocal: false);
        return ahead;
    }

    /// <summary>The chunk, which is the caller's from now on; an invalid one after the last, or after an error of the result.</summary>
    public DuckDBDataChunk Take()
    {
        Fetch();
        _error?.Throw();
        var chunk = _chunk!;
        _chunk = null;
        return chunk;
    }

    /// <summary>Waits for a fetch that runs, and prevents one that does not.</summary>
    public void Dispose()
    {
        lock (_fetching)
        {
            _isFetched = true;
            _chunk?.Dispose();
        }
    }

    void IThreadPoolWorkItem.Execute() => Fetch();

    private void Fetch()
    {
        lock (_fetching)
        {
            if (_isFetched)
                return;
            _isFetched = true;
            var started = Stopwatch.GetTimestamp();
            try
            {
                _chunk = NativeMethods.StreamingResult.DuckDBStreamFetchChunk(_result);
            }
#pragma warning disable CA1031 // Thrown where the chunk is wanted: on a thread of the pool it would end the process.
            catch (Exception error)
#pragma warning restore CA1031
            {
                _error = ExceptionDispatchInfo.Capture(error);
            }

            Time = Stopwatch.GetElapsedTime(started);
        }
    }
}
