using System.Text.Json;
using NbaPredictions;

namespace FeatureStore.BigQuery.Tests.Protocol;

public sealed class DaysTests
{
    private static readonly ValueList<ColumnInfo> Columns =
        [new("row_count", DataType.Int64, ColumnMode.Nullable), new("first_day", DataType.Date, ColumnMode.Nullable), new("last_day", DataType.Date, ColumnMode.Nullable)];

    [Fact]
    public async Task The_days_of_a_table_are_asked_for_with_the_filter_that_it_requires()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Answers.Page(Columns, ["""{"f":[{"v":"7"},{"v":"2026-01-24"},{"v":"2026-02-06"}]}"""], 1));
        await using var store = server.Connect();

        Assert.Equal((7, new DateOnly(2026, 1, 24), new DateOnly(2026, 2, 6)), await store.DaysAsync(MlFeatureStoreV2.Table));

        using var body = JsonDocument.Parse(server.Requests[0].Body);
        Assert.Equal(
            """
            SELECT COUNT(*) AS row_count, MIN(game_date) AS first_day, MAX(game_date) AS last_day
            FROM `nba-props-platform.nba_predictions.ml_feature_store_v2`
            WHERE game_date >= @p0
              AND game_date <= @p1
            """.ReplaceLineEndings("\n"),
            body.RootElement.GetProperty("query").GetString());
    }

    [Fact]
    public async Task An_empty_table_has_no_days()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Answers.Page(Columns, ["""{"f":[{"v":"0"},{"v":null},{"v":null}]}"""], 1));
        await using var store = server.Connect();

        Assert.Null(await store.NewestDayAsync(MlFeatureStoreV2.Table));
    }
}
