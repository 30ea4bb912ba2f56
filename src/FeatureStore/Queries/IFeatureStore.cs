namespace FeatureStore;

/// <summary>An engine that holds feature tables and runs typed queries.</summary>
public interface IFeatureStore : IAsyncDisposable
{
    /// <summary>The dialect that the engine speaks.</summary>
    SqlDialect Dialect { get; }

    /// <summary>Runs a query and streams its rows as they arrive.</summary>
    IAsyncEnumerable<TResult> QueryAsync<TResult>(Query<TResult> query, CancellationToken cancellationToken = default);

    /// <summary>Whether the engine has a table.</summary>
    Task<bool> HasTableAsync(TableInfo table, CancellationToken cancellationToken = default);
}
