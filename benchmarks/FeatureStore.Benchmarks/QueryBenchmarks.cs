using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using LinqToDB;
using LinqToDB.Data;
using NbaPredictions;

namespace FeatureStore.Benchmarks;

/// <summary>Building a query of ten conditions and the filter on the day, and rendering it to SQL with parameters; beside the peers, and the least that could be done.</summary>
[MemoryDiagnoser]
public class QueryBenchmarks
{
    private static readonly DateOnly Day = new(2026, 2, 6);

    private DataConnection _linqToDb = null!;

    [GlobalSetup]
    public async Task Setup() => _linqToDb = Peers.LinqToDb(await DataSet.DuckDbFileAsync());

    [GlobalCleanup]
    public ValueTask Cleanup() => _linqToDb.DisposeAsync();

    /// <summary>One interpolated string: the limit.</summary>
    [Benchmark]
    public string Literal() =>
        $"SELECT player_lookup, matchup_quality_pct FROM ml_feature_store_v2 WHERE game_date = DATE '{Day:yyyy-MM-dd}' AND feature_5_quality < 50";

    [Benchmark]
    public object Build() => TenConditions();

    [Benchmark(Baseline = true)]
    public SqlStatement BuildAndRender() => TenConditions().ToSql(SqlDialect.BigQuery);

    /// <summary>As a builder of strings does it: a list of conditions with the names of their parameters, joined.</summary>
    [Benchmark]
    public object StringsByHand()
    {
        var (conditions, parameters) = (new List<string>(), new Dictionary<string, object>());
        Add("game_date = ", Day);
        Add("feature_5_quality < ", 50.0);
        Add("feature_7_quality < ", 50.0);
        Add("feature_8_quality < ", 50.0);
        conditions.Add($"(quality_alert_level = {Parameter("red")} OR quality_tier = {Parameter("poor")})");
        Add("matchup_quality_pct < ", 50.0);
        Add("player_history_quality_pct >= ", 80.0);
        Add("is_home = ", true);
        Add("feature_store_age_hours > ", 48.0);
        conditions.Add($"STARTS_WITH(player_lookup, {Parameter("a")})");
        var text = new StringBuilder("SELECT player_lookup, matchup_quality_pct\nFROM ml_feature_store_v2\nWHERE ").AppendJoin("\n  AND ", conditions);
        return (text.ToString(), parameters);

        void Add(string condition, object value) => conditions.Add(condition + Parameter(value));

        string Parameter(object value)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"p{parameters.Count}");
            parameters.Add(name, value);
            return "@" + name;
        }
    }

    [Benchmark]
    public string LinqToDb()
    {
        var (day, low, high, hours, level, tier, start) = (Day, 50.0, 80.0, 48.0, "red", "poor", "a");
        return (from row in _linqToDb.GetTable<MlFeatureStoreV2>()
                where row.GameDate == day
                    && row.Feature5Quality < low && row.Feature7Quality < low && row.Feature8Quality < low
                    && (row.QualityAlertLevelText == level || row.QualityTierText == tier)
                    && row.MatchupQualityPct < low && row.PlayerHistoryQualityPct >= high && row.IsHome == true
                    && row.FeatureStoreAgeHours > hours && row.PlayerLookup.StartsWith(start)
                select new { row.PlayerLookup, row.MatchupQualityPct }).ToSqlQuery().Sql;
    }

    private static Query<(string, double?)> TenConditions() => MlFeatureStoreV2.On(Day)
        .Where(c => c.FatigueScore.Quality < 50 & c.PaceScore.Quality < 50 & c.UsageSpikeScore.Quality < 50)
        .Where(c => c.QualityAlertLevel == AlertLevel.Red | c.QualityTier == QualityTier.Poor)
        .Where(c => c.MatchupQualityPct < 50 & c.PlayerHistoryQualityPct >= 80 & c.IsHome == true)
        .Where(c => c.FeatureStoreAgeHours > 48 & c.PlayerLookup.StartsWith("a"))
        .Select(c => (c.PlayerLookup, c.MatchupQualityPct));
}
