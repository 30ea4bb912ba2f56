using Dapper;
using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Accessors;

/// <summary>The accessors of a row and those of columns are written alike and mean the same, on every row of the incident.</summary>
public sealed class AccessorTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 2, 6);

    private readonly DuckDbFeatureStore _store = DuckDbFeatureStore.OpenInMemory();

    public async Task InitializeAsync()
    {
        await _store.LoadAsync(MlFeatureStoreV2.Table, SampleFiles.Incident);
        _store.StoreAsText("feature_6_source");
        // What the sample lacks: nulls, NaN, values out of range, a source that the catalog does not know.
        _store.Connection.Execute("UPDATE ml_feature_store_v2 SET feature_5_quality = NULL, feature_5_source = NULL WHERE player_lookup < 'c'");
        _store.Connection.Execute("UPDATE ml_feature_store_v2 SET feature_6_quality = 'NaN'::DOUBLE, feature_6_source = 'bettingpros' WHERE player_lookup BETWEEN 'b' AND 'e'");
        _store.Connection.Execute("UPDATE ml_feature_store_v2 SET features = NULL WHERE player_lookup BETWEEN 'd' AND 'f'");
        _store.Connection.Execute("UPDATE ml_feature_store_v2 SET features = list_transform(features, x -> x * 50 - 20) WHERE player_lookup BETWEEN 'f' AND 'k'");
        _store.Connection.Execute("UPDATE ml_feature_store_v2 SET features = list_transform(features, x -> 'NaN'::DOUBLE) WHERE player_lookup BETWEEN 'k' AND 'm'");
        _store.Connection.Execute("UPDATE ml_feature_store_v2 SET features = features[1:6] WHERE player_lookup > 't'");
    }

    public Task DisposeAsync() => _store.DisposeAsync().AsTask();

    [Fact]
    public async Task A_feature_means_the_same() => await AssertSame(
        q => q.Select(c => (c.PlayerLookup, c.FatigueScore.Quality, c.FatigueScore.Source, c.FatigueScore.Value, c.FatigueScore.Tier)),
        r => (r.PlayerLookup, r.FatigueScore.Quality, r.FatigueScore.Source, r.FatigueScore.Value, r.FatigueScore.Tier));

    [Fact]
    public async Task Its_tier_means_the_same_for_null_and_NaN() => await AssertSame(
        q => q.Select(c => (c.PlayerLookup, c.Feature(5).Tier, c.Feature(6).Tier, c.Feature(Feature.PaceScore).Tier)),
        r => (r.PlayerLookup, r.Feature(5).Tier, r.Feature(6).Tier, r.Feature(Feature.PaceScore).Tier));

    [Fact]
    public async Task Counts_mean_the_same() => await AssertSame(
        q => q.Select(c => (c.PlayerLookup, c.Features().DefaultedCount, c.Matchup.DefaultedCount, c.Features(5, 8).CountOf(f => f.Quality < 50), c.Features().CountOf(f => f.IsInRange))),
        r => (r.PlayerLookup, r.Features().DefaultedCount, r.Matchup.DefaultedCount, r.Features(5, 8).CountOf(f => f.Quality < 50), r.Features().CountOf(f => f.IsInRange)));

    [Fact]
    public async Task Category_columns_mean_the_same() => await AssertSame(
        q => q.Select(c => (c.PlayerLookup, c.Matchup.QualityPct, c.Matchup.DefaultCount, c.Matchup.Tier, c.Vegas.QualityPct)),
        r => (r.PlayerLookup, r.Matchup.QualityPct, r.Matchup.DefaultCount, r.Matchup.Tier, r.Vegas.QualityPct));

    [Fact]
    public async Task Conditions_mean_the_same()
    {
        await AssertSameRows(c => c.Matchup.AllDefaulted, r => r.Matchup.AllDefaulted);
        await AssertSameRows(c => c.Matchup.AnyDefaulted, r => r.Matchup.AnyDefaulted);
        await AssertSameRows(c => c.Matchup.CompositeFactors.AllDefaulted, r => r.Matchup.CompositeFactors.AllDefaulted);
        await AssertSameRows(c => c.Matchup.CompositeFactors.AnyQualityBelow(50), r => r.Matchup.CompositeFactors.AnyQualityBelow(50));
        await AssertSameRows(c => c.Matchup.AllQualityBelow(50), r => r.Matchup.AllQualityBelow(50));
        await AssertSameRows(c => !c.Matchup.AllQualityBelow(50), r => !r.Matchup.AllQualityBelow(50));
        await AssertSameRows(c => c.FatigueScore.IsInRange, r => r.FatigueScore.IsInRange);
        await AssertSameRows(c => !c.FatigueScore.IsInRange, r => !r.FatigueScore.IsInRange);
        await AssertSameRows(c => c.Features().All(f => f.IsInRange), r => r.Features().All(f => f.IsInRange));
        await AssertSameRows(c => c.Features(5, 8).Any(f => f.Value > 60), r => r.Features(5, 8).Any(f => f.Value > 60));
        await AssertSameRows(c => c.Matchup.Features(5, 8).Any(f => f.Tier == QualityTier.Critical), r => r.Matchup.Features(5, 8).Any(f => f.Tier == QualityTier.Critical));
        await AssertSameRows(c => c.Feature(6).Source == FeatureSource.Phase4, r => r.Feature(6).Source == FeatureSource.Phase4);
        await AssertSameRows(c => c.Feature(6).Source != FeatureSource.Phase4, r => r.Feature(6).Source != FeatureSource.Phase4);
    }

    private async Task AssertSame<T>(Func<Query<MlFeatureStoreV2Columns, MlFeatureStoreV2>, Query<T>> select, Func<MlFeatureStoreV2, T> row)
    {
        var rows = MlFeatureStoreV2.On(Day).OrderBy(c => c.PlayerLookup);
        var expected = (await _store.ToListAsync(rows)).Select(row);

        Assert.Equal(expected, await _store.ToListAsync(select(rows)));
    }

    private async Task AssertSameRows(Func<MlFeatureStoreV2Columns, Predicate> columns, Func<MlFeatureStoreV2, bool> row)
    {
        var rows = await _store.ToListAsync(MlFeatureStoreV2.On(Day));
        var expected = rows.Where(row).Select(r => r.PlayerLookup).Order(StringComparer.Ordinal);
        var found = await _store.ToListAsync(MlFeatureStoreV2.On(Day).Where(columns));

        Assert.Equal(201, rows.Count);
        Assert.Equal(expected, found.Select(r => r.PlayerLookup).Order(StringComparer.Ordinal));
    }
}
