using FeatureStore.DuckDB;
using NbaPredictions;

namespace FeatureStore.Readme.Tests;

/// <summary>The C# of docs/batches.md: each region stands there word for word.</summary>
public sealed class BatchesExamples
{
    private static readonly DateOnly Day = new(2026, 2, 6);

    private static string Incident => Path.Combine(AppContext.BaseDirectory, "Sample", "ml_feature_store_v2.incident-2026-02-06.ndjson.gz");

    [Fact]
    public void Each_region_stands_on_the_page() =>
        Assert.Equal(Markdown.Regions("BatchesExamples.cs").Values, Markdown.Blocks("csharp", Path.Combine("docs", "batches.md")));

    [Fact]
    public async Task Reading_batches()
    {
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.LoadAsync(MlFeatureStoreV2.Table, Incident);

        #region reading
        double sum = 0;
        var defaulted = 0;
        await foreach (var batch in store.ReadBatchesAsync(MlFeatureStoreV2.On(Day), c => [c.MatchupQualityPct, c.Feature5Source]))
        {
            foreach (var pct in batch.MatchupQualityPct.Values)          // ReadOnlySpan<double>
                sum += pct;
            for (var i = 0; i < batch.Count; i++)
            {
                var row = batch.Row(i);                                  // a view, with the members of the record
                if (row.FatigueScore.IsDefaulted)
                    defaulted++;
            }
        }
        #endregion

        Assert.Equal((201 * 40.0, 201), (sum, defaulted));
    }
}
