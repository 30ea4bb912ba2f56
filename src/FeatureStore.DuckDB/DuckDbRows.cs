using System.Data.Common;
using DuckDB.NET.Data;

namespace FeatureStore.DuckDB;

/// <summary>The rows of a running statement, on a connection of their own. Cancellation interrupts the statement.</summary>
public sealed class DuckDbRows : IAsyncDisposable
{
    private readonly DuckDBConnection _connection;
    private readonly DuckDBCommand _command;
    private readonly SqlStatement _statement;
    private readonly string _store;
    private readonly CancellationToken _cancellationToken;
    private CancellationTokenRegistration _interrupt;

    private DuckDbRows(DuckDBConnection connection, DuckDBCommand command, SqlStatement statement, string store, CancellationToken cancellationToken)
    {
        _connection = connection;
        _command = command;
        _statement = statement;
        _store = store;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The reader, at the current row.</summary>
    public DbDataReader Reader { get; private set; } = null!;

    /// <summary>Goes to the next row; false after the last.</summary>
    /// <exception cref="OperationCanceledException">The token that the statement was started with is cancelled.</exception>
    /// <exception cref="FeatureStoreException">The statement failed at this row.</exception>
    public ValueTask<bool> ReadAsync()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return ValueTask.FromResult(Reader.Read());
        }
        catch (DuckDBException error)
        {
            throw Explain(error);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // First, so that nothing cancels a command that is gone.
        await _interrupt.DisposeAsync().ConfigureAwait(false);
        if (Reader is not null)
            await Reader.DisposeAsync().ConfigureAwait(false);
        await _command.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    internal static async Task<DuckDbRows> StartAsync(DuckDBConnection connection, SqlStatement statement, string store, CancellationToken cancellationToken)
    {
        var command = connection.CreateCommand();
        var rows = new DuckDbRows(connection, command, statement, store, cancellationToken);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            connection.Open();
            // Without streaming, DuckDB would hold the whole result before its first row.
            command.UseStreamingMode = true;
            command.CommandText = statement.Text;
            foreach (var parameter in statement.Parameters)
                command.Parameters.Add(new DuckDBParameter(parameter.Name, ParameterValue(parameter.Value)));
            rows._interrupt = cancellationToken.Register(static running => ((DuckDBCommand)running!).Cancel(), command);
            // DuckDB works on the calling thread; a caller that awaits shall not wait for it.
            rows.Reader = await Task.Run(command.ExecuteReader, CancellationToken.None).ConfigureAwait(false);
            return rows;
        }
        catch (DuckDBException error)
        {
            await rows.DisposeAsync().ConfigureAwait(false);
            throw rows.Explain(error);
        }
        catch
        {
            await rows.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static object ParameterValue(object value) => value is ValueList<byte> bytes ? bytes.AsSpan().ToArray() : value;

    private Exception Explain(DuckDBException error) => _cancellationToken.IsCancellationRequested
        ? new OperationCanceledException("The query was cancelled.", error, _cancellationToken)
        : DuckDbErrors.Running(_statement, _store, error);
}
