using FeatureStore.DuckDB;
using NbaPredictions;

namespace FeatureStore.Gate.Tests;

#region gate
/// <summary>Fails the build of a team on a day whose batch breaks a check: a test for each of them.</summary>
public sealed class BatchGate(Batch batch) : IClassFixture<Batch>
{
    public static TheoryData<string> Checks => [.. BatchChecks.All.Select(check => check.Id)];

    [Theory]
    [MemberData(nameof(Checks))]
    public void The_batch_holds(string id)
    {
        var result = batch.Run[id];
        Assert.False(result.Status is CheckStatus.Fail or CheckStatus.Error or CheckStatus.NoData, Batch.Describe(result));
    }
}

/// <summary>The day, checked once for all tests.</summary>
public sealed class Batch : IAsyncLifetime
{
    public CheckRun Run { get; private set; } = null!;

    public async Task InitializeAsync() => Run = await CheckAsync("ml_feature_store_v2.ndjson.gz", new DateOnly(2026, 2, 6));

    public Task DisposeAsync() => Task.CompletedTask;

    public static async Task<CheckRun> CheckAsync(string export, DateOnly day)
    {
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.LoadAsync(MlFeatureStoreV2.Table, Path.Combine(AppContext.BaseDirectory, "Sample", export));
        return await store.RunAsync(BatchChecks.All, day);
    }

    public static string Describe(CheckResult result) =>
        $"{result.Check.Description} {result.Violations} of {result.Evaluated} rows, such as {string.Join(" and ", result.Samples.Take(2).Select(s => s.Keys[0].Value))}.";
}
#endregion

/// <summary>The gate holds back what it should.</summary>
public sealed class GateTests
{
    [Fact]
    public async Task A_batch_that_lost_its_composite_factors_does_not_pass()
    {
        var run = await Batch.CheckAsync("ml_feature_store_v2.incident-2026-02-06.ndjson.gz", new DateOnly(2026, 2, 6));

        Assert.Equal((CheckStatus.Fail, 201), (run["composite-factors-defaulted"].Status, run["composite-factors-defaulted"].Violations));
        Assert.Equal(
            "The composite factors of a player all come from defaults. 201 of 201 rows, such as adaneklund and adanmoss.",
            Batch.Describe(run["composite-factors-defaulted"]));
    }

    [Fact]
    public async Task A_check_finds_the_same_rows_as_a_method_in_a_query_and_in_a_run()
    {
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.LoadAsync(MlFeatureStoreV2.Table, Path.Combine(AppContext.BaseDirectory, "Sample", "ml_feature_store_v2.ndjson.gz"));
        var days = MlFeatureStoreV2.Between(new(2026, 1, 24), new(2026, 2, 6));

        #region use
        // A condition of a query; with arguments, if it has parameters.
        var lost = await store.ToListAsync(days.Where(BatchChecks.CompositeFactorsDefaulted));
        var weak = await store.ToListAsync(days.Where(c => BatchChecks.StaleAndWeak(c, minQuality: 60)));

        // An object, alone or composed with others.
        RowCheck madeUp = BatchChecks.CompositeFactorsDefaultedCheck() & !BatchChecks.StaleAndWeakCheck(minQuality: 60);

        // All checks of the class, in one scan.
        var run = await store.RunAsync(BatchChecks.All, new DateOnly(2026, 2, 6));
        #endregion

        Assert.Empty(weak);
        Assert.Equal(lost.Count, (await store.ToListAsync(days.Where(madeUp))).Count);
        Assert.Equal(["composite-factors-defaulted", "stale-and-weak", "ready-but-made-up"], run.Results.Select(r => r.Check.Id));

        var rows = await store.ToListAsync(days);
        var byMethod = rows.Count(BatchChecks.CompositeFactorsDefaulted);

        Assert.Equal(57, byMethod);
        Assert.Equal(byMethod, (await store.ToListAsync(days.Where(BatchChecks.CompositeFactorsDefaulted))).Count);
        Assert.Equal(byMethod, (await store.RunAsync(BatchChecks.All, new(2026, 1, 24), new DateOnly(2026, 2, 6))).Sum(run => run["composite-factors-defaulted"].Violations));
    }
}
