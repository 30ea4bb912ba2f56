using FeatureStore.DuckDB;
using NbaPredictions;

namespace FeatureStore.Readme.Tests;

/// <summary>The C# of the README: each region stands there word for word.</summary>
public sealed class Examples
{
    private static string Incident => Path.Combine(AppContext.BaseDirectory, "Sample", "ml_feature_store_v2.incident-2026-02-06.ndjson.gz");

    [Fact]
    public async Task Rows()
    {
        var text = new List<string>();
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.AttachFilesAsync(MlFeatureStoreV2.Table, [Incident]);

        #region rows
        await foreach (var row in store.QueryAsync(MlFeatureStoreV2.On(new DateOnly(2026, 2, 6))))
        {
            double? quality = row.FatigueScore.Quality;                        // 40
            FeatureSource? source = row.FatigueScore.Source;                   // Default
            bool lost = row.Matchup.CompositeFactors.AllDefaulted;             // features 5-8: true
            bool weak = row.Features(5, 8).Any(f => f.Quality < 50);           // true
            bool alarming = row.QualityAlertLevel is AlertLevel.Red;           // true
            text.Add($"{row.PlayerLookup} {quality} {source} {lost} {weak} {alarming}");
        }
        #endregion

        Assert.Equal(201, text.Count);
        Assert.All(text, t => Assert.EndsWith(" 40 Default True True True", t));
    }

    [Fact]
    public async Task Queries()
    {
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.AttachFilesAsync(MlFeatureStoreV2.Table, [Incident]);

        #region query
        var worst = MlFeatureStoreV2.On(new DateOnly(2026, 2, 6))
            .Where(c => c.Matchup.CompositeFactors.AnyQualityBelow(50))
            .OrderBy(c => c.MatchupQualityPct)
            .Select(c => (c.PlayerLookup, c.FatigueScore.Quality, c.FatigueScore.Source, c.QualityAlertLevel))
            .Limit(20);

        var byDay = MlFeatureStoreV2.Between(new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 6))
            .GroupBy(c => c.GameDate)
            .Select(c => (c.GameDate, Sql.Count(), Sql.CountIf(c.QualityAlertLevel == AlertLevel.Red), Sql.Avg(c.MatchupQualityPct).Round(1)))
            .OrderByDescending(c => c.GameDate);

        await foreach (var (day, rows, red, matchup) in store.QueryAsync(byDay))
            Console.WriteLine($"{day}: {red} of {rows} red, matchup {matchup}");
        #endregion

        Assert.Equal(20, (await store.ToListAsync(worst)).Count);
        Assert.Equal([(new DateOnly(2026, 2, 6), 201L, 201L, 40.0)], await store.ToListAsync(byDay));
    }

    [Fact]
    public async Task Projections()
    {
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.AttachFilesAsync(MlFeatureStoreV2.Table, [Incident]);

        #region select projection
        var slim = MlFeatureStoreV2.On(new DateOnly(2026, 2, 6)).Select<Slim>();
        #endregion

        Assert.All(await store.ToListAsync(slim), row => Assert.Equal(40.0, row.MatchupQualityPct));
    }

    [Fact]
    public async Task Checks()
    {
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.LoadAsync(MlFeatureStoreV2.Table, Incident);

        #region run checks
        var run = await store.RunAsync(MyChecks.All, new DateOnly(2026, 2, 6));
        foreach (var result in run.Results)
            Console.WriteLine($"{result.Check.Id}: {result.Status}, {result.Violations} of {result.Evaluated}");

        var lost = MlFeatureStoreV2.On(new DateOnly(2026, 2, 6)).Where(MyChecks.CompositeFactorsDefaulted);
        #endregion

        Assert.Equal([(CheckStatus.Fail, 201L), (CheckStatus.Pass, 0L)], run.Results.Select(r => (r.Status, r.Violations)));
        Assert.Equal(201, (await store.ToListAsync(lost)).Count(MyChecks.CompositeFactorsDefaulted));
    }

    [Fact]
    public async Task Reports()
    {
        await using var store = DuckDbFeatureStore.OpenInMemory();

        #region report
        await store.LoadAsync(MlFeatureStoreV2.Table, Incident);
        var report = await store.ReportAsync(MlFeatureStoreV2.Table, new DateOnly(2026, 2, 6));
        Console.WriteLine(report.Verdict.Sentence);
        #endregion

        Assert.StartsWith("matchup is bad: all 6 features (5-8, 13, 14) defaulted for 201 of 201 players", report.Verdict.Sentence);
    }
}

#region checks
internal static partial class MyChecks
{
    /// <summary>The composite factors of a player all come from defaults.</summary>
    [QualityCheck("composite-factors-defaulted", Dimension = Dimension.Provenance, FailPercent = 10)]
    public static bool CompositeFactorsDefaulted(MlFeatureStoreV2 row) => row.Matchup.CompositeFactors.AllDefaulted;

    [QualityCheck("stale-and-weak", Severity.Warning)]
    public static bool StaleAndWeak(MlFeatureStoreV2 row, double minQuality = 50) =>
        row.FeatureStoreAgeHours > 48 && row.Features(5, 8).Any(f => f.Quality < minQuality);
}
#endregion

#region projection
[Projection<MlFeatureStoreV2>]
internal sealed partial record Slim(string PlayerLookup, double? MatchupQualityPct, QualityTier? MatchupQualityTier);
#endregion
