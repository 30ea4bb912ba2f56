using FeatureStore.DuckDB;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NbaPredictions;

namespace FeatureStore.Hosting.Tests;

/// <summary>The C# of docs/hosting.md: each region stands there word for word.</summary>
public sealed class HostExample
{
    [Fact]
    public async Task A_host_registers_its_store_and_its_checks()
    {
        var folder = Directory.CreateTempSubdirectory("featurestore-host-").FullName;
        var file = Path.Combine(folder, "features.duckdb");
        await using (var filled = DuckDbFeatureStore.Open(file))
            await filled.LoadAsync(MlFeatureStoreV2.Table, Path.Combine(AppContext.BaseDirectory, "Sample", "ml_feature_store_v2.incident-2026-02-06.ndjson.gz"));
        var services = new ServiceCollection().AddLogging();

        #region host
        services.AddFeatureStore(_ => DuckDbFeatureStore.OpenReadOnly(file));
        services.AddHealthChecks().AddFeatureStoreCheck(HostChecks.All, options => options.MaxAgeDays = 2, tags: ["ready"]);
        #endregion

        await using (var provider = services.BuildServiceProvider())
            Assert.Equal(HealthStatus.Unhealthy, (await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status);
        Directory.Delete(folder, recursive: true);
    }
}
