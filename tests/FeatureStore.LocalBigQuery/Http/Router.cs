using System.Text.Json;
using System.Text.Json.Nodes;

namespace FeatureStore.LocalBigQuery;

/// <summary>Finds what a call is about, by its path.</summary>
internal sealed class Router(LocalBigQueryServer server)
{
    private readonly QueryCalls _queries = new(server);
    private readonly UploadCalls _uploads = new(server);
    private readonly TableCalls _tables = new(server);

    public ApiAnswer Answer(ApiCall call)
    {
        try
        {
            return (call.Method, call.Path) switch
            {
                ("POST", ["bigquery", "v2", "projects", var project, "queries"]) => _queries.Query(project, Json(call)),
                ("GET", ["bigquery", "v2", "projects", var project, "queries", var job]) => _queries.Results(project, job, call.Query),
                ("POST", ["bigquery", "v2", "projects", var project, "jobs"]) => _queries.Insert(project, Json(call)),
                ("GET", ["bigquery", "v2", "projects", var project, "jobs", var job]) => ApiAnswer.Json(server.Jobs.Find(project, job).ToJson()),
                ("POST", ["bigquery", "v2", "projects", var project, "jobs", var job, "cancel"]) => _queries.Cancel(project, job),
                ("GET", ["bigquery", "v2", "projects", var project, "datasets", var dataset, "tables", var table]) => _tables.Get(project, dataset, table),
                ("POST", ["bigquery", "v2", "projects", var project, "datasets", var dataset, "tables"]) => _tables.Create(project, dataset, Json(call)),
                ("POST", ["bigquery", "v2", "projects", var project, "datasets", var dataset, "tables", var table, "insertAll"]) => _tables.Insert(project, dataset, table, Json(call)),
                ("POST", ["upload", "bigquery", "v2", "projects", var project, "jobs"]) => _uploads.Begin(project, Json(call)),
                ("PUT", ["uploads", var session]) => _uploads.Part(session, call),
                _ => throw new ApiException(404, "notFound", $"There is no {call} here."),
            };
        }
        catch (ApiException error)
        {
            return error.Answer;
        }
    }

    private static JsonObject Json(ApiCall call)
    {
        try
        {
            return JsonNode.Parse(call.Body)?.AsObject() ?? throw new ApiException(400, "parseError", "The body is null.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new ApiException(400, "parseError", $"The body is no JSON object: {error.Message}");
        }
    }
}
