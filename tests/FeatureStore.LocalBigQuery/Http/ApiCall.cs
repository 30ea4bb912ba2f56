using Microsoft.AspNetCore.Http;

namespace FeatureStore.LocalBigQuery;

/// <summary>What a client asked.</summary>
/// <param name="Method">GET, POST or PUT.</param>
/// <param name="Path">The segments of the path.</param>
/// <param name="Query">What follows the path.</param>
/// <param name="Headers">Headers, whatever their case.</param>
/// <param name="Body">The body; empty for none.</param>
public sealed record ApiCall(string Method, IReadOnlyList<string> Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>Whether it asks for the next page of rows, or for the first once more.</summary>
    public bool IsPage => Method == "GET" && Path.Contains("queries");

    /// <summary>Whether it runs a statement.</summary>
    public bool IsQuery => Method == "POST" && Path[^1] == "queries";

    /// <summary>Whether it sends a part of an upload.</summary>
    public bool IsUpload => Method == "PUT";

    /// <inheritdoc/>
    public override string ToString() => $"{Method} /{string.Join('/', Path)}";

    internal static async Task<ApiCall> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        return new(
            request.Method,
            [.. request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)],
            request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
    }
}
