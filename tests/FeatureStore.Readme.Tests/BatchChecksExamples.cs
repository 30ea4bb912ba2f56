using FeatureStore.DuckDB;
using NbaPredictions;

namespace FeatureStore.Readme.Tests;

/// <summary>The C# of docs/batch-checks.md: each region stands there word for word.</summary>
public sealed class BatchChecksExamples
{
    private static readonly DateOnly Day = new(2026, 2, 6);

    private static string Incident => Path.Combine(AppContext.BaseDirectory, "Sample", "ml_feature_store_v2.incident-2026-02-06.ndjson.gz");

    [Fact]
    public void Each_region_stands_on_the_page() =>
        Assert.Equal(Markdown.Regions("BatchChecksExamples.cs").Values, Markdown.Blocks("csharp", Path.Combine("docs", "batch-checks.md")));

    [Fact]
    public async Task Conditions_and_checks()
    {
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.LoadAsync(MlFeatureStoreV2.Table, Incident);

        #region filter
        var c = MlFeatureStoreV2.Columns;
        var filter = new BatchFilter(MlFeatureStoreV2.Table, c.Matchup.CompositeFactors.AllDefaulted, c.MatchupQualityPct < 60);

        long lost = 0, weak = 0;
        await foreach (var batch in store.ReadBatchesAsync(MlFeatureStoreV2.On(Day), _ => filter.Columns))
        {
            filter.Evaluate(batch);
            lost += filter[0].Count;                                // how many rows
            foreach (int row in filter[1])                          // which ones; filter[1].Words has a bit for each
                weak += batch.Row(row).MatchupQualityPct is < 50 ? 1 : 0;
        }
        #endregion

        Assert.Equal((201, 201), (lost, weak));

        #region checks
        var checks = new BatchChecks(BuiltInChecks.Of(MlFeatureStoreV2.Table).OfType<RowCheck>());
        var results = await checks.RunAsync(store.ReadBatchesAsync(MlFeatureStoreV2.On(Day), _ => checks.Columns));

        foreach (var result in results.Where(r => r.Status == CheckStatus.Fail))
            Console.WriteLine($"{result.Check.Id}: {result.Violations} of {result.Evaluated}");
        #endregion

        Assert.Contains(results, r => r.Status == CheckStatus.Fail && r.Violations == 201);
    }
}
