using System.Text.Json.Nodes;

namespace FeatureStore.DuckDB.Tests.Checks.BuiltIn;

/// <summary>A sum over the features that says something else than they do is found, and nothing else with it.</summary>
public sealed class DerivedTests
{
    [Fact]
    public async Task The_day_as_it_is_lies_nowhere() => Assert.Equal([], Lies(await SpoiltDay.RunAsync(0, _ => { })));

    [Theory]
    [InlineData("feature_quality_score", "12.34", "feature-quality-score-derived quality-tier-derived quality-alert-level-derived is-quality-ready-derived")]
    [InlineData("matchup_quality_pct", "71.4", "matchup-quality-pct-derived matchup-quality-tier-derived")]
    [InlineData("vegas_quality_pct", "0.5", "vegas-quality-pct-derived")]
    [InlineData("default_feature_count", "36", "default-feature-count-derived")]
    [InlineData("matchup_default_count", "5", "matchup-default-count-derived")]
    [InlineData("phase4_feature_count", "36", "phase4-feature-count-derived")]
    [InlineData("phase3_feature_count", "36", "phase3-feature-count-derived")]
    [InlineData("calculated_feature_count", "36", "calculated-feature-count-derived")]
    [InlineData("training_quality_feature_count", "1", "training-quality-feature-count-derived")]
    [InlineData("critical_feature_count", "0", "critical-feature-count-derived")]
    [InlineData("optional_feature_count", "0", "optional-feature-count-derived")]
    [InlineData("quality_tier", "\"poor\"", "quality-tier-derived is-quality-ready-derived is-training-ready-derived")]
    [InlineData("matchup_quality_tier", "\"critical\"", "matchup-quality-tier-derived")]
    [InlineData("game_context_quality_tier", "\"critical\"", "game-context-quality-tier-derived")]
    [InlineData("quality_alert_level", "\"red\"", "quality-alert-level-derived")]
    [InlineData("is_quality_ready", "false", "is-quality-ready-derived")]
    [InlineData("has_composite_factors", "!", "has-composite-factors-derived")]
    [InlineData("has_opponent_defense", "!", "has-opponent-defense-derived")]
    [InlineData("has_vegas_line", "!", "has-vegas-line-derived")]
    [InlineData("critical_features_training_quality", "!", "critical-features-training-quality-derived")]
    [InlineData("is_training_ready", "!", "is-training-ready-derived")]
    [InlineData("matchup_data_status", "\"MATCHUP_UNAVAILABLE\"", "matchup-data-status-derived")]
    [InlineData("quality_alerts", "[\"high_default_rate_22pct\"]", "high-default-rate-derived")]
    [InlineData("quality_alerts", "[\"all_matchup_features_defaulted\"]", "all-matchup-features-defaulted-derived")]
    [InlineData("quality_alerts", "[\"matchup_quality_critical\", \"game_context_quality_critical\"]", "game-context-quality-critical-derived matchup-quality-critical-derived")]
    public async Task A_sum_that_lies_is_found(string column, string value, string expected)
    {
        // One row, in which nothing is defaulted but optional features.
        var run = await SpoiltDay.RunAsync(rows => Spoil(rows.First(IsHealthy), column, value));

        Assert.Equal(expected.Split(' ').Order(StringComparer.Ordinal).Select(id => $"{id} 1"), Lies(run));
    }

    [Fact]
    public async Task The_share_in_the_name_of_an_alert_is_held_to_the_sources()
    {
        var run = await SpoiltDay.RunAsync(rows =>
        {
            var row = rows.First(r => r["quality_alerts"]!.AsArray().Any(a => ((string)a!).StartsWith("high_default_rate_", StringComparison.Ordinal)));
            row["quality_alerts"] = new JsonArray([.. row["quality_alerts"]!.AsArray().Select(a => (JsonNode)((string)a!).Replace("high_default_rate_2", "high_default_rate_9", StringComparison.Ordinal))]);
        });

        Assert.Equal(["high-default-rate-derived 1"], Lies(run));
    }

    private static bool IsHealthy(JsonObject row) =>
        row["quality_alerts"]!.AsArray().Count == 0 && (bool)row["is_training_ready"]! && (bool)row["critical_features_training_quality"]! && (string)row["quality_tier"]! == "silver";

    private static void Spoil(JsonObject row, string column, string value) => row[column] = value == "!" ? !(bool)row[column]! : JsonNode.Parse(value);

    private static IEnumerable<string> Lies(CheckRun run) => run.Results
        .Where(r => r.Check.Id.EndsWith("-derived", StringComparison.Ordinal) && r.Status != CheckStatus.Pass)
        .Select(r => $"{r.Check.Id} {r.Violations}")
        .Order(StringComparer.Ordinal);
}
