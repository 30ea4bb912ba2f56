namespace FeatureStore;

/// <summary>An engine that holds feature tables and runs typed queries.</summary>
public interface IFeatureStore : IAsyncDisposable
{
    /// <summary>The dialect that the engine speaks.</summary>
    SqlDialect Dialect { get; }

    /// <summary>Runs a query and streams its rows as they arrive.</summary>
    /// <exception cref="FeatureStoreQueryException">The engine refused the query, or failed in evaluating it.</exception>
    /// <exception cref="FeatureStoreException">The table is not there, or the engine cannot be reached.</exception>
    IAsyncEnumerable<TResult> QueryAsync<TResult>(Query<TResult> query, CancellationToken cancellationToken = default);

    /// <summary>
    /// Runs a query and streams its rows in batches. There is one batch, which is filled anew for each step: what was taken from it, spans and rows
    /// too, is gone then.
    /// </summary>
    /// <exception cref="FeatureStoreQueryException">The engine refused the query, or failed in evaluating it.</exception>
    /// <exception cref="FeatureStoreException">The table is not there, or the engine cannot be reached.</exception>
    IAsyncEnumerable<TBatch> ReadBatchesAsync<TBatch>(BatchQuery<TBatch> query, CancellationToken cancellationToken = default)
        where TBatch : Batch;

    /// <summary>Whether the engine has a table.</summary>
    Task<bool> HasTableAsync(TableInfo table, CancellationToken cancellationToken = default);

    /// <summary>The columns that the engine has of a table, which may be fewer than the definition has, or others.</summary>
    /// <exception cref="FeatureStoreException">The engine does not have the table.</exception>
    Task<ValueList<StoredColumn>> ColumnsAsync(TableInfo table, CancellationToken cancellationToken = default);

    /// <summary>The fingerprint of the definition that a table was made with; null where the engine carries none.</summary>
    Task<string?> FingerprintAsync(TableInfo table, CancellationToken cancellationToken = default) => Task.FromResult<string?>(null);

    /// <summary>Where the table that the engine has is not what its definition says. The order of columns does not matter.</summary>
    /// <exception cref="FeatureStoreException">The engine does not have the table.</exception>
    Task<ValueList<TableDifference>> CompareAsync(TableInfo table, CancellationToken cancellationToken = default);
}
