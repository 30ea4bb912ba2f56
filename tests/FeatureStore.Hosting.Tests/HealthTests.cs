using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NbaPredictions;

namespace FeatureStore.Hosting.Tests;

/// <summary>The health of a host follows from the checks of its store's newest day.</summary>
public sealed class HealthTests
{
    private const string Sample = "ml_feature_store_v2.ndjson.gz";
    private const string Incident = "ml_feature_store_v2.incident-2026-02-06.ndjson.gz";

    [Fact]
    public async Task A_day_with_nothing_wrong_is_healthy()
    {
        await using var host = new Host(Sample, health => health.AddFeatureStoreCheck([HostChecks.MatchupLostCheck(), HostChecks.NothingCheck()]));

        var entry = await host.HealthAsync();

        Assert.Equal((HealthStatus.Healthy, "ml_feature_store_v2, 2026-02-06: 2 checks over 201 rows, nothing wrong."), (entry.Status, entry.Description));
        Assert.Equal(["ml_feature_store_v2", "2026-02-06", 201L, 2], new[] { "table", "day", "rows", "Pass" }.Select(key => entry.Data[key]));
    }

    [Fact]
    public async Task A_warning_degrades()
    {
        await using var host = new Host(Sample, health => health.AddFeatureStoreCheck(HostChecks.All));

        var entry = await host.HealthAsync();

        Assert.Equal((HealthStatus.Degraded, "ml_feature_store_v2, 2026-02-06: no-line warned for 120 of 201."), (entry.Status, entry.Description));
        Assert.Equal(["Information 1 ml_feature_store_v2, 2026-02-06: Warn of 3 checks over 201 rows.", "Warning 3 no-line of ml_feature_store_v2, 2026-02-06, warned: 120 of 201. A betting line is missing."], host.Log.Lines);
    }

    [Fact]
    public async Task A_failure_is_unhealthy_or_what_the_host_calls_it()
    {
        await using var host = new Host(Incident, health => health.AddFeatureStoreCheck(HostChecks.All));
        await using var lenient = new Host(Incident, health => health.AddFeatureStoreCheck(HostChecks.All, failureStatus: HealthStatus.Degraded));

        var entry = await host.HealthAsync();

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.StartsWith("ml_feature_store_v2, 2026-02-06: matchup-lost failed for 201 of 201; no-line warned for ", entry.Description);
        Assert.Contains("Error 2 matchup-lost of ml_feature_store_v2, 2026-02-06, failed: 201 of 201. The matchup of a player is all made up.", host.Log.Lines);
        Assert.Equal(HealthStatus.Degraded, (await lenient.HealthAsync()).Status);
    }

    [Fact]
    public async Task An_old_newest_day_degrades_and_says_its_age()
    {
        var later = new DateTimeOffset(2026, 2, 9, 0, 30, 0, TimeSpan.Zero);
        await using var host = new Host(Sample, health => health.AddFeatureStoreCheck([HostChecks.NothingCheck()]), later);
        await using var patient = new Host(Sample, health => health.AddFeatureStoreCheck([HostChecks.NothingCheck()], options => options.MaxAgeDays = 3), later);

        var entry = await host.HealthAsync();

        Assert.Equal((HealthStatus.Degraded, "ml_feature_store_v2, 2026-02-06: 1 checks over 201 rows, nothing wrong. The newest day is 3 days old."), (entry.Status, entry.Description));
        Assert.Equal(HealthStatus.Healthy, (await patient.HealthAsync()).Status);
    }

    [Theory]
    [InlineData(HealthStatus.Degraded)]
    [InlineData(HealthStatus.Unhealthy)]
    public async Task A_table_without_rows_is_never_healthy(HealthStatus without)
    {
        await using var host = new Host("", health => health.AddFeatureStoreCheck(HostChecks.All, options => options.WithoutData = without));

        var entry = await host.HealthAsync();

        Assert.Equal((without, "ml_feature_store_v2 has no rows."), (entry.Status, entry.Description));
    }

    [Fact]
    public async Task A_store_that_cannot_answer_is_unhealthy_and_logged()
    {
        await using var host = new Host("nothing", health => health.AddFeatureStoreCheck(HostChecks.All));

        var entry = await host.HealthAsync();

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.StartsWith("The checks of ml_feature_store_v2 could not run: ", entry.Description);
        Assert.Equal(["Error 7 The checks of ml_feature_store_v2 could not run."], host.Log.Lines);
    }

    [Fact]
    public async Task Rows_are_logged_only_if_the_host_wants_them()
    {
        await using var quiet = new Host(Incident, health => health.AddFeatureStoreCheck([HostChecks.MatchupLostCheck()]));
        await using var open = new Host(Incident, health => health.AddFeatureStoreCheck([HostChecks.MatchupLostCheck()], options => options.LogSamples = true));

        await quiet.HealthAsync();
        await open.HealthAsync();

        Assert.DoesNotContain(quiet.Log.Lines, line => line.Contains("adaneklund", StringComparison.Ordinal));
        Assert.Equal(5, open.Log.Lines.Count(line => line.StartsWith("Debug 6 matchup-lost is violated by player_lookup = ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_store_is_opened_once_and_disposed_with_the_container()
    {
        var host = new Host(Sample, health => health.AddFeatureStoreCheck(HostChecks.All));
        Assert.Null(host.Opened);
        await host.HealthAsync();
        var first = host.Opened;
        await host.HealthAsync();
        Assert.Same(first, host.Opened);

        await host.DisposeAsync();

        Assert.Equal(System.Data.ConnectionState.Closed, first!.Connection.State);
    }

    [Fact]
    public void What_cannot_be_right_is_refused_when_it_is_registered()
    {
        var services = new ServiceCollection();
        services.AddFeatureStore(_ => throw new NotSupportedException());

        Assert.Throws<InvalidOperationException>(() => services.AddFeatureStore(_ => throw new NotSupportedException()));
        Assert.Throws<ArgumentException>(() => services.AddHealthChecks().AddFeatureStoreCheck([]));
        Assert.Throws<ArgumentException>(() => services.AddHealthChecks().AddFeatureStoreCheck(
            [HostChecks.NothingCheck(), new RowCheck("other", PlayerPropPredictions.Table, PlayerPropPredictions.Columns.IsActive == false)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => services.AddHealthChecks().AddFeatureStoreCheck(HostChecks.All, options => options.MaxAgeDays = -1));
    }
}
