using System.Text.Json;
using NbaPredictions;

namespace FeatureStore.BigQuery.Tests.Protocol;

public sealed class QueryTests
{
    private static readonly SqlStatement Statement = new("SELECT n FROM numbers", []);

    [Fact]
    public async Task Rows_of_all_pages_come_once_and_in_order()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Answers.Numbers([1, 2], 5, "page 2")).Reply(Answers.Numbers([], 5, "page 3")).Reply(Answers.Numbers([3, 4, 5], 5));
        await using var store = server.Connect();

        Assert.Equal([1L, 2, 3, 4, 5], await ReadAsync(store));

        Assert.Equal(
            ["POST /bigquery/v2/projects/payer/queries", "GET /bigquery/v2/projects/payer/queries/job_1", "GET /bigquery/v2/projects/payer/queries/job_1"],
            server.Requests.Select(r => $"{r.Method} {r.Path}"));
        Assert.Contains("pageToken=page%202", server.Requests[1].Query);
        Assert.Contains("location=US", server.Requests[1].Query);
        Assert.Contains("formatOptions.useInt64Timestamp=true", server.Requests[1].Query);
        Assert.All(server.Requests, r => Assert.False(r.Headers.ContainsKey("Authorization")));
    }

    [Fact]
    public async Task A_typed_query_asks_for_its_table_with_its_parameters_and_options()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Answers.Page(
            [new("player_lookup", DataType.String, ColumnMode.Nullable), new("matchup_quality_pct", DataType.Float64, ColumnMode.Nullable)],
            ["""{"f":[{"v":"lebronjames"},{"v":"NaN"}]}"""],
            1));
        await using var store = server.Connect(o => o with
        {
            TableProject = "other",
            TableDataset = "staging",
            Location = "EU",
            Labels = new Dictionary<string, string> { ["team"] = "ml" },
            UseQueryCache = false,
            MaximumBytesBilled = 20_000_000,
            PageRows = 500,
        });

        var query = MlFeatureStoreV2.On(new(2026, 2, 6)).Where(c => c.MatchupQualityPct < 50).Select(c => (c.PlayerLookup, c.MatchupQualityPct));
        Assert.Equal([("lebronjames", (double?)double.NaN)], await store.ToListAsync(query));

        using var body = JsonDocument.Parse(Assert.Single(server.Requests).Body);
        var request = body.RootElement;
        Assert.Contains("`other.staging.ml_feature_store_v2`", request.GetProperty("query").GetString());
        Assert.Equal("EU", request.GetProperty("location").GetString());
        Assert.Equal("ml", request.GetProperty("labels").GetProperty("team").GetString());
        Assert.False(request.GetProperty("useQueryCache").GetBoolean());
        Assert.False(request.GetProperty("useLegacySql").GetBoolean());
        Assert.Equal("20000000", request.GetProperty("maximumBytesBilled").GetString());
        Assert.Equal(500, request.GetProperty("maxResults").GetInt32());
        Assert.True(request.GetProperty("formatOptions").GetProperty("useInt64Timestamp").GetBoolean());
        Assert.True(Guid.TryParse(request.GetProperty("requestId").GetString(), out _));
        Assert.Equal("NAMED", request.GetProperty("parameterMode").GetString());
        Assert.Equal(
            """[{"name":"p0","parameterType":{"type":"DATE"},"parameterValue":{"value":"2026-02-06"}},{"name":"p1","parameterType":{"type":"FLOAT64"},"parameterValue":{"value":"50"}}]""",
            request.GetProperty("queryParameters").GetRawText());
    }

    [Fact]
    public async Task Parameters_of_every_type_travel_as_text_with_their_type()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Answers.Numbers([], 0));
        await using var store = server.Connect();
        (object Value, DataType Type, string Expected)[] values =
        [
            ("a \"b\" é", DataType.String, "a \"b\" é"),
            (long.MinValue, DataType.Int64, "-9223372036854775808"),
            (0.1, DataType.Float64, "0.1"),
            (double.NegativeInfinity, DataType.Float64, "-Infinity"),
            (1.50m, DataType.Numeric, "1.50"),
            (true, DataType.Bool, "true"),
            (new DateOnly(2026, 2, 6), DataType.Date, "2026-02-06"),
            (new DateTime(2026, 2, 6, 1, 2, 3), DataType.DateTime, "2026-02-06T01:02:03.000000"),
            (new TimeOnly(1, 2, 3, 4, 5), DataType.Time, "01:02:03.004005"),
            (new DateTimeOffset(2026, 2, 6, 1, 2, 3, TimeSpan.FromHours(1)), DataType.Timestamp, "2026-02-06 00:02:03.000000+00:00"),
            (ValueList.Create<byte>([1, 2, 255]), DataType.Bytes, "AQL/"),
            ("{}", DataType.Json, "{}"),
        ];

        await ReadAsync(store, new("SELECT 1", values.Select((v, i) => new SqlParameter($"p{i}", v.Value, v.Type)).ToValueList()));

        using var body = JsonDocument.Parse(server.Requests[0].Body);
        var sent = body.RootElement.GetProperty("queryParameters").EnumerateArray().ToList();
        Assert.Equal(
            values.Select(v => (v.Type.ToString().ToUpperInvariant(), v.Expected)),
            sent.Select(p => (p.GetProperty("parameterType").GetProperty("type").GetString()!, p.GetProperty("parameterValue").GetProperty("value").GetString()!)));
    }

    [Fact]
    public async Task An_array_is_one_parameter()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Answers.Numbers([], 0));
        await using var store = server.Connect();

        await ReadAsync(store, new("SELECT 1", [new("days", new[] { new DateOnly(2026, 2, 5), new DateOnly(2026, 2, 6) }, DataType.Date)]));

        using var body = JsonDocument.Parse(server.Requests[0].Body);
        Assert.Equal(
            """[{"name":"days","parameterType":{"type":"ARRAY","arrayType":{"type":"DATE"}},"parameterValue":{"arrayValues":[{"value":"2026-02-05"},{"value":"2026-02-06"}]}}]""",
            body.RootElement.GetProperty("queryParameters").GetRawText());
    }

    [Fact]
    public async Task A_long_query_is_polled_until_its_job_is_done()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Answers.Running).Reply(Answers.Running).Reply(Answers.Numbers([7], 1));
        await using var store = server.Connect();

        Assert.Equal([7L], await ReadAsync(store));
        Assert.Equal(["POST", "GET", "GET"], server.Requests.Select(r => r.Method));
    }

    [Fact]
    public async Task A_batch_query_is_inserted_once_as_a_job_with_an_id_of_ours()
    {
        await using var server = await ScriptedServer.StartAsync();
        // The answer to the first attempt is lost, so the second finds the job there.
        server.Fail(503, "backendError").Fail(409, "duplicate").Reply(Answers.Numbers([7], 1));
        await using var store = server.Connect(o => o with { Priority = QueryPriority.Batch });

        Assert.Equal([7L], await ReadAsync(store));

        var jobs = server.Requests.Take(2).Select(r => JsonDocument.Parse(r.Body).RootElement).ToList();
        var id = jobs[0].GetProperty("jobReference").GetProperty("jobId").GetString()!;
        Assert.Equal(id, jobs[1].GetProperty("jobReference").GetProperty("jobId").GetString());
        Assert.Equal("BATCH", jobs[0].GetProperty("configuration").GetProperty("query").GetProperty("priority").GetString());
        Assert.EndsWith($"/queries/{id}", server.Requests[2].Path);
    }

    [Fact]
    public async Task The_reader_says_what_the_query_cost()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Answers.Numbers([1], 1));
        await using var store = server.Connect();

        await using var reader = await store.ExecuteReaderAsync(Statement);
        Assert.Equal(("job_1", 1L, 1234L, false), (reader.JobId, reader.TotalRows, reader.BytesProcessed, reader.IsFromCache));
    }

    [Fact]
    public async Task A_dry_run_says_the_bytes_of_one_query_or_of_several()
    {
        await using var server = await ScriptedServer.StartAsync();
        for (var i = 1; i <= 3; i++)
            server.Reply($$"""{"totalBytesProcessed":"{{i * 1000}}","jobComplete":true}""");
        await using var store = server.Connect();

        Assert.Equal(1000, await store.DryRunAsync(MlFeatureStoreV2.On(new(2026, 2, 6))));
        Assert.Equal(5000, await store.DryRunAsync([Statement, Statement]));
        Assert.All(server.Requests, r => Assert.Contains("\"dryRun\":true", r.Body));
    }

    [Fact]
    public async Task A_query_above_the_byte_limit_is_refused_before_it_runs()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply("""{"totalBytesProcessed":"1610612736","jobComplete":true}""");
        await using var store = server.Connect(o => o with { ByteLimit = 1 << 30 });

        var error = await Assert.ThrowsAsync<BigQueryException>(() => ReadAsync(store));

        Assert.Equal("The query would process 1.5 GB (1610612736 bytes), and the limit is 1 GB (1073741824 bytes); nothing was run. Narrow the days or the columns, or raise the limit.", error.Message);
        Assert.Equal(Statement.Text, error.Statement);
        Assert.Contains("\"dryRun\":true", Assert.Single(server.Requests).Body);
    }

    [Fact]
    public async Task A_query_at_the_byte_limit_runs()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply("""{"totalBytesProcessed":"1024","jobComplete":true}""").Reply(Answers.Numbers([1], 1));
        await using var store = server.Connect(o => o with { ByteLimit = 1024 });

        Assert.Equal([1L], await ReadAsync(store));
    }

    internal static async Task<List<long>> ReadAsync(BigQueryFeatureStore store, SqlStatement? statement = null, CancellationToken cancellationToken = default)
    {
        await using var reader = await store.ExecuteReaderAsync(statement ?? Statement, cancellationToken);
        var rows = new List<long>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(reader.GetInt64(0));
        return rows;
    }
}
