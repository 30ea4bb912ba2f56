using System.Runtime.CompilerServices;

namespace FeatureStore.BigQuery;

/// <summary>
/// Feature tables in BigQuery. Queries stream: the next page is fetched while one is read. Nothing is sent before the first call, and each call has
/// no more permission than it needs.
/// </summary>
public sealed partial class BigQueryFeatureStore : IFeatureStore
{
    private readonly BigQueryApi _api;
    private readonly AbandonedCalls _abandoned = new();

    private BigQueryFeatureStore(string projectId, BigQueryOptions options)
    {
        _api = new(projectId, options);
        Dialect = new BigQueryDialect(options.TableProject, options.TableDataset);
    }

    /// <inheritdoc/>
    public SqlDialect Dialect { get; }

    /// <summary>The project that runs the queries and pays for them.</summary>
    public string ProjectId => _api.ProjectId;

    /// <summary>How it runs them.</summary>
    public BigQueryOptions Options => _api.Options;

    /// <summary>A store in a project; the credential is looked for at the first call.</summary>
    /// <param name="projectId">The project that runs the queries and pays for them.</param>
    /// <param name="options">How to reach BigQuery, and how to run there; application default credentials if not given.</param>
    public static BigQueryFeatureStore Connect(string projectId, BigQueryOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(projectId);
        return new(projectId, options ?? new());
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<TResult> QueryAsync<TResult>(Query<TResult> query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var reader = await StartAsync(query, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                var row = Read(query, reader, out var failure);
                if (failure is not null)
                    throw await new DefinitionGuard(this).ExplainAsync(query, failure, cancellationToken).ConfigureAwait(false) ?? (Exception)failure;
                yield return row;
            }
        }
    }

    // A value of another type than the definition has, of a column that is selected and nothing else.
    private static TResult Read<TResult>(Query<TResult> query, BigQueryRowReader reader, out BigQueryException? failure)
    {
        try
        {
            failure = null;
            return query.Read(reader);
        }
        catch (BigQueryException error)
        {
            failure = error;
            return default!;
        }
    }

    // BigQuery converts no type by itself: a column that differs fails the statement, so nothing need be looked up before.
    private async Task<BigQueryRowReader> StartAsync<TResult>(Query<TResult> query, CancellationToken cancellationToken)
    {
        try
        {
            return await ExecuteReaderAsync(query.ToSql(Dialect), cancellationToken).ConfigureAwait(false);
        }
        catch (FeatureStoreQueryException error)
        {
            throw await new DefinitionGuard(this).ExplainAsync(query, error, cancellationToken).ConfigureAwait(false) ?? (Exception)error;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<TBatch> ReadBatchesAsync<TBatch>(BatchQuery<TBatch> query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TBatch : Batch
    {
        ArgumentNullException.ThrowIfNull(query);
        var reader = await ExecuteReaderAsync(query.ToSql(Dialect), cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var batch = query.NewBatch();
            var append = query.AppenderTo(batch);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                append(reader);
                if (batch.Count < query.Rows)
                    continue;
                yield return batch;
                batch.Clear();
            }

            if (batch.Count > 0)
                yield return batch;
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

    /// <summary>Runs a statement and streams its rows.</summary>
    /// <exception cref="FeatureStoreQueryException">BigQuery refused the statement, or failed in evaluating it.</exception>
    /// <exception cref="BigQueryException">It cannot run for another reason, or would process more bytes than the options allow.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the job was told to stop.</exception>
    public async Task<BigQueryRowReader> ExecuteReaderAsync(SqlStatement statement, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(statement);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (Options.ByteLimit is { } limit)
                await RequireBelowAsync([statement], limit, cancellationToken).ConfigureAwait(false);
            return BigQueryRowReader.Of(await new RunningQuery(_api, statement, _abandoned).StartAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (BigQueryException error) when (error.Reason is "invalidQuery" or "invalid")
        {
            throw new FeatureStoreQueryException(error.Problem ?? error.Message, statement, error);
        }
    }

    /// <summary>Waits until jobs that were cancelled are told to stop, and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _abandoned.WaitAsync().ConfigureAwait(false);
        _api.Dispose();
    }
}
