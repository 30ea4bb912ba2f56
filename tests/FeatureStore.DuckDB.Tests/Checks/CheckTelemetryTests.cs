using System.Diagnostics;
using System.Diagnostics.Metrics;
using NbaPredictions;
using static FeatureStore.DuckDB.Tests.Checks.FeatureChecks;

namespace FeatureStore.DuckDB.Tests.Checks;

/// <summary>What a host sees of a run. Other tests run at the same time, so each looks only at what is its own.</summary>
public sealed class CheckTelemetryTests(SampleStore sample) : IClassFixture<SampleStore>
{
    private static readonly DateOnly Day = new(2026, 2, 2);

    [Fact]
    public async Task A_run_is_one_activity_with_the_attributes_of_its_statement()
    {
        CheckRun? run = null;
        var activity = Assert.Single(await ActivitiesAsync(async () => run = await sample.Store.RunAsync([CompositeDefaulted, NoAlertLevel], Day)));

        Assert.Equal(("check ml_feature_store_v2", ActivityKind.Client, ActivityStatusCode.Unset), (activity.DisplayName, activity.Kind, activity.Status));
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["featurestore.table"] = "ml_feature_store_v2",
                ["featurestore.fingerprint"] = MlFeatureStoreV2.Table.Fingerprint,
                ["featurestore.checks"] = 2,
                ["featurestore.day"] = "2026-02-02",
                ["featurestore.status"] = "fail",
                ["featurestore.rows"] = 118L,
                ["db.system.name"] = "duckdb",
                ["db.namespace"] = "nba_predictions",
                ["db.collection.name"] = "ml_feature_store_v2",
                ["db.operation.name"] = "SELECT",
                ["db.query.summary"] = "SELECT ml_feature_store_v2",
                ["db.query.text"] = run!.Statement!.Text,
            },
            activity.TagObjects.ToDictionary());
    }

    [Fact]
    public async Task A_range_is_one_activity_with_the_worst_status()
    {
        var activity = Assert.Single(await ActivitiesAsync(() => sample.Store.RunAsync([CompositeDefaulted], Day, Day.AddDays(1))));

        Assert.Equal(
            ("2026-02-02", "2026-02-03", "fail", 457L),
            (activity.GetTagItem("featurestore.from"), activity.GetTagItem("featurestore.to"), activity.GetTagItem("featurestore.status"), activity.GetTagItem("featurestore.rows")));
    }

    [Fact]
    public async Task A_run_that_throws_is_an_activity_with_the_error()
    {
        await using var empty = DuckDbFeatureStore.OpenInMemory();
        var activity = Assert.Single(await ActivitiesAsync(() => Assert.ThrowsAsync<FeatureStoreException>(() => empty.RunAsync([NoAlertLevel], Day))));

        Assert.Equal((ActivityStatusCode.Error, "FeatureStore.FeatureStoreException"), (activity.Status, activity.GetTagItem("error.type")));
        Assert.StartsWith("Table ml_feature_store_v2 is not in", activity.StatusDescription);
    }

    [Fact]
    public async Task A_run_is_measured()
    {
        var measured = new List<(string Instrument, string? Unit, double Value, Dictionary<string, object?> Tags)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == CheckTelemetry.Name)
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        listener.Start();

        await sample.Store.RunAsync([CompositeDefaulted.As("measured-1"), NoAlertLevel.As("measured-2", Severity.Warning), Overflowing.As("measured-3")], Day);

        lock (measured)
        {
            var ours = measured.Where(m => m.Tags.TryGetValue("featurestore.check", out var check) && ((string)check!).StartsWith("measured-", StringComparison.Ordinal)).ToList();
            Assert.Equal(
                [("measured-1", 56.0, "{violation}"), ("measured-2", 0.0, "{violation}")],
                ours.Where(m => m.Instrument == "featurestore.check.violations").Select(m => ((string)m.Tags["featurestore.check"]!, m.Value, m.Unit)));
            Assert.Equal(
                [("fail", "error", 1.0), ("pass", "warning", 1.0), ("error", "error", 1.0)],
                ours.Where(m => m.Instrument == "featurestore.check.results").Select(m => ((string)m.Tags["featurestore.status"]!, (string)m.Tags["featurestore.severity"]!, m.Value)));
            Assert.All(ours, m => Assert.Equal("ml_feature_store_v2", m.Tags["featurestore.table"]));
            Assert.Contains(measured, m => m is { Instrument: "featurestore.check.duration", Unit: "s", Value: > 0 and < 600 } && (string?)m.Tags["featurestore.table"] == "ml_feature_store_v2");
        }

        void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            lock (measured)
                measured.Add((instrument.Name, instrument.Unit, value, tags.ToArray().ToDictionary()));
        }
    }

    private static async Task<List<Activity>> ActivitiesAsync(Func<Task> run)
    {
        var activities = new List<Activity>();
        using var parent = new Activity("test").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == CheckTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == parent.TraceId)
                    activities.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await run();
        return activities;
    }
}
