using DuckDB.NET.Data;
using NbaPredictions;
using static FeatureStore.DuckDB.Tests.Checks.FeatureChecks;

namespace FeatureStore.DuckDB.Tests.Opening;

/// <summary>A store that was made with another definition than the program was built for.</summary>
public sealed class DefinitionTests
{
    private static readonly DateOnly Day = new(2026, 2, 2);
    private static readonly TableInfo Table = MlFeatureStoreV2.Table;

    [Fact]
    public async Task A_store_that_it_made_carries_its_definition()
    {
        await using var store = await NewAsync();

        Assert.Equal(Table.Fingerprint, await store.FingerprintAsync(Table));
        await RunAsync(store, "COMMENT ON TABLE ml_feature_store_v2 IS 'Somebody else''s words'");
        Assert.Null(await store.FingerprintAsync(Table));
    }

    [Fact]
    public async Task A_query_that_uses_a_column_of_another_type_is_refused_with_both_definitions()
    {
        await using var store = await NewAsync("ALTER TABLE ml_feature_store_v2 ALTER matchup_quality_pct TYPE VARCHAR", "COMMENT ON TABLE ml_feature_store_v2 IS '[definition 0123456789abcdef]'");

        var error = await Assert.ThrowsAsync<FeatureStoreDefinitionException>(() =>
            store.ToListAsync(MlFeatureStoreV2.On(Day).Where(c => c.Matchup.QualityPct < 50).Select(c => (c.PlayerLookup, c.GameId))));

        Assert.Equal(
            $"Table ml_feature_store_v2 of the store differs in columns that the query uses: matchup_quality_pct is VARCHAR, not DOUBLE. The program was built for definition {Table.Fingerprint}, and the store was made with definition 0123456789abcdef. Build it with the definition that the store has, or mend the table.",
            error.Message);
        Assert.Equal(["matchup_quality_pct"], error.Differences.Select(d => d.Subject));
        await Assert.ThrowsAsync<FeatureStoreDefinitionException>(() => store.ToListAsync(MlFeatureStoreV2.On(Day)));
    }

    [Fact]
    public async Task A_query_that_uses_a_missing_column_says_so_and_another_runs()
    {
        await using var store = await NewAsync("ALTER TABLE ml_feature_store_v2 DROP matchup_quality_pct", "ALTER TABLE ml_feature_store_v2 ALTER game_context_quality_pct TYPE VARCHAR");
        var sound = MlFeatureStoreV2.On(Day).Where(c => c.VegasQualityPct.IsNull()).Select(c => (c.PlayerLookup, c.FatigueScore.Quality));

        Assert.Empty(await store.ToListAsync(sound));
        var error = await Assert.ThrowsAsync<FeatureStoreDefinitionException>(() => store.ToListAsync(MlFeatureStoreV2.On(Day).Select(c => (c.MatchupQualityPct, c.PlayerLookup))));
        Assert.Contains("columns that the query uses: matchup_quality_pct is missing. ", error.Message);
        Assert.IsType<FeatureStoreQueryException>(error.InnerException);
        Assert.Empty(await store.ToListAsync(sound.UnionAll(sound)));
        await Assert.ThrowsAsync<FeatureStoreDefinitionException>(() =>
            store.ToListAsync(sound.UnionAll(MlFeatureStoreV2.On(Day).Select(c => (c.PlayerLookup, c.GameContextQualityPct))).Map(r => r.Item1)));
    }

    [Fact]
    public async Task A_table_that_is_mended_is_used_again()
    {
        await using var store = await NewAsync("ALTER TABLE ml_feature_store_v2 ALTER matchup_quality_pct TYPE VARCHAR");
        var query = MlFeatureStoreV2.On(Day).Select(c => (c.MatchupQualityPct, c.PlayerLookup));
        await Assert.ThrowsAsync<FeatureStoreDefinitionException>(() => store.ToListAsync(query));

        await RunAsync(store, "ALTER TABLE ml_feature_store_v2 ALTER matchup_quality_pct TYPE DOUBLE");

        Assert.Empty(await store.ToListAsync(query));
    }

    [Theory]
    [InlineData("ALTER feature_count TYPE INTEGER")]
    [InlineData("ALTER matchup_quality_pct TYPE DECIMAL(5, 2)")]
    [InlineData("ALTER quality_tier TYPE ENUM('gold')")]
    [InlineData("ADD COLUMN vegas_line_source VARCHAR")]
    public async Task What_gives_the_same_values_is_no_difference(string change)
    {
        await using var store = await NewAsync($"ALTER TABLE ml_feature_store_v2 {change}");

        Assert.Empty(await store.ToListAsync(MlFeatureStoreV2.On(Day)));
    }

    [Fact]
    public async Task A_check_that_uses_a_column_of_another_type_is_skipped_and_another_runs()
    {
        await using var store = await NewAsync("ALTER TABLE ml_feature_store_v2 ALTER feature_7_source TYPE BIGINT");

        var run = await store.RunAsync([NoAlertLevel, CompositeDefaulted], Day);

        Assert.Equal([CheckStatus.NoData, CheckStatus.Skipped], run.Results.Select(r => r.Status));
        Assert.Equal($"In the store's ml_feature_store_v2, feature_7_source is BIGINT, not VARCHAR, as definition {Table.Fingerprint} has it.", run["composite-defaulted"].Detail);
    }

    private static async Task<DuckDbFeatureStore> NewAsync(params string[] statements)
    {
        var store = DuckDbFeatureStore.OpenInMemory();
        await store.CreateTableAsync(Table);
        foreach (var statement in statements)
            await RunAsync(store, statement);
        return store;
    }

    private static async Task RunAsync(DuckDbFeatureStore store, string statement)
    {
        await using var command = store.Connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }
}
