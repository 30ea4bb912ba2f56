using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FeatureStore.LocalBigQuery;

/// <summary>
/// A BigQuery of this process, on a socket of its own: the part of the REST API that FeatureStore uses, over tables in memory, with Google's own
/// analyzer and reference engine behind it. It knows no credentials.
/// </summary>
public sealed class LocalBigQueryServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Router _router;
    private readonly ConcurrentQueue<ApiCall> _calls = new();

    private LocalBigQueryServer(WebApplication app)
    {
        _app = app;
        _router = new(this);
    }

    /// <summary>Where it listens.</summary>
    public Uri Uri => new(_app.Urls.First());

    /// <summary>The tables that it has.</summary>
    public LocalTables Tables { get; } = new();

    /// <summary>Jobs that it ran, in order.</summary>
    public LocalJobs Jobs { get; } = new();

    /// <summary>Rows of a page unless a call asks for fewer.</summary>
    public int PageRows { get; set; } = 10_000;

    /// <summary>How often a query is asked about before its rows are ready.</summary>
    public int PollsPerQuery { get; set; }

    /// <summary>What goes wrong with an answer; null for nothing.</summary>
    public Func<ApiCall, Fault?> Faults { get; set; } = _ => null;

    /// <summary>What was asked so far.</summary>
    public IReadOnlyList<ApiCall> Calls => [.. _calls];

    /// <summary>Starts one on a free port.</summary>
    public static async Task<LocalBigQueryServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(k => k.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var server = new LocalBigQueryServer(app);
        app.Run(server.HandleAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var call = await ApiCall.ReadAsync(context.Request);
        _calls.Enqueue(call);
        var fault = Faults(call);

        // Some faults come before the call has run, others on the way back.
        if (fault is { IsBefore: true })
        {
            await fault.SendAsync(context, ApiAnswer.Empty);
            return;
        }

        var answer = _router.Answer(call);
        if (fault is null)
            await answer.SendAsync(context);
        else
            await fault.SendAsync(context, answer);
    }
}
