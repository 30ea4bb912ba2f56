namespace FeatureStore.DuckDB.Tests.Checks;

/// <summary>A store that keeps the statements which are asked of the one below, and fails where a test wants it.</summary>
internal sealed class RecordingStore(IFeatureStore inner) : IFeatureStore
{
    public List<SqlStatement> Statements { get; } = [];

    /// <summary>What the n-th statement, from 1, fails with; null to run it.</summary>
    public Func<int, Exception?> Failure { get; init; } = _ => null;

    public SqlDialect Dialect => inner.Dialect;

    public IAsyncEnumerable<TResult> QueryAsync<TResult>(Query<TResult> query, CancellationToken cancellationToken = default)
    {
        Statements.Add(query.ToSql(Dialect));
        return Failure(Statements.Count) is { } failure ? throw failure : inner.QueryAsync(query, cancellationToken);
    }

    public IAsyncEnumerable<TBatch> ReadBatchesAsync<TBatch>(BatchQuery<TBatch> query, CancellationToken cancellationToken = default)
        where TBatch : Batch
    {
        Statements.Add(query.ToSql(Dialect));
        return Failure(Statements.Count) is { } failure ? throw failure : inner.ReadBatchesAsync(query, cancellationToken);
    }

    public Task<bool> HasTableAsync(TableInfo table, CancellationToken cancellationToken = default) => inner.HasTableAsync(table, cancellationToken);

    public Task<ValueList<StoredColumn>> ColumnsAsync(TableInfo table, CancellationToken cancellationToken = default) => inner.ColumnsAsync(table, cancellationToken);

    public Task<ValueList<TableDifference>> CompareAsync(TableInfo table, CancellationToken cancellationToken = default) => inner.CompareAsync(table, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
