using System.Data.Common;
using DuckDB.NET.Data;

namespace FeatureStore.DuckDB;

/// <summary>The rows of a running statement, on a connection of their own. Cancellation interrupts the statement.</summary>
public sealed class DuckDbRows : IAsyncDisposable
{
    private readonly SqlStatement _text;
    private readonly string _store;
    private readonly CancellationToken _cancellationToken;
    private CancellationTokenRegistration _interrupt;
    private RunningStatement? _statement;

    private DuckDbRows(SqlStatement text, string store, CancellationToken cancellationToken)
    {
        _text = text;
        _store = store;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The reader, at the current row.</summary>
    public DbDataReader Reader { get; private set; } = null!;

    /// <summary>Goes to the next row; false after the last.</summary>
    /// <exception cref="OperationCanceledException">The token that the statement was started with is cancelled.</exception>
    /// <exception cref="FeatureStoreException">The statement failed at this row.</exception>
    public ValueTask<bool> ReadAsync() => ValueTask.FromResult(Read());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // First, so that nothing interrupts a connection that is gone.
        await _interrupt.DisposeAsync().ConfigureAwait(false);
        if (Reader is not null)
            await Reader.DisposeAsync().ConfigureAwait(false);
        _statement?.Dispose();
    }

    internal static async Task<DuckDbRows> StartAsync(DuckDBConnection connection, SqlStatement statement, string store, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var rows = new DuckDbRows(statement, store, cancellationToken);
        try
        {
            // DuckDB works on the calling thread; a caller that awaits shall not wait for it.
            await Task.Run(() => rows.Start(connection), CancellationToken.None).ConfigureAwait(false);
            return rows;
        }
        catch
        {
            await rows.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private void Start(DuckDBConnection connection)
    {
        try
        {
            _statement = RunningStatement.Start(connection, _text, interrupt =>
            {
                _interrupt = _cancellationToken.Register(interrupt);
                _cancellationToken.ThrowIfCancellationRequested();
            });
            Reader = new DuckDbRowReader(_statement);
        }
        catch (StatementException error)
        {
            throw Explain(error);
        }
    }

    internal bool Read()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return Reader.Read();
        }
        catch (StatementException error)
        {
            throw Explain(error);
        }
    }

    /// <summary>Fills a batch with whole chunks until it has so many rows; false if there are no more.</summary>
    internal bool Fill(Batch batch, int rows)
    {
        batch.Clear();
        var reader = (DuckDbRowReader)Reader;
        try
        {
            while (batch.Count < rows)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                var count = reader.NextChunk();
                if (count == 0)
                    break;
                for (var i = 0; i < batch.Columns.Count; i++)
                    BatchFiller.Append(reader.Columns[i], count, batch.Columns[i]);
            }
        }
        catch (StatementException error)
        {
            throw Explain(error);
        }

        return batch.Count > 0;
    }

    private Exception Explain(StatementException error) => _cancellationToken.IsCancellationRequested
        ? new OperationCanceledException("The query was cancelled.", error, _cancellationToken)
        : DuckDbErrors.Running(_text, _store, _statement?.CauseOf(error, _text) ?? error);
}
