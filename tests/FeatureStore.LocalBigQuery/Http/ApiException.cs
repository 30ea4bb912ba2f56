using System.Text.Json.Nodes;

namespace FeatureStore.LocalBigQuery;

/// <summary>An error as BigQuery tells it.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="reason">Its word for it.</param>
/// <param name="message">Its sentence.</param>
internal sealed class ApiException(int status, string reason, string message) : Exception(message)
{
    public string Reason => reason;

    /// <summary>The body and status of the answer.</summary>
    public ApiAnswer Answer => ApiAnswer.Json(
        new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = status,
                ["message"] = Message,
                ["errors"] = new JsonArray(new JsonObject { ["message"] = Message, ["domain"] = "global", ["reason"] = reason }),
                ["status"] = "X",
            },
        },
        status);

    public static ApiException NotFound(string what) => new(404, "notFound", $"Not found: {what}");
}
