using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Checks;

/// <summary>The feature table of the sample, loaded once for all tests that only read.</summary>
public sealed class SampleStore : IAsyncLifetime
{
    public DuckDbFeatureStore Store { get; } = DuckDbFeatureStore.OpenInMemory();

    public async Task InitializeAsync() => await Store.LoadAsync(MlFeatureStoreV2.Table, SampleFiles.FeatureStore);

    public async Task DisposeAsync() => await Store.DisposeAsync();
}
