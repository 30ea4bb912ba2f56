namespace FeatureStore.BigQuery.Tests.Protocol;

public sealed class CancellationTests
{
    private const string Cancelled = """{"kind":"bigquery#jobCancelResponse","job":{}}""";

    [Fact]
    public async Task Cancelling_while_the_job_is_polled_stops_the_job()
    {
        await using var server = await ScriptedServer.StartAsync();
        using var cancel = new CancellationTokenSource();
        server.Reply(Answers.Running).Reply(async context =>
        {
            await cancel.CancelAsync();
            await ScriptedServer.NothingAsync(context);
        }).Reply(Cancelled);
        await using var store = server.Connect();

        var error = await Assert.ThrowsAsync<OperationCanceledException>(() => QueryTests.ReadAsync(store, cancellationToken: cancel.Token));

        Assert.Equal("The query was cancelled, and job job_1 was told to stop.", error.Message);
        Assert.Equal("/bigquery/v2/projects/payer/jobs/job_1/cancel", server.Requests[^1].Path);
        Assert.Equal("?location=US", server.Requests[^1].Query);
    }

    [Fact]
    public async Task Cancelling_before_the_job_is_known_stops_it_as_soon_as_it_is()
    {
        await using var server = await ScriptedServer.StartAsync();
        using var cancel = new CancellationTokenSource();
        var answer = new TaskCompletionSource();
        server.Reply(async context =>
        {
            await cancel.CancelAsync();
            await answer.Task;
            await ScriptedServer.Json(context, 200, Answers.Running);
        }).Reply(Cancelled);
        var store = server.Connect();

        await Assert.ThrowsAsync<OperationCanceledException>(() => QueryTests.ReadAsync(store, cancellationToken: cancel.Token));
        answer.SetResult();
        await store.DisposeAsync();

        Assert.Equal("/bigquery/v2/projects/payer/jobs/job_1/cancel", server.Requests[^1].Path);
    }

    [Fact]
    public async Task A_job_that_cannot_be_stopped_is_named()
    {
        await using var server = await ScriptedServer.StartAsync();
        using var cancel = new CancellationTokenSource();
        server.Reply(Answers.Running).Reply(async context =>
        {
            await cancel.CancelAsync();
            await ScriptedServer.NothingAsync(context);
        }).Fail(403, "accessDenied", "Access Denied.");
        await using var store = server.Connect();

        var error = await Assert.ThrowsAsync<OperationCanceledException>(() => QueryTests.ReadAsync(store, cancellationToken: cancel.Token));
        Assert.StartsWith("The query was cancelled; job job_1 may still run, as it could not be told to stop: Access Denied.", error.Message);
    }

    [Fact]
    public async Task A_query_beyond_its_timeout_is_told_and_its_job_stopped()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Otherwise = (request, context) => ScriptedServer.Json(context, 200, request.Path.EndsWith("/cancel", StringComparison.Ordinal) ? Cancelled : Answers.Running);
        await using var store = server.Connect(o => o with { QueryTimeout = TimeSpan.FromMilliseconds(400) });

        var error = await Assert.ThrowsAsync<BigQueryException>(() => QueryTests.ReadAsync(store));

        Assert.StartsWith("The query took longer than 0.4 s, and job job_1 was told to stop.\nThe statement was:", error.Message);
        Assert.Equal("job_1", error.JobId);
    }

    [Fact]
    public async Task Cancelling_between_pages_ends_the_reading()
    {
        await using var server = await ScriptedServer.StartAsync();
        using var cancel = new CancellationTokenSource();
        server.Reply(Answers.Numbers([1], 2, "2")).Silence();
        await using var store = server.Connect();

        await using var reader = await store.ExecuteReaderAsync(new("SELECT n", []), cancel.Token);
        Assert.True(await reader.ReadAsync(cancel.Token));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.ReadAsync(cancel.Token));
    }

    [Fact]
    public async Task Leaving_early_ends_the_fetching_of_the_next_page()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Reply(Answers.Numbers([1, 2], 3, "2")).Silence();
        await using var store = server.Connect();

        await using var reader = await store.ExecuteReaderAsync(new("SELECT n", []));
        Assert.True(await reader.ReadAsync());
        await reader.DisposeAsync();
        Assert.Throws<InvalidOperationException>(() => reader.GetInt64(0));
    }

    [Fact]
    public async Task A_token_that_is_cancelled_already_sends_nothing()
    {
        await using var server = await ScriptedServer.StartAsync();
        await using var store = server.Connect();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => QueryTests.ReadAsync(store, cancellationToken: new(canceled: true)));
        Assert.Empty(server.Requests);
    }
}
