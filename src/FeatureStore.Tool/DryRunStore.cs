using FeatureStore.BigQuery;

namespace FeatureStore.Tool;

/// <summary>BigQuery that says what the first query of a command would process, and runs none.</summary>
internal sealed class DryRunStore(BigQueryFeatureStore inner) : IFeatureStore
{
    public BigQueryFeatureStore Inner => inner;

    public SqlDialect Dialect => inner.Dialect;

    public async IAsyncEnumerable<TResult> QueryAsync<TResult>(Query<TResult> query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Always: the condition is for the compiler, which wants a way to the end of a sequence.
        if (query is not null)
            throw new DryRunException(await inner.DryRunAsync(query, cancellationToken));
        yield break;
    }

    public IAsyncEnumerable<TBatch> ReadBatchesAsync<TBatch>(BatchQuery<TBatch> query, CancellationToken cancellationToken = default)
        where TBatch : Batch => throw new NotSupportedException("No command reads batches, so none is weighed.");

    public Task<bool> HasTableAsync(TableInfo table, CancellationToken cancellationToken = default) => inner.HasTableAsync(table, cancellationToken);

    public Task<ValueList<StoredColumn>> ColumnsAsync(TableInfo table, CancellationToken cancellationToken = default) => inner.ColumnsAsync(table, cancellationToken);

    public Task<ValueList<TableDifference>> CompareAsync(TableInfo table, CancellationToken cancellationToken = default) => inner.CompareAsync(table, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

/// <summary>Ends a command whose query was only to be weighed.</summary>
internal sealed class DryRunException(long bytes) : Exception($"The query would process {ByteText.Of(bytes)} in BigQuery; it was not run.");
