using FeatureStore.BigQuery;
using NbaPredictions;

namespace FeatureStore.Readme.Tests;

/// <summary>The C# of docs/bigquery.md: each region stands there word for word, and compiles. No test pays for a query.</summary>
public sealed class BigQueryExamples
{
    [Fact]
    public void Each_region_stands_on_the_page()
    {
        var blocks = Markdown.Blocks("csharp", Path.Combine("docs", "bigquery.md"));

        Assert.All(Markdown.Regions("BigQueryExamples.cs").Values, region => Assert.Contains(region, blocks));
    }

    internal static async Task Query()
    {
        #region connect
        await using var store = BigQueryFeatureStore.Connect("my-project", new()
        {
            TableDataset = "staging",
            ByteLimit = 1L << 30,
            Labels = new Dictionary<string, string> { ["team"] = "ml" },
        });

        var query = MlFeatureStoreV2.On(new DateOnly(2026, 2, 6)).Select(c => (c.PlayerLookup, c.MatchupQualityPct));
        Console.WriteLine(ByteText.Of(await store.DryRunAsync(query)));
        await foreach (var (player, matchup) in store.QueryAsync(query))
            Console.WriteLine($"{player} {matchup}");
        #endregion
    }

    internal static async Task Write(BigQueryFeatureStore store, IReadOnlyList<MlFeatureStoreV2> rows)
    {
        #region write
        await store.AppendAsync(rows);
        await store.InsertAsync(rows);
        #endregion
    }
}
