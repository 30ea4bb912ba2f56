using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace FeatureStore.DuckDB;

/// <summary>A statement that runs on a connection of its own, and gives its result chunk by chunk. A chunk lives until the next.</summary>
internal sealed class RunningStatement : IDisposable
{
    // What a chunk must take for another thread to fetch the next: below, the values have gone from one processor's cache to the other's for nothing.
    private static readonly TimeSpan WorthAnotherThread = TimeSpan.FromMilliseconds(1);

    private readonly DuckDBConnection _connection;
    private DuckDBPreparedStatement? _prepared;
    private DuckDBDataChunk? _chunk;
    private ChunkAhead? _ahead;
    private int _chunks;
    private DuckDBResult _result;
    private bool _hasResult;

    private RunningStatement(DuckDBConnection connection) => _connection = connection;

    /// <summary>The columns of the result.</summary>
    public ColumnVector[] Columns { get; private set; } = [];

    /// <summary>Opens the connection, which is disposed with the statement, and runs.</summary>
    /// <param name="connection">A connection that nothing else uses.</param>
    /// <param name="statement">One statement.</param>
    /// <param name="opened">Called when the connection is open, with what interrupts it.</param>
    /// <exception cref="StatementException">It cannot run.</exception>
    public static RunningStatement Start(DuckDBConnection connection, SqlStatement statement, Action<Action> opened)
    {
        var running = new RunningStatement(connection);
        try
        {
            connection.Open();
            opened(connection.NativeConnection.Interrupt);
            running.Run(statement);
            return running;
        }
        catch
        {
            running.Dispose();
            throw;
        }
    }

    /// <summary>Goes to the next chunk; the number of its rows, 0 after the last.</summary>
    /// <exception cref="StatementException">The statement failed.</exception>
    public int NextChunk()
    {
        _chunk?.Dispose();
        _chunk = null;
        if (!_hasResult)
            return 0;
        var (chunk, time) = Fetch();
        if (chunk.IsInvalid)
        {
            chunk.Dispose();
            ThrowResultError();
            return 0;
        }

        _chunk = chunk;
        // Most results are one chunk.
        if (++_chunks > 1 && time > WorthAnotherThread)
            _ahead = ChunkAhead.Start(_result);
        var rows = (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk);
        if (rows > 0)
        {
            for (var i = 0; i < Columns.Length; i++)
                Columns[i].PointTo(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, i));
        }

        return rows;
    }

    /// <summary>
    /// Why a streamed query failed. When one thread of DuckDB fails, it interrupts the others, and the one that feeds the stream
    /// may then tell of the interruption and lose the cause; so a query that nobody interrupted is asked again, without its rows.
    /// </summary>
    /// <param name="error">What DuckDB said first; given back if it is the cause, or the cause does not show again.</param>
    /// <param name="statement">The statement that failed.</param>
    public StatementException CauseOf(StatementException error, SqlStatement statement)
    {
        if (error.ErrorType != DuckDBErrorType.Interrupt || !IsQuery(statement))
            return error;
        // A new statement on the connection ends the stream.
        var state = NativeMethods.PreparedStatements.DuckDBPrepare(_connection.NativeConnection, "EXPLAIN ANALYZE " + statement.Text, out var prepared);
        using (prepared)
        {
            if (!state.IsSuccess())
                return error;
            StatementParameters.Bind(prepared, statement.Parameters);
            state = NativeMethods.PreparedStatements.DuckDBExecutePrepared(prepared, out var result);
            var cause = state.IsSuccess() ? null : NativeMethods.Query.DuckDBResultError(ref result);
            var type = NativeMethods.Query.DuckDBResultErrorType(ref result);
            result.Close();
            return cause is { Length: > 0 } ? new StatementException(cause, type) : error;
        }
    }

    public void Dispose()
    {
        if (_ahead is not null)
        {
            // Nobody waits for rows that nobody wants.
            _connection.NativeConnection.Interrupt();
            _ahead.Dispose();
            _ahead = null;
        }

        _chunk?.Dispose();
        _chunk = null;
        if (_hasResult)
            _result.Close();
        _hasResult = false;
        _prepared?.Dispose();
        _connection.Dispose();
    }

    // What writes is never asked twice.
    private static bool IsQuery(SqlStatement statement) =>
        statement.Text.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase);

    private void Run(SqlStatement statement)
    {
        var state = NativeMethods.PreparedStatements.DuckDBPrepare(_connection.NativeConnection, statement.Text, out var prepared);
        _prepared = prepared;
        if (!state.IsSuccess())
            throw new StatementException(NativeMethods.PreparedStatements.DuckDBPrepareError(prepared) ?? "DuckDB refused the statement.", DuckDBErrorType.Invalid);
        StatementParameters.Bind(prepared, statement.Parameters);
        state = NativeMethods.PreparedStatements.DuckDBExecutePreparedStreaming(prepared, out _result);
        _hasResult = true;
        if (!state.IsSuccess())
        {
            ThrowResultError();
            throw new StatementException("DuckDB could not run the statement.", DuckDBErrorType.Invalid);
        }

        Columns = new ColumnVector[NativeMethods.Query.DuckDBColumnCount(ref _result)];
        for (var i = 0; i < Columns.Length; i++)
        {
            using var type = NativeMethods.Query.DuckDBColumnLogicalType(ref _result, i);
            Columns[i] = ColumnVector.Of(NativeMethods.Query.DuckDBColumnName(ref _result, i), type);
        }
    }

    private (DuckDBDataChunk Chunk, TimeSpan Time) Fetch()
    {
        using var ahead = _ahead ?? new ChunkAhead(_result);
        _ahead = null;
        return (ahead.Take(), ahead.Time);
    }

    private void ThrowResultError()
    {
        if (NativeMethods.Query.DuckDBResultError(ref _result) is { Length: > 0 } message)
            throw new StatementException(message, NativeMethods.Query.DuckDBResultErrorType(ref _result));
    }
}

/// <summary>What DuckDB said when a statement failed.</summary>
internal sealed class StatementException(string message, DuckDBErrorType type) : Exception(message)
{
    /// <summary>The kind of the error; Invalid where DuckDB does not say.</summary>
    public DuckDBErrorType ErrorType { get; } = type;
}
