using FeatureStore.DuckDB;
using NbaPredictions;

namespace FeatureStore.ML.Tests;

/// <summary>A store with the sample, loaded once.</summary>
public sealed class SampleStore : IAsyncLifetime
{
    public DuckDbFeatureStore Store { get; } = DuckDbFeatureStore.OpenInMemory();

    public Task InitializeAsync() => Store.LoadAsync(MlFeatureStoreV2.Table, Path.Combine(AppContext.BaseDirectory, "Sample", "ml_feature_store_v2.ndjson.gz"));

    public Task DisposeAsync() => Store.DisposeAsync().AsTask();
}
