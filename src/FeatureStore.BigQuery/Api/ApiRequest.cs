using System.Net.Http.Headers;

namespace FeatureStore.BigQuery;

/// <summary>One call.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">Path below the base address, with its query.</param>
/// <param name="Scope">The permission it needs.</param>
internal sealed record ApiRequest(HttpMethod Method, string Path, string Scope)
{
    /// <summary>The JSON body; null for none.</summary>
    public byte[]? Json { get; init; }

    /// <summary>Whether it may run twice without harm.</summary>
    public bool MayRepeat { get; init; } = true;

    /// <summary>Whether it begins an upload, which has another address.</summary>
    public bool IsUpload { get; init; }

    /// <summary>What an error tells of the call.</summary>
    public CallContext Context { get; init; } = CallContext.Empty;

    public HttpRequestMessage ToMessage(string baseUri)
    {
        var message = new HttpRequestMessage(Method, new Uri(baseUri + Path));
        if (Json is not null)
            message.Content = new ByteArrayContent(Json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" } } };
        return message;
    }

    /// <summary>A segment of a path.</summary>
    public static string Segment(string text) => Uri.EscapeDataString(text);
}

/// <summary>What an error tells of a call: its statement, job and table.</summary>
internal sealed record CallContext
{
    public static readonly CallContext Empty = new();

    /// <summary>SQL text.</summary>
    public string? Statement { get; init; }

    /// <summary>The job, as far as it is known before the answer.</summary>
    public JobReference? Job { get; init; }

    /// <summary>The table that the call is about.</summary>
    public string? Table { get; init; }
}
