using NbaPredictions;

namespace FeatureStore.BigQuery.Tests.Protocol;

/// <summary>A live table that differs from the definition that the program was built for.</summary>
public sealed class DefinitionTests
{
    private const string Live =
        """
        {"schema":{"fields":[{"name":"player_lookup","type":"STRING","mode":"REQUIRED"},{"name":"game_date","type":"DATE","mode":"REQUIRED"},
         {"name":"matchup_quality_pct","type":"STRING"},{"name":"vegas_quality_pct","type":"FLOAT"}]}}
        """;

    private static readonly DateOnly Day = new(2026, 2, 6);

    [Fact]
    public async Task A_statement_that_fails_says_which_columns_that_it_uses_differ()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Fail(400, "invalidQuery", "No matching signature for operator < for argument types: STRING, FLOAT64").Reply(Live);
        await using var store = server.Connect();

        var error = await Assert.ThrowsAsync<FeatureStoreDefinitionException>(() =>
            store.ToListAsync(MlFeatureStoreV2.On(Day).Where(c => c.MatchupQualityPct < 50 & c.QualityTier.IsNull()).Select(c => (c.PlayerLookup, c.VegasQualityPct))));

        Assert.Equal(
            $"Table ml_feature_store_v2 of the store differs in columns that the query uses: quality_tier is missing; matchup_quality_pct is STRING, not FLOAT64. The program was built for definition {MlFeatureStoreV2.Table.Fingerprint}. Build it with the definition that the store has, or mend the table.",
            error.Message);
        Assert.Contains("No matching signature", Assert.IsType<FeatureStoreQueryException>(error.InnerException).Problem);
    }

    [Fact]
    public async Task A_value_of_another_type_says_so_too()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Answers.Page([new("player_lookup", DataType.String, ColumnMode.Nullable), new("matchup_quality_pct", DataType.String, ColumnMode.Nullable)], ["""{"f":[{"v":"x"},{"v":"40"}]}"""], 1)).Reply(Live);
        await using var store = server.Connect();

        var error = await Assert.ThrowsAsync<FeatureStoreDefinitionException>(() => store.ToListAsync(MlFeatureStoreV2.On(Day).Select(c => (c.PlayerLookup, c.MatchupQualityPct))));

        Assert.Contains("matchup_quality_pct is STRING, not FLOAT64", error.Message);
    }

    [Fact]
    public async Task A_query_that_uses_nothing_of_what_differs_runs_and_looks_up_nothing()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Answers.Page([new("player_lookup", DataType.String, ColumnMode.Nullable), new("vegas_quality_pct", DataType.Float64, ColumnMode.Nullable)], ["""{"f":[{"v":"x"},{"v":"40"}]}"""], 1));
        await using var store = server.Connect();

        Assert.Equal([("x", 40.0)], await store.ToListAsync(MlFeatureStoreV2.On(Day).Select(c => (c.PlayerLookup, c.VegasQualityPct))));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_statement_that_fails_for_another_reason_keeps_its_error()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Fail(400, "invalidQuery", "Division by zero").Reply(Live);
        await using var store = server.Connect();

        var error = await Assert.ThrowsAsync<FeatureStoreQueryException>(() => store.ToListAsync(MlFeatureStoreV2.On(Day).Select(c => (c.PlayerLookup, c.VegasQualityPct))));

        Assert.Contains("Division by zero", error.Problem);
    }
}
