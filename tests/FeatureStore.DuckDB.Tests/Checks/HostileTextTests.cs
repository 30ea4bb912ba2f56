using NbaPredictions;
using static FeatureStore.DuckDB.Tests.Checks.FeatureChecks;

namespace FeatureStore.DuckDB.Tests.Checks;

/// <summary>No text of a check, of its values or of a row gets into the SQL.</summary>
public sealed class HostileTextTests
{
    private static readonly DateOnly Day = new(2026, 2, 2);

    [Theory]
    [InlineData("O'Neal")]
    [InlineData("'; DROP TABLE ml_feature_store_v2; --")]
    [InlineData("\"quoted\" `ticked` \\ %_ $p0 @p0 ?")]
    [InlineData("日本 🏀\n\t")]
    public async Task Texts_travel_as_parameters_and_come_back_in_samples(string text)
    {
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.AppendAsync<MlFeatureStoreV2>([Row(text, text), Row("other", "default")]);
        var recording = new RecordingStore(store);
        var columns = MlFeatureStoreV2.Columns;

        var run = await recording.RunAsync(
            [
                Check("by-player", columns.PlayerLookup == text),
                Check("by-source", columns.Feature(5).Source.Text() == text),
                Check("by-part", columns.PlayerLookup.Contains(text)),
                Check("by-list", columns.PlayerLookup.In(text, "nobody")),
                Check($"named {text}", columns.Feature(5).Source == FeatureSource.Unknown),
            ],
            Day);

        Assert.All(run.Results, r => Assert.Equal((2, 1, CheckStatus.Fail), (r.Evaluated, r.Violations, r.Status)));
        Assert.All(run.Results, r => Assert.Equal([new("player_lookup", text), new("game_date", Day)], r.Samples.Single().Keys));
        Assert.Equal([new("feature_5_source", text)], run["by-source"].Samples.Single().Values);
        Assert.All(recording.Statements, s => Assert.DoesNotContain(text, s.Text, StringComparison.Ordinal));
        Assert.All(recording.Statements, s => Assert.Contains(s.Parameters, p => (p.Value as string) == text));
        Assert.All(run.Results, r => Assert.DoesNotContain(text, r.ToSql(SqlDialect.BigQuery).Text, StringComparison.Ordinal));
        Assert.Equal(2, (await store.DaysAsync(MlFeatureStoreV2.Table))!.Value.Rows);
    }

    private static MlFeatureStoreV2 Row(string player, string source) => new()
    {
        PlayerLookup = player,
        GameDate = Day,
        GameId = "g",
        FeatureCount = 37,
        FeatureVersion = "v2_37features",
        DataSource = "phase4",
        CreatedAt = DateTimeOffset.UnixEpoch,
        Feature5SourceText = source,
    };
}
