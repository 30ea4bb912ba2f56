namespace FeatureStore.Tests;

/// <summary>A store that a test makes for itself, with what the engines' stores have beside the common interface.</summary>
public interface IContractEngine : IAsyncDisposable
{
    /// <summary>The store, empty at first.</summary>
    IFeatureStore Store { get; }

    /// <summary>Makes a table as its definition says.</summary>
    Task CreateAsync(TableInfo table);

    /// <summary>Writes rows, all or none.</summary>
    Task<long> AppendAsync<TRow>(IEnumerable<TRow> rows)
        where TRow : ITableRow<TRow>;
}
