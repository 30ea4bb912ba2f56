using System.Globalization;
using System.Text.Json.Nodes;

namespace FeatureStore.LocalBigQuery;

/// <summary>jobs.query, jobs.getQueryResults, jobs.insert of a query, and jobs.cancel.</summary>
internal sealed class QueryCalls(LocalBigQueryServer server)
{
    private readonly QueryEngine _engine = new(server);

    public ApiAnswer Query(string project, JsonObject body)
    {
        var statement = QueryBody.Statement(body);
        if ((bool?)body["dryRun"] == true)
        {
            return ApiAnswer.Json(new JsonObject
            {
                ["kind"] = "bigquery#queryResponse",
                ["schema"] = Wire.Schema(_engine.Columns(statement)),
                ["totalBytesProcessed"] = Text(_engine.BytesProcessed(statement)),
                ["jobComplete"] = true,
            });
        }

        var job = server.Jobs.RunOnce(
            (string?)body["requestId"],
            () => _engine.Run(new(project, $"job_{Guid.NewGuid():N}") { Statement = statement, Labels = QueryBody.Labels(body), Polls = server.PollsPerQuery }, QueryBody.MaximumBytes(body)));
        return Page(job, 0, (int?)body["maxResults"]);
    }

    public ApiAnswer Insert(string project, JsonObject body)
    {
        var configuration = body["configuration"] ?? throw new ApiException(400, "required", "Required parameter is missing: configuration");
        var statement = QueryBody.Statement(configuration["query"]!);
        var id = (string?)body["jobReference"]?["jobId"] ?? $"job_{Guid.NewGuid():N}";
        var job = server.Jobs.Run(
            project,
            id,
            () => _engine.Run(new(project, id) { Statement = statement, Labels = QueryBody.Labels(configuration), Polls = server.PollsPerQuery }, QueryBody.MaximumBytes(configuration["query"]!)));
        return ApiAnswer.Json(new JsonObject { ["jobReference"] = job.Reference, ["status"] = new JsonObject { ["state"] = "RUNNING" } });
    }

    public ApiAnswer Results(string project, string id, IReadOnlyDictionary<string, string> query)
    {
        var job = server.Jobs.Find(project, id);
        var from = query.TryGetValue("pageToken", out var token) ? Token(token) : 0;
        return Page(job, from, query.TryGetValue("maxResults", out var most) ? int.Parse(most, CultureInfo.InvariantCulture) : null);
    }

    public ApiAnswer Cancel(string project, string id)
    {
        var job = server.Jobs.Find(project, id);
        job.IsCancelled = true;
        return ApiAnswer.Json(new JsonObject { ["job"] = job.ToJson() });
    }

    private ApiAnswer Page(LocalJob job, int from, int? most)
    {
        var answer = new JsonObject { ["kind"] = "bigquery#queryResponse", ["jobReference"] = job.Reference };
        if (from == 0 && !job.IsDone())
        {
            answer["jobComplete"] = false;
            return ApiAnswer.Json(answer);
        }

        if (job.Error is not null)
            throw job.Error;
        var (columns, rows) = (job.Result!.Columns, job.Result.Rows);
        var to = Math.Min(rows.Count, from + Math.Min(most ?? int.MaxValue, server.PageRows));
        answer["schema"] = Wire.Schema(columns);
        answer["totalRows"] = Text(rows.Count);
        answer["rows"] = new JsonArray([.. rows.Take(from..to).Select(row => Wire.Row(columns, row))]);
        answer["totalBytesProcessed"] = Text(job.BytesProcessed);
        answer["cacheHit"] = false;
        answer["jobComplete"] = true;
        if (to < rows.Count)
            answer["pageToken"] = $"row-{Text(to)}";
        return ApiAnswer.Json(answer);
    }

    // Tokens may say more behind a slash, so that a page can have several.
    private static int Token(string token) =>
        token.StartsWith("row-", StringComparison.Ordinal) && int.TryParse(token[4..].Split('/')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? row
            : throw new ApiException(400, "invalid", $"Invalid page token: {token}");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
