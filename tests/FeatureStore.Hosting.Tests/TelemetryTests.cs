using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace FeatureStore.Hosting.Tests;

/// <summary>OpenTelemetry takes what runs of checks tell. Alone, since a source hears every run of the process.</summary>
[Collection(nameof(TelemetryTests))]
[CollectionDefinition(nameof(TelemetryTests), DisableParallelization = true)]
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_run_is_an_activity_and_metrics()
    {
        var activities = new List<Activity>();
        var metrics = new List<Metric>();
        using (var traces = Sdk.CreateTracerProviderBuilder().AddSource(CheckTelemetry.Name).AddInMemoryExporter(activities).Build())
        using (var meters = Sdk.CreateMeterProviderBuilder().AddMeter(CheckTelemetry.Name).AddInMemoryExporter(metrics).Build())
        {
            await using var host = new Host("ml_feature_store_v2.incident-2026-02-06.ndjson.gz", health => health.AddFeatureStoreCheck(HostChecks.All));
            await host.HealthAsync();
            traces.ForceFlush();
            meters.ForceFlush();

            var activity = Assert.Single(activities, a => a.DisplayName == "check ml_feature_store_v2" && Equals(a.GetTagItem("featurestore.checks"), 3));
            Assert.Equal("2026-02-06", activity.GetTagItem("featurestore.day"));
            Assert.Equal(
                ["featurestore.check.duration", "featurestore.check.results", "featurestore.check.violations"],
                metrics.Select(m => m.Name).Distinct().Order());
        }
    }
}
