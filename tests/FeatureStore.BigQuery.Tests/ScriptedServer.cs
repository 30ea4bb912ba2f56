using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace FeatureStore.BigQuery.Tests;

/// <summary>A server on a socket of its own that answers each request with the next reply of a script.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _replies = new();
    private readonly ConcurrentQueue<Request> _requests = new();

    private ScriptedServer(WebApplication app) => _app = app;

    /// <summary>Called for a request that comes after the script has ended; by default an error that no client repeats.</summary>
    public Func<Request, HttpContext, Task> Otherwise { get; set; } =
        (request, context) => Json(context, 418, $$$"""{"error":{"message":"No reply is left for {{{request.Method}}} {{{request.Path}}}"}}""");

    public Uri Uri => new(_app.Urls.First());

    /// <summary>What was asked so far.</summary>
    public IReadOnlyList<Request> Requests => [.. _requests];

    public static async Task<ScriptedServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(k => k.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var server = new ScriptedServer(app);
        app.Run(server.HandleAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>A store on this server whose waits are too short to notice.</summary>
    public BigQueryFeatureStore Connect(Func<BigQueryOptions, BigQueryOptions>? configure = null)
    {
        var options = new BigQueryOptions
        {
            Endpoint = Uri,
            Retry = new() { FirstDelay = TimeSpan.FromMilliseconds(1), MaximumDelay = TimeSpan.FromSeconds(5) },
        };
        return BigQueryFeatureStore.Connect("payer", configure?.Invoke(options) ?? options);
    }

    /// <summary>The next request gets this answer.</summary>
    public ScriptedServer Reply(string json, int status = 200, params (string Name, string Value)[] headers) => Reply(context =>
    {
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        return Json(context, status, json);
    });

    /// <summary>The next request is answered as a delegate says.</summary>
    public ScriptedServer Reply(Func<HttpContext, Task> reply)
    {
        _replies.Enqueue(reply);
        return this;
    }

    /// <summary>The next request gets the beginning of an answer; then the connection is reset.</summary>
    public ScriptedServer ResetAfter(string json, int bytes) => Reply(async context =>
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Encoding.UTF8.GetByteCount(json);
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(json).AsMemory(0, bytes));
        await context.Response.Body.FlushAsync();
        context.Abort();
    });

    /// <summary>The next request gets its answer in small parts.</summary>
    public ScriptedServer Drip(string json, int partSize) => Reply(async context =>
    {
        foreach (var part in Encoding.UTF8.GetBytes(json).Chunk(partSize))
        {
            await context.Response.Body.WriteAsync(part);
            await context.Response.Body.FlushAsync();
            await Task.Delay(1);
        }
    });

    /// <summary>The next request gets no answer while its client waits.</summary>
    public ScriptedServer Silence() => Reply(NothingAsync);

    /// <summary>An error as BigQuery words it.</summary>
    public ScriptedServer Fail(int status, string reason, string message = "No.", params (string Name, string Value)[] headers) =>
        Reply($$$"""{"error":{"code":{{{status}}},"message":"{{{message}}}","errors":[{"message":"{{{message}}}","domain":"global","reason":"{{{reason}}}"}],"status":"X"}}""", status, headers);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    /// <summary>Answers nothing while the client waits.</summary>
    public static Task NothingAsync(HttpContext context) =>
        Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    public static Task Json(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    }

    private async Task HandleAsync(HttpContext context)
    {

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var request = new Request(
            context.Request.Method,
            context.Request.Path.Value!,
            context.Request.QueryString.Value ?? "",
            Encoding.UTF8.GetString(body.ToArray()),
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        _requests.Enqueue(request);
        await (_replies.TryDequeue(out var reply) ? reply(context) : Otherwise(request, context));
    }
}

/// <summary>What a client asked.</summary>
internal sealed record Request(string Method, string Path, string Query, string Body, IReadOnlyDictionary<string, string> Headers);
