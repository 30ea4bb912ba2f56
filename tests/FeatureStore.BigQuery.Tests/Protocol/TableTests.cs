using System.Text.Json;
using NbaPredictions;

namespace FeatureStore.BigQuery.Tests.Protocol;

public sealed class TableTests
{
    private const string Live =
        """
        {"kind":"bigquery#table","etag":"abc","id":"p:d.players","tableReference":{"projectId":"p","tableId":"players","datasetId":"d"},
         "numRows":"12","lastModifiedTime":"1","schema":{"fields":[{"name":"id","type":"INTEGER","mode":"REQUIRED","description":"It's \"é\" <b>"},
         {"name":"values","mode":"REPEATED","type":"FLOAT"}]},"type":"TABLE","location":"US","requirePartitionFilter":true,
         "timePartitioning":{"type":"DAY","field":"day"},"clustering":{"fields":["z","a"]}}
        """;

    [Fact]
    public async Task A_pulled_table_is_what_bq_show_prints_without_what_changes_daily()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Live);
        await using var store = server.Connect();

        var resource = await store.PullAsync("p", "d", "players");

        Assert.Equal("/bigquery/v2/projects/p/datasets/d/tables/players", server.Requests[0].Path);
        Assert.Equal(2, resource.ColumnCount);
        Assert.Equal(
            """
            {
              "clustering": {
                "fields": [
                  "z",
                  "a"
                ]
              },
              "kind": "bigquery#table",
              "requirePartitionFilter": true,
              "schema": {
                "fields": [
                  {
                    "description": "It's \"é\" <b>",
                    "mode": "REQUIRED",
                    "name": "id",
                    "type": "INTEGER"
                  },
                  {
                    "mode": "REPEATED",
                    "name": "values",
                    "type": "FLOAT"
                  }
                ]
              },
              "tableReference": {
                "datasetId": "d",
                "projectId": "p",
                "tableId": "players"
              },
              "timePartitioning": {
                "field": "day",
                "type": "DAY"
              },
              "type": "TABLE"
            }

            """.ReplaceLineEndings("\n"),
            resource.Text);
    }

    [Fact]
    public async Task Columns_come_with_the_types_of_sql()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Live);
        await using var store = server.Connect();

        Assert.Equal([new StoredColumn("id", "INT64") { Mode = ColumnMode.Required }, new("values", "ARRAY<FLOAT64>") { Mode = ColumnMode.Repeated }], await store.ColumnsAsync(EveryType.Table));
    }

    [Fact]
    public async Task A_table_is_there_or_not_and_any_other_answer_is_an_error()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Live).Fail(404, "notFound").Fail(403, "accessDenied");
        await using var store = server.Connect(o => o with { TableProject = "x", TableDataset = "y" });

        Assert.True(await store.HasTableAsync(EveryType.Table));
        Assert.False(await store.HasTableAsync(EveryType.Table));
        await Assert.ThrowsAsync<BigQueryException>(() => store.HasTableAsync(EveryType.Table));
        Assert.Equal("/bigquery/v2/projects/x/datasets/y/tables/every_type", server.Requests[0].Path);
    }

    [Fact]
    public async Task A_table_is_made_as_its_definition_says()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply("{}");
        await using var store = server.Connect();

        await store.CreateTableAsync(MlFeatureStoreV2.Table);

        Assert.Equal("POST /bigquery/v2/projects/nba-props-platform/datasets/nba_predictions/tables", $"{server.Requests[0].Method} {server.Requests[0].Path}");
        // What was sent is, key by key, what the definition's file says, apart from the spelling of types.
        using var sent = JsonDocument.Parse(server.Requests[0].Body);
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository, "schema", "ml_feature_store_v2.table.json")));
        foreach (var key in new[] { "tableReference", "description", "timePartitioning", "requirePartitionFilter", "clustering" })
            Assert.True(JsonElement.DeepEquals(file.RootElement.GetProperty(key), sent.RootElement.GetProperty(key)), key);
        var fields = file.RootElement.GetProperty("schema").GetProperty("fields").EnumerateArray().Select(Describe);
        Assert.Equal(fields, sent.RootElement.GetProperty("schema").GetProperty("fields").EnumerateArray().Select(Describe));
    }

    [Fact]
    public async Task A_table_is_made_with_the_time_that_its_partitions_are_kept()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply("{}");
        await using var store = server.Connect();
        var partition = MlFeatureStoreV2.Table.Partition! with { Expiration = TimeSpan.FromDays(90) };

        await store.CreateTableAsync(MlFeatureStoreV2.Table with { Partition = partition });

        Assert.Equal("7776000000", JsonDocument.Parse(server.Requests[0].Body).RootElement.GetProperty("timePartitioning").GetProperty("expirationMs").GetString());
    }

    [Fact]
    public async Task A_table_that_is_there_with_the_same_columns_is_as_good_as_made()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Fail(409, "duplicate").Reply($$"""{"schema":{{Answers.Schema(EveryType.Table.Columns)}}}""");
        await using var store = server.Connect();

        await store.CreateTableAsync(EveryType.Table);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_table_that_is_there_with_other_columns_is_refused_with_the_differences()
    {
        await using var server = await ScriptedServer.StartAsync();
        var live = EveryType.Table.Columns
            .Where(c => c.Name != "nul_bool")
            .Select(c => c.Name switch
            {
                "nul_float64" => c with { Type = DataType.String },
                "nul_date" => c with { Mode = ColumnMode.Required },
                "req_date" => c with { Mode = ColumnMode.Nullable },
                "boxes" => c with { Fields = [c.Fields[0]] },
                _ => c,
            })
            .Append(new("more", DataType.Bool, ColumnMode.Nullable));
        server.Fail(409, "duplicate").Reply($$"""{"schema":{{Answers.Schema(live.ToValueList())}}}""");
        await using var store = server.Connect();

        var error = await Assert.ThrowsAsync<BigQueryException>(() => store.CreateTableAsync(EveryType.Table));
        Assert.Equal(
            "Table p.d.every_type is there, but differs from its definition: nul_float64 is STRING, not FLOAT64; nul_bool is missing; "
            + "nul_date is REQUIRED, but may be null in the definition; req_date may be null, but is REQUIRED in the definition; "
            + "boxes.day is missing; more is not in the definition. Change the table as 'featurestore plan' says, or refresh the definition with 'featurestore pull'.",
            error.Message);
    }

    private static string Repository { get; } =
        typeof(TableTests).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
            .Cast<System.Reflection.AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    private static string Describe(JsonElement field)
    {
        var type = ResultColumn.ReadFields(JsonDocument.Parse($$"""{"fields":[{{field.GetRawText()}}]}""").RootElement)[0];
        return $"{type.Name} {type.SqlName} {type.Mode} {(field.TryGetProperty("description", out var text) ? text.GetString() : "")}";
    }
}
