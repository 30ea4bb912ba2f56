using System.Collections.Concurrent;
using DuckDB.NET.Data;

namespace FeatureStore.DuckDB;

/// <summary>
/// Feature tables in an embedded DuckDB: a file, or memory. Queries run on connections of their own, so several can stream at once; the
/// database closes when the store is disposed.
/// </summary>
public sealed partial class DuckDbFeatureStore : IFeatureStore, IDisposable
{
    private readonly string? _path;
    private readonly bool _isReadOnly;
    private readonly DefinitionGuard _definitions;
    private readonly ConcurrentDictionary<string, AttachedFiles> _attached = new(StringComparer.OrdinalIgnoreCase);

    private readonly ConcurrentDictionary<string, List<(string Name, string Type, bool Nullable)>> _readOnlyColumns = new(StringComparer.OrdinalIgnoreCase);

    private DuckDbFeatureStore(DuckDBConnection connection, string? path, bool isReadOnly)
    {
        Connection = connection;
        _path = path;
        _isReadOnly = isReadOnly;
        // Exports in place are read as the definition has them, and to look at them would be to read them.
        _definitions = new(this, table => _attached.ContainsKey(table.TableId));
    }

    /// <summary>The connection under the store, for SQL of your own and for Dapper. Times are in UTC.</summary>
    public DuckDBConnection Connection { get; }

    /// <inheritdoc/>
    public SqlDialect Dialect => SqlDialect.DuckDb;

    private string Name => _path ?? "the store in memory";

    /// <summary>Opens a database file, and makes it if it is not there.</summary>
    /// <exception cref="FeatureStoreException">It cannot be opened, is no DuckDB database, or another process has it open.</exception>
    public static DuckDbFeatureStore Open(string path) => Connect(path, readOnly: false);

    /// <summary>Opens a database file that is there, for reading; several processes may.</summary>
    /// <exception cref="FeatureStoreException">It is missing, is no DuckDB database, or another process has it open for writing.</exception>
    public static DuckDbFeatureStore OpenReadOnly(string path) => Connect(path, readOnly: true);

    /// <summary>Opens an empty store in memory, which is gone when it is disposed.</summary>
    public static DuckDbFeatureStore OpenInMemory() => Start(new DuckDBConnection("Data Source=:memory:"), null, isReadOnly: false);

    /// <inheritdoc/>
    public async IAsyncEnumerable<TResult> QueryAsync<TResult>(
        Query<TResult> query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        // DuckDB would turn a text into the number that a query asks for, row by row, until one cannot be.
        await _definitions.RequireAsync(query, cancellationToken).ConfigureAwait(false);
        if (WideAggregation<TResult>.Of(query) is { } wide)
        {
            await using var few = await StartAsync(query, wide.ToSql(Dialect), cancellationToken).ConfigureAwait(false);
            if (wide.TryEvaluate(few.Fill, out var result))
            {
                yield return result!;
                yield break;
            }
        }

        await using var rows = await StartAsync(query, query.ToSql(Dialect), cancellationToken).ConfigureAwait(false);
        while (rows.Read())
            yield return query.Read(rows.Reader);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<TBatch> ReadBatchesAsync<TBatch>(
        BatchQuery<TBatch> query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TBatch : Batch
    {
        ArgumentNullException.ThrowIfNull(query);
        await _definitions.RequireAsync(query, cancellationToken).ConfigureAwait(false);
        await using var rows = await DuckDbRows.StartAsync(NewConnection(), query.ToSql(Dialect), Name, cancellationToken).ConfigureAwait(false);
        var batch = query.NewBatch();
        while (rows.Fill(batch, query.Rows))
            yield return batch;
    }

    private async Task<DuckDbRows> StartAsync<TResult>(Query<TResult> query, SqlStatement statement, CancellationToken cancellationToken)
    {
        try
        {
            return await ExecuteReaderAsync(statement, cancellationToken).ConfigureAwait(false);
        }
        catch (FeatureStoreQueryException error)
        {
            throw await _definitions.ExplainAsync(query, error, cancellationToken).ConfigureAwait(false) ?? (Exception)error;
        }
    }

    /// <summary>Runs a query and gives all of its rows.</summary>
    public async Task<IReadOnlyList<TResult>> ToListAsync<TResult>(Query<TResult> query, CancellationToken cancellationToken = default)
    {
        var rows = new List<TResult>();
        await foreach (var row in QueryAsync(query, cancellationToken).ConfigureAwait(false))
            rows.Add(row);
        return rows;
    }

    /// <summary>Runs a statement and streams its rows; it has a connection of its own until it is disposed.</summary>
    /// <exception cref="FeatureStoreException">The statement cannot run; the message holds its SQL.</exception>
    public async Task<DuckDbRows> ExecuteReaderAsync(SqlStatement statement, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return await DuckDbRows.StartAsync(NewConnection(), statement, Name, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => Connection.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    // Another connection to the same database: a second statement on one connection would end the rows that still stream from the first.
    private DuckDBConnection NewConnection() => _path is null ? Connection.Duplicate() : new(Connection.ConnectionString);

    private void RequireWritable()
    {
        if (_isReadOnly)
            throw new FeatureStoreException($"{Name} is open read-only, so nothing can be written to it; open it with Open.");
    }

    private static DuckDbFeatureStore Connect(string path, bool readOnly)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (Directory.Exists(path))
            throw new FeatureStoreException($"{path} is a directory; name a database file in it.");
        if (readOnly && !File.Exists(path))
            throw new FeatureStoreException($"{path} does not exist; make it with 'featurestore load', or open it for writing.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new FeatureStoreException($"{path} cannot be made: the folder {folder} does not exist.");
        var settings = new DuckDBConnectionStringBuilder { DataSource = path };
        if (readOnly)
            settings["ACCESS_MODE"] = "READ_ONLY";
        return Start(new DuckDBConnection(settings.ConnectionString), path, readOnly);
    }

    private static DuckDbFeatureStore Start(DuckDBConnection connection, string? path, bool isReadOnly)
    {
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            // Global, because each query has a connection of its own. Nothing is ever fetched from outside.
            command.CommandText = "SET GLOBAL TimeZone = 'UTC'; SET autoinstall_known_extensions = false; SET autoload_known_extensions = false";
            command.ExecuteNonQuery();
            return new(connection, path, isReadOnly);
        }
        catch (DuckDBException error)
        {
            connection.Dispose();
            throw DuckDbErrors.Opening(path ?? ":memory:", error);
        }
    }
}
