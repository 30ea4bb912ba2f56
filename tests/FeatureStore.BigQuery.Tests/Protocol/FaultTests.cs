using System.Globalization;
using System.Net;
using System.Text;

namespace FeatureStore.BigQuery.Tests.Protocol;

/// <summary>Whatever goes wrong on the way: no row is lost or doubled, and nothing hangs.</summary>
public sealed class FaultTests
{
    private static readonly string Whole = Answers.Numbers([1, 2, 3], 3);

    [Theory]
    [InlineData(429, "rateLimitExceeded")]
    [InlineData(403, "rateLimitExceeded")]
    [InlineData(500, "internalError")]
    [InlineData(502, "backendError")]
    [InlineData(503, "backendError")]
    [InlineData(504, "x")]
    public async Task What_passes_is_tried_again_under_the_same_request_id(int status, string reason)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Fail(status, reason).Fail(status, reason).Reply(Whole);
        await using var store = server.Connect();

        Assert.Equal([1L, 2, 3], await QueryTests.ReadAsync(store));
        Assert.Equal(3, server.Requests.Count);
        Assert.Single(server.Requests.Select(r => r.Body).Distinct());
    }

    [Theory]
    [InlineData(400, "invalid")]
    [InlineData(403, "accessDenied")]
    [InlineData(403, "quotaExceeded")]
    [InlineData(404, "notFound")]
    [InlineData(501, "notImplemented")]
    public async Task What_does_not_pass_is_told_at_once(int status, string reason)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Fail(status, reason);
        await using var store = server.Connect();

        await Assert.ThrowsAnyAsync<FeatureStoreException>(() => QueryTests.ReadAsync(store));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_job_that_was_lost_is_run_again_as_another()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Answers.Running).Fail(400, "jobBackendError").Reply(Whole);
        await using var store = server.Connect();

        Assert.Equal([1L, 2, 3], await QueryTests.ReadAsync(store));
        Assert.Equal(["POST", "GET", "POST"], server.Requests.Select(r => r.Method));
        Assert.NotEqual(server.Requests[0].Body, server.Requests[2].Body);
    }

    [Fact]
    public async Task After_the_last_attempt_the_error_is_told()
    {
        await using var server = await ScriptedServer.StartAsync();
        for (var i = 0; i < 3; i++)
            server.Fail(503, "backendError", "Try later.");
        await using var store = server.Connect(o => o with { Retry = o.Retry with { MaximumAttempts = 3 } });

        var error = await Assert.ThrowsAsync<BigQueryException>(() => QueryTests.ReadAsync(store));
        Assert.Equal("Try later.\n(reason backendError)\nThe statement was:\nSELECT n FROM numbers", error.Message);
        Assert.Equal(("backendError", (int?)503), (error.Reason, error.StatusCode));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Retry_after_is_a_time_by_the_clock_of_the_server()
    {
        await using var server = await ScriptedServer.StartAsync();
        // Its clock is years ahead; what it asks for is to wait no time at all.
        var date = new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero).ToString("R", CultureInfo.InvariantCulture);
        server.Fail(503, "backendError", "No.", ("Date", date), ("Retry-After", date)).Reply(Whole);
        await using var store = server.Connect();

        Assert.Equal([1L, 2, 3], await QueryTests.ReadAsync(store));
    }

    [Fact]
    public async Task A_wait_that_is_longer_than_allowed_fails_the_call_instead()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Fail(429, "rateLimitExceeded", "No.", ("Retry-After", "3600"));
        await using var store = server.Connect();

        await Assert.ThrowsAsync<BigQueryException>(() => QueryTests.ReadAsync(store));
        Assert.Single(server.Requests);
    }

    [Fact]
    public void Waits_are_random_below_a_bound_that_doubles_up_to_a_limit()
    {
        var options = new RetryOptions { FirstDelay = TimeSpan.FromSeconds(1), MaximumDelay = TimeSpan.FromSeconds(5) };
        foreach (var (attempt, bound) in new[] { (1, 1.0), (2, 2.0), (3, 4.0), (4, 5.0), (40, 5.0) })
        {
            var waits = Enumerable.Range(0, 2000).Select(_ => Backoff.Delay(options, attempt).TotalSeconds).ToList();
            Assert.InRange(waits.Min(), 0, bound * 0.1);
            Assert.InRange(waits.Max(), bound * 0.9, bound);
        }
    }

    [Fact]
    public async Task A_connection_reset_anywhere_in_a_page_loses_and_doubles_nothing()
    {
        var second = Answers.Numbers([3, 4], 4);
        for (var at = 0; at < second.Length; at += 41)
        {
            await using var server = await ScriptedServer.StartAsync();
            server.Reply(Answers.Numbers([1, 2], 4, "2")).ResetAfter(second, at).Reply(second);
            await using var store = server.Connect();

            Assert.Equal([1L, 2, 3, 4], await QueryTests.ReadAsync(store));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("{\"rows\":[{\"f\":[{\"v\":\"1\"}")]
    [InlineData("{\"rows\":[{\"v\":\"1\"}],\"jobComplete\":true}")]
    [InlineData("{\"rows\":{},\"jobComplete\":true}")]
    [InlineData("[]")]
    public async Task A_broken_answer_is_asked_for_again(string broken)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(broken).Reply(Answers.Numbers([1, 2], 3, "2")).Reply(broken).Reply(Answers.Numbers([3], 3));
        await using var store = server.Connect();

        Assert.Equal([1L, 2, 3], await QueryTests.ReadAsync(store));
    }

    [Fact]
    public async Task An_answer_that_stays_broken_is_told()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply("{\"rows\":[").Reply("{\"rows\":[");
        await using var store = server.Connect(o => o with { Retry = o.Retry with { MaximumAttempts = 2 } });

        var error = await Assert.ThrowsAsync<BigQueryException>(() => QueryTests.ReadAsync(store));
        Assert.StartsWith("BigQuery's answer is broken: ", error.Message);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"totalBytesProcessed":"many"}""")]
    public async Task An_answer_without_what_it_should_say_is_broken_too(string answer)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(answer);
        await using var store = server.Connect(o => o with { Retry = o.Retry with { MaximumAttempts = 1 } });

        var error = await Assert.ThrowsAsync<BigQueryException>(() => store.DryRunAsync(new SqlStatement("SELECT 1", [])));
        Assert.StartsWith("BigQuery's answer is broken: it lacks what it should say, or says it in another form.", error.Message);
    }

    [Fact]
    public async Task A_slow_drip_is_waited_for_as_long_as_something_comes()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Drip(Whole, 7);
        await using var store = server.Connect();

        Assert.Equal([1L, 2, 3], await QueryTests.ReadAsync(store));
    }

    [Fact]
    public async Task Silence_counts_as_a_lost_call_and_is_followed_by_another()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Silence().Reply(Whole);
        await using var store = server.Connect(o => o with { RequestTimeout = TimeSpan.FromMilliseconds(300) });

        Assert.Equal([1L, 2, 3], await QueryTests.ReadAsync(store));
    }

    [Fact]
    public async Task A_page_that_stops_in_the_middle_is_fetched_again()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(async context =>
        {
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Whole[..50]));
            await context.Response.Body.FlushAsync();
            await ScriptedServer.NothingAsync(context);
        }).Reply(Whole);
        await using var store = server.Connect(o => o with { RequestTimeout = TimeSpan.FromMilliseconds(300) });

        Assert.Equal([1L, 2, 3], await QueryTests.ReadAsync(store));
    }

    [Fact]
    public async Task Pages_that_go_in_circles_are_told()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Answers.Numbers([1], 9, "a")).Reply(Answers.Numbers([2], 9, "b")).Reply(Answers.Numbers([3], 9, "a"));
        await using var store = server.Connect();

        var error = await Assert.ThrowsAsync<BigQueryException>(() => QueryTests.ReadAsync(store));
        Assert.StartsWith("BigQuery led back to a page that was read already; run the query again.\n(job job_1, location US)", error.Message);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Rows_that_are_missing_or_doubled_are_told_at_the_end(int announced)
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Answers.Numbers([1, 2, 3], announced));
        await using var store = server.Connect();

        var error = await Assert.ThrowsAsync<BigQueryException>(() => QueryTests.ReadAsync(store));
        Assert.StartsWith($"BigQuery announced {announced} rows, but sent 3; run the query again.", error.Message);
    }

    [Fact]
    public async Task Nobody_there_is_told_after_the_attempts()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var store = BigQueryFeatureStore.Connect("payer", new()
        {
            Endpoint = new($"http://127.0.0.1:{port}"),
            Retry = new() { MaximumAttempts = 2, FirstDelay = TimeSpan.FromMilliseconds(1) },
        });

        var error = await Assert.ThrowsAsync<BigQueryException>(() => QueryTests.ReadAsync(store));
        Assert.StartsWith("The connection to BigQuery failed: ", error.Message);
    }
}
