using System.Text.RegularExpressions;
using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Incidents;

/// <summary>A healthy day of the sample with one thing spoiled, and what is said of it.</summary>
public sealed class IncidentTests
{
    // 273 players, none of them with an incident.
    private static readonly DateOnly Day = new(2026, 2, 5);

    [Fact]
    public async Task An_upstream_that_finds_nothing_is_to_blame_and_says_by_which_columns()
    {
        var incident = await Only($"{Defaults(5, 6, 7, 8)}, source_composite_rows_found = 0, source_composite_last_updated = NULL, source_composite_completeness_pct = 0");

        Assert.Equal(IncidentKind.NotDelivered, incident.Kind);
        Assert.Equal(Severity.Error, incident.Severity);
        Assert.Equal(("player_composite_factors", "PlayerCompositeFactorsProcessor"), (incident.UpstreamTable, incident.Processor));
        Assert.Equal("PlayerCompositeFactorsProcessor did not deliver: features 5-8 defaulted for 273 of 273 players.", incident.Sentence);
        Assert.Equal("run PlayerCompositeFactorsProcessor for 2026-02-05, then rebuild the rows", incident.NextStep);
        Assert.Equal(
            [
                "source_composite_rows_found is 0 in 273 of 273 rows",
                "source_composite_last_updated is null in 273 of 273 rows",
                "source_composite_completeness_pct is 0.0 on average",
            ],
            incident.Evidence.Select(e => e.ToString()));
    }

    [Fact]
    public async Task The_processors_said_to_be_missing_are_evidence_and_never_the_reason()
    {
        Assert.Empty((await Report("missing_processors = 'PlayerCompositeFactorsProcessor'")).Incidents);

        var incident = await Only($"{Defaults(5, 6, 7, 8)}, source_composite_rows_found = 0, missing_processors = 'A,PlayerCompositeFactorsProcessor'");
        Assert.Contains("missing_processors names PlayerCompositeFactorsProcessor in 273 of 273 rows", incident.Evidence.Select(e => e.ToString()));
    }

    [Fact]
    public async Task An_upstream_that_was_there_and_not_taken_up_is_told_apart()
    {
        var incident = await Only(Defaults(13, 14));

        Assert.Equal(IncidentKind.NotTakenUp, incident.Kind);
        Assert.Equal("TeamDefenseZoneAnalysisProcessor delivered, and it was not taken up: features 13, 14 defaulted for 273 of 273 players.", incident.Sentence);
        Assert.StartsWith("rebuild the rows of 2026-02-05; if they default again, look at how they are read from team_defense_zone_analysis", incident.NextStep);
        Assert.Contains("source_team_defense_rows_found is 0 in none of 273 rows", incident.Evidence.Select(e => e.ToString()));
    }

    [Fact]
    public async Task An_upstream_that_leaves_a_tenth_of_the_players_out_delivered_in_part()
    {
        var incident = await Only($"{Defaults(5, 6, 7, 8)}, source_composite_rows_found = 0", $"hash(player_lookup) % 10 < 2");

        Assert.Equal(IncidentKind.DeliveredInPart, incident.Kind);
        Assert.Matches(@"^PlayerCompositeFactorsProcessor delivered in part: features 5-8 all defaulted for \d\d of 273 players, some of them for \d+ more\.$", incident.Sentence);
    }

    [Fact]
    public async Task An_upstream_that_leaves_a_feature_out_delivered_in_part()
    {
        var incident = await Only(Defaults(6));

        Assert.Equal(IncidentKind.DeliveredInPart, incident.Kind);
        Assert.Equal([6], incident.Features.Select(f => f.Index));
        Assert.Equal("PlayerCompositeFactorsProcessor delivered in part: feature 6 defaulted for 273 of 273 players.", incident.Sentence);
    }

    [Fact]
    public async Task An_upstream_without_a_processor_is_called_by_its_table()
    {
        var incident = await Only(Defaults(22, 23));

        Assert.Equal("team_offense_game_summary did not deliver: features 22, 23 defaulted for 273 of 273 players.", incident.Sentence);
        Assert.Equal("run what fills team_offense_game_summary for 2026-02-05, then rebuild the rows", incident.NextStep);
        Assert.Empty(incident.Evidence);
    }

    [Fact]
    public async Task Calculated_features_have_no_upstream_to_blame()
    {
        var incident = await Only(Defaults(9, 33));

        Assert.Equal(IncidentKind.NotCalculated, incident.Kind);
        Assert.Null(incident.UpstreamTable);
        Assert.Equal("The calculation failed: features 9, 33 defaulted for 273 of 273 players.", incident.Sentence);
    }

    [Fact]
    public async Task Optional_features_may_default_for_most_players_and_are_worth_a_look_when_they_do_for_all()
    {
        var incident = await Only(Defaults(25, 26));

        Assert.Equal(Severity.Warning, incident.Severity);
        Assert.Equal("odds_api did not deliver: features 25, 26 defaulted for 273 of 273 players.", incident.Sentence);
    }

    [Fact]
    public async Task Rows_without_sources_are_judged_by_the_columns_of_the_upstream()
    {
        var incident = Assert.Single((await Report("source_daily_cache_rows_found = 0", day: new(2026, 1, 24))).Incidents);

        Assert.Equal("PlayerDailyCacheProcessor did not deliver: source_daily_cache_rows_found is 0 for 180 of 180 players, and features 0-4, 31, 32 carry no source to tell by.", incident.Sentence);
    }

    [Fact]
    public async Task An_upstream_that_says_to_have_found_nothing_while_its_features_say_otherwise_is_worth_a_look()
    {
        var incident = await Only("source_daily_cache_rows_found = 0, feature_0_source = 'phase4', feature_1_source = 'phase4', feature_2_source = 'phase4', feature_3_source = 'phase4', feature_4_source = 'phase4', feature_31_source = 'phase4', feature_32_source = 'phase4'");

        Assert.Equal(Severity.Warning, incident.Severity);
        Assert.EndsWith("source_daily_cache_rows_found is 0 for 273 of 273 players, though features 0-4, 31, 32 name a source that is no default.", incident.Sentence);
    }

    [Fact]
    public async Task A_feature_that_is_stuck_at_a_healthy_source_makes_the_day_bad()
    {
        var report = await Report("features = list_transform(features, (v, i) -> CASE WHEN i = 6 THEN 0 ELSE v END)");

        var incident = Assert.Single(report.Incidents);
        Assert.Equal(IncidentKind.Stuck, incident.Kind);
        Assert.Equal("PlayerCompositeFactorsProcessor delivered a constant: fatigue_score is 0 in all 222 rows that did not default, though its quality reads 100.", incident.Sentence);
        Assert.Equal("features[5] has 1 different value (at least 10 are normal) and a standard deviation of 0 (at least 5 is normal)", incident.Evidence[0].ToString());
        Assert.Equal(DayStatus.Bad, report.Verdict.Status);
        Assert.Equal(DayStatus.Bad, report.Categories.Single(c => c.Category.Name == "matchup").Status);
        Assert.Equal("matchup is bad: fatigue_score is 0 in all 222 rows that did not default, though its quality reads 100; the average score of 85.8 does not show it.", report.Verdict.Sentence);
    }

    [Fact]
    public async Task A_calculated_feature_that_hardly_differs_is_stuck_too()
    {
        var incident = await Only("features = list_transform(features, (v, i) -> CASE WHEN i = 25 THEN 0.5 + hash(player_lookup) % 2 / 100 ELSE v END)");

        Assert.Equal(Severity.Warning, incident.Severity);
        Assert.StartsWith("The calculation delivered values that hardly differ: team_win_pct has 2 different values in ", incident.Sentence);
    }

    [Theory]
    [InlineData("hash(player_lookup) % 2 = 0", DayStatus.Bad)]
    [InlineData("hash(player_lookup) % 30 = 0", DayStatus.Warning)]
    public async Task A_source_that_the_catalog_does_not_know_is_an_incident_of_its_own(string where, DayStatus status)
    {
        var report = await Report("feature_25_source = 'bettingpros', feature_26_source = 'bettingpros'", where);

        var incident = Assert.Single(report.Incidents);
        Assert.Equal(IncidentKind.UnknownSource, incident.Kind);
        Assert.Matches(@"^A source that the catalog does not know: 'bettingpros' at features 25, 26 in \d+ of 273 rows\.$", incident.Sentence);
        Assert.Equal(status, report.Verdict.Status);
    }

    [Fact]
    public async Task A_hostile_source_is_quoted_harmlessly()
    {
        var incident = await Only("feature_5_source = '\e[31m''; DROP TABLE x; --' || chr(10) || repeat('long', 30)");

        Assert.StartsWith("A source that the catalog does not know: '\\u{1b}[31m'; DROP TABLE x; --\\u{a}longlong", incident.Sentence);
        Assert.DoesNotContain(incident.Sentence, char.IsControl);
        Assert.True(incident.Sentence.Length < 200);
    }

    [Fact]
    public async Task The_cause_that_loses_most_values_comes_first()
    {
        var report = await Report($"{Defaults(5, 6, 7, 8, 13, 14, 25, 26)}");

        Assert.Equal(
            ["PlayerCompositeFactorsProcessor", "TeamDefenseZoneAnalysisProcessor", "odds_api"],
            report.Incidents.Select(i => i.Processor ?? i.UpstreamTable));
    }

    [Fact]
    public async Task A_few_players_without_composite_factors_are_normal() =>
        Assert.Empty((await Report(Defaults(5, 6, 7, 8), "player_lookup IN (SELECT player_lookup FROM ml_feature_store_v2 WHERE game_date = DATE '2026-02-05' ORDER BY player_lookup LIMIT 20)")).Incidents);

    private static string Defaults(params int[] features) => string.Join(", ", features.Select(f => $"feature_{f}_source = 'default', feature_{f}_quality = 40"));

    private static async Task<Incident> Only(string change, string where = "true") => Assert.Single((await Report(change, where)).Incidents);

    private static async Task<DayReport> Report(string change, string where = "true", DateOnly? day = null)
    {
        var on = day ?? Day;
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.LoadAsync(MlFeatureStoreV2.Table, SampleFiles.FeatureStore);
        store.StoreAsText(Regex.Matches(change, @"feature_\d+_source(?= = ')").Select(m => m.Value));
        using var command = store.Connection.CreateCommand();
        command.CommandText = $"UPDATE ml_feature_store_v2 SET {change} WHERE game_date = DATE '{on:yyyy-MM-dd}' AND ({where})";
        command.ExecuteNonQuery();
        return await store.ReportAsync(MlFeatureStoreV2.Table, on);
    }
}
