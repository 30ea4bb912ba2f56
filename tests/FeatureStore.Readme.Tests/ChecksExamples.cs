using FeatureStore.DuckDB;
using NbaPredictions;

namespace FeatureStore.Readme.Tests;

/// <summary>The C# of docs/checks.md: each region stands there word for word.</summary>
public sealed class ChecksExamples
{
    private static string Incident => Path.Combine(AppContext.BaseDirectory, "Sample", "ml_feature_store_v2.incident-2026-02-06.ndjson.gz");

    [Fact]
    public void Each_region_stands_on_the_page()
    {
        var blocks = Markdown.Blocks("csharp", Path.Combine("docs", "checks.md"));

        Assert.All(Markdown.Regions("ChecksExamples.cs").Values, region => Assert.Contains(region, blocks));
        Assert.Contains(Markdown.Regions("../FeatureStore.Gate.Tests/BatchChecks.cs")["checks"], blocks);
        Assert.Contains(Markdown.Regions("../FeatureStore.Gate.Tests/BatchGate.cs")["use"], blocks);
    }

    [Fact]
    public void The_page_on_hosts_shows_what_runs()
    {
        var shown = Markdown.Regions("../FeatureStore.Hosting.Tests/HostExample.cs").Values.Append(Markdown.Regions("../FeatureStore.Gate.Tests/BatchGate.cs")["gate"]);

        Assert.Equal(Markdown.Blocks("csharp", Path.Combine("docs", "hosting.md")), shown);
    }

    [Fact]
    public async Task By_hand()
    {
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.LoadAsync(MlFeatureStoreV2.Table, Incident);

        #region by hand
        var c = MlFeatureStoreV2.Columns;

        var compositeLost = new RowCheck("composite-lost", MlFeatureStoreV2.Table, c.Matchup.CompositeFactors.AllDefaulted)
        {
            Description = "The composite factors of a player come from defaults.",
            Dimension = Dimension.Provenance,
        };

        var weakThoughReady = new RowCheck("weak-though-ready", MlFeatureStoreV2.Table, c.MatchupQualityPct < 60)
        {
            Applies = c.IsQualityReady == true,
            Severity = Severity.Warning,
            Threshold = new() { WarnPercent = 5 },
        };
        #endregion

        CheckSet checks = [compositeLost, weakThoughReady];

        #region run
        var run = await store.RunAsync(checks, new DateOnly(2026, 2, 6));
        foreach (var result in run.Results)
            Console.WriteLine($"{result.Check.Id}: {result.Status}, {result.Violations} of {result.Evaluated}");

        var runs = await store.RunAsync(checks, new DateOnly(2026, 1, 24), new DateOnly(2026, 2, 6));
        #endregion

        Assert.Equal([("composite-lost", CheckStatus.Fail, 201), ("weak-though-ready", CheckStatus.NoData, 0)], run.Results.Select(r => (r.Check.Id, r.Status, (int)r.Violations)));
        Assert.Equal([run.Day], runs.Select(r => r.Day));

        #region per table
        foreach (var ofOneTable in checks.PerTable())
            await store.RunAsync(ofOneTable, new DateOnly(2026, 2, 6));
        #endregion
    }
}
