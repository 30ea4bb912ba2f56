using BenchmarkDotNet.Attributes;
using NbaPredictions;

namespace FeatureStore.Benchmarks;

/// <summary>Building and rendering a query of ten conditions, beside the least that could be done: a literal.</summary>
[MemoryDiagnoser]
public class QueryBenchmarks
{
    private static readonly DateOnly Day = new(2026, 2, 6);

    [Benchmark(Baseline = true)]
    public string Literal() =>
        $"SELECT player_lookup, matchup_quality_pct FROM ml_feature_store_v2 WHERE game_date = DATE '{Day:yyyy-MM-dd}' AND feature_5_quality < 50";

    [Benchmark]
    public object Build() => TenConditions();

    [Benchmark]
    public SqlStatement BuildAndRender() => TenConditions().ToSql(SqlDialect.BigQuery);

    private static Query<(string, double?)> TenConditions() => MlFeatureStoreV2.On(Day)
        .Where(c => c.FatigueScore.Quality < 50 & c.PaceScore.Quality < 50 & c.UsageSpikeScore.Quality < 50)
        .Where(c => c.QualityAlertLevel == AlertLevel.Red | c.QualityTier == QualityTier.Poor)
        .Where(c => c.MatchupQualityPct < 50 & c.PlayerHistoryQualityPct >= 80 & c.IsHome == true)
        .Where(c => c.FeatureStoreAgeHours > 48 & c.PlayerLookup.StartsWith("a"))
        .Select(c => (c.PlayerLookup, c.MatchupQualityPct));
}
