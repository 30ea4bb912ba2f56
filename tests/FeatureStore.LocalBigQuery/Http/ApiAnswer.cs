using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace FeatureStore.LocalBigQuery;

/// <summary>What the server answers.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The body, JSON or empty.</param>
/// <param name="Headers">Headers beside the usual ones.</param>
public sealed record ApiAnswer(int Status, byte[] Body, params (string Name, string Value)[] Headers)
{
    internal static readonly ApiAnswer Empty = new(200, []);

    internal static ApiAnswer Json(JsonNode body, int status = 200) => new(status, System.Text.Encoding.UTF8.GetBytes(body.ToJsonString(Wire.Options)));

    internal Task SendAsync(HttpContext context)
    {
        SendHead(context);
        return context.Response.Body.WriteAsync(Body).AsTask();
    }

    internal void SendHead(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = "application/json; charset=UTF-8";
        context.Response.ContentLength = Body.Length;
        foreach (var (name, value) in Headers)
            context.Response.Headers[name] = value;
    }
}
