using System.Globalization;
using System.Text.Json;

namespace FeatureStore.BigQuery;

/// <summary>The calls that run a statement and fetch its rows.</summary>
internal static class QueryRequests
{
    /// <summary>How long the service shall wait for the rows before it answers without them.</summary>
    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(10);

    /// <summary>Runs a statement and answers with its first page, or with its job if it takes long. Under one request id it runs once.</summary>
    public static ApiRequest Query(BigQueryApi api, SqlStatement statement, string requestId) => Query(api, statement, json =>
    {
        json.WriteNumber("timeoutMs", Patience(api));
        json.WriteString("requestId", requestId);
        if (api.Options.PageRows is { } rows)
            json.WriteNumber("maxResults", rows);
        json.WriteStartObject("formatOptions");
        json.WriteBoolean("useInt64Timestamp", true);
        json.WriteEndObject();
        JsonBody.Labels(json, api.Options);
        if (api.Options.MaximumBytesBilled is { } bytes)
            json.WriteString("maximumBytesBilled", bytes.ToString(CultureInfo.InvariantCulture));
    });

    /// <summary>Says what a statement would process, without running it.</summary>
    public static ApiRequest DryRun(BigQueryApi api, SqlStatement statement) => Query(api, statement, json => json.WriteBoolean("dryRun", true));

    /// <summary>Starts a statement as a job with an id of our own.</summary>
    public static ApiRequest Insert(BigQueryApi api, SqlStatement statement, JobReference job) =>
        new(HttpMethod.Post, $"projects/{ApiRequest.Segment(api.ProjectId)}/jobs", Scopes.Manage)
        {
            Context = new() { Statement = statement.Text, Job = job },
            Json = JsonBody.Write(json =>
            {
                JsonBody.Reference(json, job);
                json.WriteStartObject("configuration");
                JsonBody.Labels(json, api.Options);
                json.WriteStartObject("query");
                Statement(json, api.Options, statement);
                json.WriteString("priority", api.Options.Priority == QueryPriority.Batch ? "BATCH" : "INTERACTIVE");
                if (api.Options.MaximumBytesBilled is { } bytes)
                    json.WriteString("maximumBytesBilled", bytes.ToString(CultureInfo.InvariantCulture));
                json.WriteEndObject();
                json.WriteEndObject();
            }),
        };

    /// <summary>The rows of a job from a page on; the first page for no token.</summary>
    public static ApiRequest Results(BigQueryApi api, JobReference job, string? pageToken, SqlStatement statement)
    {
        var path = $"projects/{ApiRequest.Segment(job.ProjectId)}/queries/{ApiRequest.Segment(job.JobId)}"
            + $"?formatOptions.useInt64Timestamp=true&timeoutMs={Patience(api)}{Location(job, '&')}";
        if (pageToken is not null)
            path += $"&pageToken={ApiRequest.Segment(pageToken)}";
        if (api.Options.PageRows is { } rows)
            path += string.Create(CultureInfo.InvariantCulture, $"&maxResults={rows}");
        return new(HttpMethod.Get, path, Scopes.Read) { Context = new() { Statement = statement.Text, Job = job } };
    }

    /// <summary>Tells a job to stop.</summary>
    public static ApiRequest Cancel(JobReference job) =>
        new(HttpMethod.Post, $"projects/{ApiRequest.Segment(job.ProjectId)}/jobs/{ApiRequest.Segment(job.JobId)}/cancel{Location(job, '?')}", Scopes.Manage) { Context = new() { Job = job } };

    /// <summary>How a job stands.</summary>
    public static ApiRequest Job(JobReference job, CallContext context) =>
        new(HttpMethod.Get, $"projects/{ApiRequest.Segment(job.ProjectId)}/jobs/{ApiRequest.Segment(job.JobId)}{Location(job, '?')}", Scopes.Read) { Context = context };

    /// <summary>An id for a job that no other has.</summary>
    public static JobReference NewJob(BigQueryApi api) => new(api.ProjectId, $"featurestore_{Guid.NewGuid():N}", api.Options.Location);

    private static ApiRequest Query(BigQueryApi api, SqlStatement statement, Action<Utf8JsonWriter> more) =>
        new(HttpMethod.Post, $"projects/{ApiRequest.Segment(api.ProjectId)}/queries", Scopes.Read)
        {
            Context = new() { Statement = statement.Text },
            Json = JsonBody.Write(json =>
            {
                Statement(json, api.Options, statement);
                if (api.Options.Location is { } location)
                    json.WriteString("location", location);
                more(json);
            }),
        };

    private static void Statement(Utf8JsonWriter json, BigQueryOptions options, SqlStatement statement)
    {
        json.WriteString("query", statement.Text);
        json.WriteBoolean("useLegacySql", false);
        json.WriteBoolean("useQueryCache", options.UseQueryCache);
        if (statement.Parameters.Count > 0)
            QueryParameters.Write(json, statement.Parameters);
    }

    private static string Location(JobReference job, char separator) => job.Location is { } location ? $"{separator}location={ApiRequest.Segment(location)}" : "";

    // The service must answer before we take it for lost.
    private static long Patience(BigQueryApi api) => (long)Math.Min(LongestPatience.TotalMilliseconds, api.Options.RequestTimeout.TotalMilliseconds / 2);
}
