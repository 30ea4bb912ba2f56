using System.Net;
using System.Text;
using System.Text.Json;

namespace FeatureStore.BigQuery;

/// <summary>An error as BigQuery tells it, in an HTTP answer or in the status of a job.</summary>
/// <param name="Reason">Its word for it, such as rateLimitExceeded; null if it says none.</param>
/// <param name="Message">Its sentence.</param>
/// <param name="Status">HTTP status; null for the error of a job.</param>
internal sealed record ApiError(string? Reason, string Message, HttpStatusCode? Status)
{
    private const int LongestMessage = 2000;

    /// <summary>Whether the job itself failed for a reason that passes: it is run again as another job.</summary>
    public bool IsLostJob => Reason is "jobBackendError" or "jobInternalError" or "jobRateLimitExceeded";

    /// <summary>Whether the same call may succeed a little later.</summary>
    public bool IsPassing => Reason is "rateLimitExceeded" or "userRateLimitExceeded" or "backendError" or "internalError"
        || Status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError
            or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>Whether the service says that it has not begun with the call.</summary>
    public bool WasNotRun => Status == HttpStatusCode.TooManyRequests || Reason is "rateLimitExceeded" or "userRateLimitExceeded";

    public static ApiError Of(HttpStatusCode status, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var error = document.RootElement.GetProperty("error");
            // Of several errors, the first is the one that stopped the call.
            var first = error.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0 ? errors[0] : error;
            return new(Text(first, "reason"), Shorten(Text(error, "message") ?? status.ToString()), status);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // A proxy, or a server that fell over, answers with a page of its own.
            return new(null, $"HTTP status {(int)status} ({status})", status);
        }
    }

    /// <summary>The error of a job that is done; null if it succeeded.</summary>
    public static ApiError? OfJob(JsonElement job) =>
        job.TryGetProperty("status", out var status) && status.TryGetProperty("errorResult", out var error)
            ? new(Text(error, "reason"), Shorten(Text(error, "message") ?? "The job failed."), null)
            : null;

    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Shorten(string text) => text.Length <= LongestMessage ? text : new StringBuilder(text, 0, LongestMessage, LongestMessage + 3).Append("...").ToString();
}
