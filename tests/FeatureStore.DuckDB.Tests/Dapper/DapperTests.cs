using Dapper;
using FeatureStore.Dapper;
using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Dapper;

/// <summary>Dapper on the connection of a store reads the same rows as the typed query.</summary>
public sealed class DapperTests : IDisposable
{
    private readonly DuckDbFeatureStore _store = DuckDbFeatureStore.OpenInMemory();

    public DapperTests()
    {
        FeatureStoreDapper.Register<MlFeatureStoreV2>();
        FeatureStoreDapper.Register<MlFeatureStoreV2>();
        FeatureStoreDapper.Register<PlayerPropPredictions>();
        FeatureStoreDapper.Register<DailyPredictionSignals>();
    }

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task All_rows_of_the_feature_store_are_equal()
    {
        await _store.LoadAsync(MlFeatureStoreV2.Table, SampleFiles.FeatureStore);

        var dapper = _store.Connection.Query<MlFeatureStoreV2>("SELECT * FROM ml_feature_store_v2").ToList();
        var typed = await _store.ToListAsync(MlFeatureStoreV2.Between(DateOnly.MinValue, DateOnly.MaxValue));

        Assert.Equal(3203, dapper.Count);
        Assert.Equal(Sorted(typed), Sorted(dapper));

        static IEnumerable<MlFeatureStoreV2> Sorted(IEnumerable<MlFeatureStoreV2> rows) => rows.OrderBy(r => r.GameDate).ThenBy(r => r.PlayerLookup, StringComparer.Ordinal);
    }

    [Fact]
    public async Task All_rows_of_the_other_tables_are_equal()
    {
        await _store.LoadAsync(PlayerPropPredictions.Table, SampleFiles.Predictions);
        await _store.LoadAsync(DailyPredictionSignals.Table, SampleFiles.Signals);

        var predictions = _store.Connection.Query<PlayerPropPredictions>("SELECT * FROM player_prop_predictions").ToHashSet();
        var signals = _store.Connection.Query<DailyPredictionSignals>("SELECT * FROM daily_prediction_signals").ToHashSet();

        Assert.Equal((844, 10), (predictions.Count, signals.Count));
        Assert.Superset((await _store.ToListAsync(PlayerPropPredictions.Between(DateOnly.MinValue, DateOnly.MaxValue))).ToHashSet(), predictions);
        Assert.Superset((await _store.ToListAsync(DailyPredictionSignals.All())).ToHashSet(), signals);
    }

    [Fact]
    public async Task A_text_that_the_catalog_does_not_know_is_kept_and_a_null_list_is_empty()
    {
        await _store.LoadAsync(MlFeatureStoreV2.Table, SampleFiles.Incident);
        _store.StoreAsText("quality_alert_level", "feature_5_source");
        _store.Connection.Execute("UPDATE ml_feature_store_v2 SET quality_alert_level = 'purple', features = NULL, feature_5_source = 'bettingpros' WHERE player_lookup = 'adaneklund'");

        var row = _store.Connection.QuerySingle<MlFeatureStoreV2>("SELECT * FROM ml_feature_store_v2 WHERE player_lookup = $name", new { name = "adaneklund" });

        Assert.Equal((AlertLevel.Unknown, "purple"), (row.QualityAlertLevel, row.QualityAlertLevelText));
        Assert.Equal((FeatureSource.Unknown, "bettingpros"), (row.FatigueScore.Source, row.FatigueScore.SourceText));
        Assert.Equal([new("quality_alert_level", "purple"), new("feature_5_source", "bettingpros")], row.UnknownTexts);
        Assert.Equal([], row.FeatureValues);
        Assert.Equal(row, Assert.Single(await _store.ToListAsync(MlFeatureStoreV2.On(new(2026, 2, 6)).Where(c => c.PlayerLookup == "adaneklund"))));
    }

    [Fact]
    public async Task An_enum_goes_into_a_parameter_as_its_text()
    {
        await _store.LoadAsync(MlFeatureStoreV2.Table, SampleFiles.Incident);

        var red = _store.Connection.QuerySingle<long>("SELECT count(*) FROM ml_feature_store_v2 WHERE quality_alert_level = $level", new { level = AlertLevel.Red.ToText() });

        Assert.Equal(201, red);
    }
}
