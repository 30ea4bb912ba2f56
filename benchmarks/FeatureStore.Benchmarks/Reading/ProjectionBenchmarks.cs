using BenchmarkDotNet.Attributes;
using Dapper;
using LinqToDB;
using NbaPredictions;

namespace FeatureStore.Benchmarks;

/// <summary>The columns that a report on matchup features takes, as a record of the user's own.</summary>
[Projection<MlFeatureStoreV2>]
public sealed partial record MatchupRow(
    string PlayerLookup,
    DateOnly GameDate,
    string GameId,
    bool? IsHome,
    long FeatureCount,
    decimal? FeatureQualityScore,
    double? MatchupQualityPct,
    long? DefaultFeatureCount,
    AlertLevel? QualityAlertLevel,
    double? Feature5Quality,
    double? Feature6Quality,
    FeatureSource? Feature5Source);

/// <summary>Reading 12 of the 171 columns of all rows into a record of the user's own, as they arrive; beside the peers.</summary>
// So short that with fewer the runtime would still be compiling.
[WarmupCount(8)]
public class ProjectionBenchmarks : ReadingBenchmarks
{
    private const string Sql =
        """
        SELECT player_lookup, game_date, game_id, is_home, feature_count, feature_quality_score, matchup_quality_pct, default_feature_count,
          quality_alert_level, feature_5_quality, feature_6_quality, feature_5_source
        FROM ml_feature_store_v2
        """;

    [Benchmark(Baseline = true)]
    public async Task<long> Typed()
    {
        var features = 0L;
        await foreach (var row in Store.QueryAsync(DataSet.All.Select<MatchupRow>()))
            features += row.FeatureCount;
        return features;
    }

    /// <summary>DuckDB makes the chunks, and nothing reads them: the limit.</summary>
    [Benchmark]
    public long ChunksAlone() => Chunks.Fetch(Connection, Sql);

    /// <summary>Get by ordinal, column by column, from the data reader of DuckDB.NET.</summary>
    [Benchmark]
    public long HandWrittenLoop()
    {
        var features = 0L;
        using var reader = Peers.Read(Connection, Sql);
        while (reader.Read())
        {
            var row = new MatchupRow(
                reader.GetString(0),
                reader.GetFieldValue<DateOnly>(1),
                reader.GetString(2),
                reader.IsDBNull(3) ? null : reader.GetBoolean(3),
                reader.GetInt64(4),
                reader.IsDBNull(5) ? null : reader.GetDecimal(5),
                reader.IsDBNull(6) ? null : reader.GetDouble(6),
                reader.IsDBNull(7) ? null : reader.GetInt64(7),
                reader.IsDBNull(8) ? null : AlertLevelTexts.Map.Parse(reader.GetString(8)),
                reader.IsDBNull(9) ? null : reader.GetDouble(9),
                reader.IsDBNull(10) ? null : reader.GetDouble(10),
                reader.IsDBNull(11) ? null : FeatureSourceTexts.Map.Parse(reader.GetString(11)));
            features += row.FeatureCount;
        }

        return features;
    }

    [Benchmark]
    public long DapperUnbuffered()
    {
        var features = 0L;
        foreach (var row in Connection.Query<DapperRow>(Sql, buffered: false))
            features += row.feature_count;
        return features;
    }

    [Benchmark]
    public long DapperBuffered()
    {
        var features = 0L;
        foreach (var row in Connection.Query<DapperRow>(Sql, buffered: true))
            features += row.feature_count;
        return features;
    }

    [Benchmark]
    public long LinqToDb()
    {
        var rows = from row in LinqToDbConnection.GetTable<MlFeatureStoreV2>()
                   select new
                   {
                       row.PlayerLookup,
                       row.GameDate,
                       row.GameId,
                       row.IsHome,
                       row.FeatureCount,
                       row.FeatureQualityScore,
                       row.MatchupQualityPct,
                       row.DefaultFeatureCount,
                       row.QualityAlertLevelText,
                       row.Feature5Quality,
                       row.Feature6Quality,
                       row.Feature5SourceText,
                   };
        var features = 0L;
        foreach (var row in rows)
            features += row.FeatureCount;
        return features;
    }

    /// <summary>Dapper's own way: properties of the names of the columns, enums by their names, whatever their case.</summary>
#pragma warning disable IDE1006 // Named as the columns.
    private sealed class DapperRow
    {
        public string player_lookup { get; set; } = "";

        public DateOnly game_date { get; set; }

        public string game_id { get; set; } = "";

        public bool? is_home { get; set; }

        public long feature_count { get; set; }

        public decimal? feature_quality_score { get; set; }

        public double? matchup_quality_pct { get; set; }

        public long? default_feature_count { get; set; }

        public AlertLevel? quality_alert_level { get; set; }

        public double? feature_5_quality { get; set; }

        public double? feature_6_quality { get; set; }

        public string? feature_5_source { get; set; }
    }
#pragma warning restore IDE1006
}
