using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace FeatureStore.BigQuery.Tests.Protocol;

public sealed class WritingTests
{
    private const string Done = """{"status":{"state":"DONE"},"statistics":{"load":{"outputRows":"2"}}}""";

    private static readonly string Live = $$"""{"schema":{{Answers.Schema(EveryType.Table.Columns)}}}""";

    private static readonly EveryType Row = new()
    {
        ReqString = "a \"b\" é\n",
        ReqInt64 = long.MaxValue,
        ReqFloat64 = double.NaN,
        RepFloat64 = [1.5, double.NegativeInfinity],
        ReqNumeric = -0.000000001m,
        ReqBignumeric = 7.25m,
        ReqBool = true,
        ReqDate = new(2026, 2, 6),
        ReqDatetime = new(2026, 2, 6, 1, 2, 3),
        ReqTime = new(1, 2, 3, 4, 5),
        ReqTimestamp = new(2026, 2, 6, 1, 2, 3, TimeSpan.FromHours(1)),
        ReqBytes = [1, 2, 255],
        ReqJson = "{\"a\":\n [1]}",
        ReqGeography = "POINT(1 2)",
        Boxes = [new() { Label = "first", Day = new(2026, 2, 6) }, new()],
    };

    [Fact]
    public async Task Rows_are_loaded_by_one_job_with_an_id_of_ours()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Live).Reply("", 200, Session(server)).Reply("{}").Reply("""{"status":{"state":"RUNNING"}}""").Reply(Done);
        await using var store = server.Connect(o => o with { Labels = new Dictionary<string, string> { ["team"] = "ml" } });

        Assert.Equal(2, await store.AppendAsync([Row, Row]));

        using var job = JsonDocument.Parse(server.Requests[1].Body);
        Assert.Equal("/upload/bigquery/v2/projects/payer/jobs?uploadType=resumable", server.Requests[1].Path + server.Requests[1].Query);
        var id = job.RootElement.GetProperty("jobReference").GetProperty("jobId").GetString()!;
        var configuration = job.RootElement.GetProperty("configuration");
        Assert.Equal("""{"team":"ml"}""", configuration.GetProperty("labels").GetRawText());
        Assert.Equal(
            """{"destinationTable":{"projectId":"p","datasetId":"d","tableId":"every_type"},"sourceFormat":"NEWLINE_DELIMITED_JSON","createDisposition":"CREATE_NEVER","writeDisposition":"WRITE_APPEND"}""",
            configuration.GetProperty("load").GetRawText());
        Assert.Equal($"/bigquery/v2/projects/payer/jobs/{id}", server.Requests[3].Path);

        var lines = server.Requests[2].Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal(
            """{"req_string":"a \"b\" é\n","req_int64":9223372036854775807,"req_float64":"NaN","rep_float64":[1.5,"-Infinity"],"req_numeric":"-0.000000001","req_bignumeric":"7.25","req_bool":true,"req_date":"2026-02-06","req_datetime":"2026-02-06T01:02:03.000000","req_time":"01:02:03.004005","req_timestamp":"2026-02-06 00:02:03.000000+00:00","req_bytes":"AQL/","req_json":{"a":[1]},"req_geography":"POINT(1 2)","boxes":[{"label":"first","day":"2026-02-06"},{}]}""",
            lines[0]);
    }

    [Fact]
    public async Task Random_rows_become_lines_that_are_json_with_the_columns_of_the_table()
    {
        await RandomRows.Row.Select(WithoutNullElements).SampleAsync(async row =>
        {
            await using var stream = new RowStream<EveryType>([row]);
            using var text = new MemoryStream();
            await stream.CopyToAsync(text);
            Assert.Equal((byte)'\n', text.ToArray()[^1]);
            Assert.Equal(1, Encoding.UTF8.GetString(text.ToArray()).Count(c => c == '\n'));
            using var line = JsonDocument.Parse(text.ToArray());
            Assert.Equal(row.ReqString, line.RootElement.GetProperty("req_string").GetString());
            Assert.Equal(row.ReqNumeric, decimal.Parse(line.RootElement.GetProperty("req_numeric").GetString()!, CultureInfo.InvariantCulture));
            Assert.Equal(row.NulBool is not null, line.RootElement.TryGetProperty("nul_bool", out _));
            Assert.All(line.RootElement.EnumerateObject(), p => Assert.NotNull(EveryType.Table.Find(p.Name)));
        }, iter: 300);
    }

    [Fact]
    public async Task A_part_that_got_lost_is_sent_again_from_where_the_server_has_it()
    {
        await using var server = await ScriptedServer.StartAsync();
        var received = new MemoryStream();
        var puts = 0;
        server.Otherwise = async (request, context) =>
        {
            if (request.Method == "GET" && request.Path.Contains("/tables/", StringComparison.Ordinal))
            {
                await ScriptedServer.Json(context, 200, Live);
                return;
            }

            if (request.Method == "GET")
            {
                var rows = Encoding.UTF8.GetString(received.ToArray()).Count(c => c == '\n');
                await ScriptedServer.Json(context, 200, $$$$"""{"status":{"state":"DONE"},"statistics":{"load":{"outputRows":"{{{{rows}}}}"}}}""");
                return;
            }

            if (request.Method == "POST")
            {
                context.Response.Headers.Location = new Uri(server.Uri, "session").AbsoluteUri;
                return;
            }

            var range = request.Headers["Content-Range"];
            var bytes = Encoding.UTF8.GetBytes(request.Body);
            if (!range.Contains('*', StringComparison.Ordinal) || range.IndexOf('*', StringComparison.Ordinal) > 8)
            {
                // Of every second part only the first 256 kB arrive.
                var kept = ++puts % 2 == 1 ? Math.Min(bytes.Length, 256 * 1024) : bytes.Length;
                Assert.StartsWith($"bytes {received.Length}-", range);
                received.Write(bytes, 0, kept);
                if (puts % 2 == 1)
                {
                    context.Response.StatusCode = 503;
                    return;
                }
            }

            var total = range[(range.IndexOf('/', StringComparison.Ordinal) + 1)..];
            if (total == received.Length.ToString(CultureInfo.InvariantCulture))
            {
                await ScriptedServer.Json(context, 200, "{}");
                return;
            }

            context.Response.StatusCode = 308;
            if (received.Length > 0)
                context.Response.Headers.Range = $"bytes=0-{received.Length - 1}";
        };
        await using var store = server.Connect();

        // Two parts of ten million bytes, and some.
        var big = Row with { ReqString = new string('x', 100_000) };
        var rows = Enumerable.Range(0, 250).Select(i => big with { ReqInt64 = i });
        Assert.Equal(250, await store.AppendAsync(rows));

        var lines = Encoding.UTF8.GetString(received.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Enumerable.Range(0, 250), lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("req_int64").GetInt32()));
    }

    [Fact]
    public async Task A_job_that_fails_says_where_and_that_nothing_was_written()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Live).Reply("", 200, Session(server)).Reply("{}")
            .Reply("""{"status":{"state":"DONE","errorResult":{"reason":"invalid","message":"Too many errors."},"errors":[{"reason":"invalid","message":"Too many errors."},{"reason":"invalid","message":"Row 2, column box.rep_json: no JSON."}]}}""");
        await using var store = server.Connect();

        var error = await Assert.ThrowsAsync<BigQueryException>(() => store.AppendAsync([Row, Row]));
        Assert.StartsWith("The rows do not fit table p.d.every_type, and nothing was written: Too many errors. Row 2, column box.rep_json: no JSON.\n(reason invalid, job featurestore_", error.Message);
    }

    [Fact]
    public async Task A_row_that_does_not_fit_ends_the_upload_before_anything_is_written()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Live).Reply("", 200, Session(server));
        await using var store = server.Connect();

        var error = await Assert.ThrowsAsync<FeatureStoreException>(() => store.AppendAsync([Row, Row with { RepString = ["a", null] }]));
        Assert.Equal("Row 2 does not fit table every_type: Column rep_string is REPEATED, and a row has a list with a null in it, which BigQuery cannot hold. Nothing was written.", error.Message);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Other_live_columns_are_refused_with_the_difference_before_a_row_is_read()
    {
        await using var server = await ScriptedServer.StartAsync();
        var live = EveryType.Table.Columns
            .Select(c => c.Name switch
            {
                "nul_float64" => c with { Type = DataType.String },
                // BigQuery may be laxer than the definition, not stricter.
                "req_int64" => c with { Mode = ColumnMode.Nullable },
                "nul_int64" => c with { Mode = ColumnMode.Required },
                _ => c,
            })
            .Where(c => c.Name != "nul_bool")
            .Append(new("more", DataType.Bool, ColumnMode.Nullable)).Append(new("must", DataType.Bool, ColumnMode.Required));
        var schema = $$"""{"schema":{{Answers.Schema(live.ToValueList())}}}""";
        server.Reply(schema).Reply(schema);
        await using var store = server.Connect();
        const string Expected = "Nothing was written to p.d.every_type, as it differs from its definition: nul_int64 is REQUIRED, but may be null in the definition; "
            + "nul_float64 is STRING, not FLOAT64; nul_bool is missing; must is not in the definition, but REQUIRED. Change the table as 'featurestore plan' says, or refresh the definition with 'featurestore pull'.";

        Assert.Equal(Expected, (await Assert.ThrowsAsync<BigQueryException>(() => store.AppendAsync(Unread()))).Message);
        Assert.Equal(Expected, (await Assert.ThrowsAsync<BigQueryException>(() => store.InsertAsync(Unread()))).Message);

        static IEnumerable<EveryType> Unread()
        {
            Assert.Fail("A row was read.");
            yield break;
        }
    }

    [Fact]
    public async Task Fewer_rows_written_than_sent_are_told()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Live).Reply("", 200, Session(server)).Reply("{}").Reply(Done);
        await using var store = server.Connect();

        var error = await Assert.ThrowsAsync<BigQueryException>(() => store.AppendAsync([Row, Row, Row]));
        Assert.StartsWith("3 rows were sent to p.d.every_type, but BigQuery says that it wrote 2.", error.Message);
    }

    [Fact]
    public async Task Streamed_rows_carry_ids_so_that_a_lost_answer_doubles_nothing()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Live).Fail(503, "backendError").Reply("{}");
        await using var store = server.Connect();

        Assert.Equal(2, await store.InsertAsync([Row, Row]));

        Assert.Equal("/bigquery/v2/projects/p/datasets/d/tables/every_type/insertAll", server.Requests[1].Path);
        Assert.Equal(server.Requests[1].Body, server.Requests[2].Body);
        using var body = JsonDocument.Parse(server.Requests[1].Body);
        var rows = body.RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(2, rows.Select(r => r.GetProperty("insertId").GetString()).Distinct().Count());
        Assert.Equal("{\"a\":\n [1]}", rows[0].GetProperty("json").GetProperty("req_json").GetString());
    }

    [Fact]
    public async Task Rows_without_ids_are_not_sent_again_once_they_may_have_arrived()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Live).Fail(503, "backendError");
        await using var store = server.Connect();

        await Assert.ThrowsAsync<BigQueryException>(() => store.InsertAsync([Row], new() { UseInsertIds = false }));
        Assert.Equal(2, server.Requests.Count);
        Assert.DoesNotContain("insertId", server.Requests[1].Body);
    }

    [Fact]
    public async Task Rows_without_ids_are_sent_again_if_they_were_turned_away()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Live).Fail(429, "rateLimitExceeded").Reply("{}");
        await using var store = server.Connect();

        Assert.Equal(1, await store.InsertAsync([Row], new() { UseInsertIds = false }));
    }

    [Fact]
    public async Task Rejected_rows_come_back_with_their_number_and_column()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Live).Reply("""{"insertErrors":[{"index":1,"errors":[{"reason":"invalid","location":"req_json","message":"No JSON."}]},{"index":0,"errors":[{"reason":"stopped","location":"","message":""}]}]}""");
        await using var store = server.Connect();

        var error = await Assert.ThrowsAsync<BigQueryInsertException>(() => store.InsertAsync([Row, Row]));
        Assert.Equal("p.d.every_type did not take 1 row; 0 rows are written. Row 2, column req_json: No JSON.", error.Message);
        Assert.Equal([new RejectedRow(2, "req_json", "invalid", "No JSON.")], error.Rows);
    }

    [Fact]
    public async Task Rows_beside_rejected_ones_are_written_if_that_is_wished()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Live).Reply("""{"insertErrors":[{"index":1,"errors":[{"reason":"invalid","message":"No."}]}]}""");
        await using var store = server.Connect();

        var error = await Assert.ThrowsAsync<BigQueryInsertException>(() => store.InsertAsync([Row, Row, Row], new() { SkipInvalidRows = true }));
        Assert.Equal(2, error.Written);
        Assert.Contains("\"skipInvalidRows\":true", server.Requests[1].Body);
    }

    [Fact]
    public async Task Batches_stay_below_the_limits()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Live);
        server.Otherwise = (_, context) => ScriptedServer.Json(context, 200, "{}");
        await using var store = server.Connect();

        var big = Row with { ReqString = new string('x', 1_000_000) };
        Assert.Equal(25, await store.InsertAsync(Enumerable.Repeat(big, 25)));

        var batches = server.Requests.Skip(1).Select(r => r.Body).ToList();
        Assert.All(batches, b => Assert.InRange(b.Length, 1, 10_000_000));
        Assert.Equal([9, 9, 7], batches.Select(b => JsonDocument.Parse(b).RootElement.GetProperty("rows").GetArrayLength()));
    }

    private static (string, string)[] Session(ScriptedServer server) => [("Location", new Uri(server.Uri, "session").AbsoluteUri)];

    private static EveryType WithoutNullElements(EveryType row) => row with
    {
        RepString = [],
        RepInt64 = [],
        RepFloat64 = [],
        RepNumeric = [],
        RepBool = [],
        RepDate = [],
        RepDatetime = [],
        RepTime = [],
        RepTimestamp = [],
        Box = null,
        Boxes = [],
    };
}
