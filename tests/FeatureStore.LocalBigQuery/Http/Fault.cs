using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace FeatureStore.LocalBigQuery;

/// <summary>Something that goes wrong between the server and its client.</summary>
public sealed class Fault
{
    private readonly Func<HttpContext, ApiAnswer, Task> _send;

    private Fault(bool isBefore, Func<HttpContext, ApiAnswer, Task> send)
    {
        IsBefore = isBefore;
        _send = send;
    }

    /// <summary>Whether the call does not run at all.</summary>
    internal bool IsBefore { get; }

    /// <summary>An error in place of the call.</summary>
    public static Fault Error(int status, string reason, string message = "Try later.") =>
        new(true, (context, _) => new ApiException(status, reason, message).Answer.SendAsync(context));

    /// <summary>An error in place of the answer: the call has run.</summary>
    public static Fault LostAnswer(int status, string reason) =>
        new(false, (context, _) => new ApiException(status, reason, "Try later.").Answer.SendAsync(context));

    /// <summary>The connection is reset after a part of the answer, from 0 to 1.</summary>
    public static Fault Reset(double part) => new(false, async (context, answer) =>
    {
        answer.SendHead(context);
        await context.Response.Body.WriteAsync(answer.Body.AsMemory(0, (int)(answer.Body.Length * part)));
        await context.Response.Body.FlushAsync();
        context.Abort();
    });

    /// <summary>The answer ends early, as if it were whole.</summary>
    public static Fault Truncated(double part) =>
        new(false, (context, answer) => (answer with { Body = answer.Body[..(int)(answer.Body.Length * part)] }).SendAsync(context));

    /// <summary>The answer is no JSON.</summary>
    public static Fault Malformed() => new(false, (context, answer) => (answer with { Body = Encoding.UTF8.GetBytes("<html>Bad gateway</html>") }).SendAsync(context));

    /// <summary>The answer comes in small parts, slowly.</summary>
    public static Fault Drip(int parts) => new(false, async (context, answer) =>
    {
        answer.SendHead(context);
        foreach (var part in answer.Body.Chunk(Math.Max(1, answer.Body.Length / parts)))
        {
            await context.Response.Body.WriteAsync(part);
            await context.Response.Body.FlushAsync();
            await Task.Delay(1);
        }
    });

    /// <summary>The clock of the server is wrong: what it calls now is long ago, or far ahead.</summary>
    public static Fault ClockSkew(TimeSpan by) => new(false, (context, answer) =>
    {
        context.Response.Headers.Date = (DateTimeOffset.UtcNow + by).ToString("R");
        return answer.SendAsync(context);
    });

    /// <summary>Nothing comes while the client waits.</summary>
    public static Fault Silence() => new(true, (context, _) =>
        Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default));

    /// <summary>The page is empty, and leads to itself under another token.</summary>
    public static Fault EmptyPage(string token) => new(false, (context, answer) => Edited(context, answer, page =>
    {
        page["rows"] = new JsonArray();
        page["pageToken"] = token;
    }));

    /// <summary>The rows of the page come twice.</summary>
    public static Fault DoubledRows() => new(false, (context, answer) => Edited(context, answer, page =>
    {
        var rows = page["rows"]!.AsArray();
        foreach (var row in rows.ToList())
            rows.Add(row!.DeepClone());
    }));

    internal Task SendAsync(HttpContext context, ApiAnswer answer) => _send(context, answer);

    private static Task Edited(HttpContext context, ApiAnswer answer, Action<JsonObject> edit)
    {
        var page = JsonNode.Parse(answer.Body)!.AsObject();
        if (page.ContainsKey("rows"))
            edit(page);
        return ApiAnswer.Json(page, answer.Status).SendAsync(context);
    }
}
