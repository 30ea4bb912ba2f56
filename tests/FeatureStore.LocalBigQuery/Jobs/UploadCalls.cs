using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FeatureStore.LocalBigQuery;

/// <summary>Load jobs, whose rows are uploaded in parts that may be sent again.</summary>
internal sealed class UploadCalls(LocalBigQueryServer server)
{
    private readonly ConcurrentDictionary<string, Session> _sessions = new();

    public ApiAnswer Begin(string project, JsonObject body)
    {
        var load = body["configuration"]?["load"] ?? throw new ApiException(400, "required", "Required parameter is missing: configuration.load");
        var target = load["destinationTable"]!;
        var session = new Session(
            project,
            (string)body["jobReference"]!["jobId"]!,
            ((string)target["projectId"]!, (string)target["datasetId"]!, (string)target["tableId"]!),
            QueryBody.Labels(body["configuration"]));
        var id = Guid.NewGuid().ToString("N");
        _sessions[id] = session;
        return new(200, [], ("Location", new Uri(server.Uri, $"uploads/{id}").AbsoluteUri));
    }

    public ApiAnswer Part(string id, ApiCall call)
    {
        if (!_sessions.TryGetValue(id, out var session))
            throw ApiException.NotFound($"Upload {id}");
        lock (session)
        {
            // "bytes 0-99/*", "bytes 100-199/200", or "bytes */200" to ask how far it has come.
            var range = call.Headers["Content-Range"]["bytes ".Length..].Split('/');
            if (range[0] != "*")
            {
                var start = long.Parse(range[0].Split('-')[0], CultureInfo.InvariantCulture);
                var known = session.Content.Length - start;
                if (known < 0)
                    throw new ApiException(400, "invalid", $"A part begins at {start}, but only {session.Content.Length} bytes have come.");
                if (known < call.Body.Length)
                    session.Content.Write(call.Body.AsSpan((int)known));
            }

            var isWhole = range[1] != "*" && session.Content.Length == long.Parse(range[1], CultureInfo.InvariantCulture);
            if (isWhole)
                return ApiAnswer.Json(server.Jobs.Run(session.Project, session.JobId, () => Load(session)).ToJson());
            return session.Content.Length == 0 ? new(308, []) : new(308, [], ("Range", $"bytes=0-{session.Content.Length - 1}"));
        }
    }

    private LocalJob Load(Session session)
    {
        var job = new LocalJob(session.Project, session.JobId) { Labels = session.Labels, Polls = server.PollsPerQuery };
        var (project, dataset, id) = session.Table;
        if (server.Tables.Find(project, dataset, id) is not { } table)
            return job with { Error = ApiException.NotFound($"Table {project}:{dataset}.{id}") };
        var rows = new List<object?[]>();
        foreach (var line in Encoding.UTF8.GetString(session.Content.GetBuffer(), 0, (int)session.Content.Length).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                using var document = JsonDocument.Parse(line);
                rows.Add(new JsonRowReader(isStreamed: false).Row(document.RootElement, table.Definition.Columns));
            }
            catch (Exception error) when (error is JsonException or BadRowException)
            {
                return job with { Error = new(400, "invalid", $"Error while reading data, error message: JSON parsing error in row {rows.Count + 1}: {error.Message}") };
            }
        }

        table.Add(rows);
        return job with { LoadedRows = rows.Count };
    }

    private sealed record Session(string Project, string JobId, (string Project, string Dataset, string Table) Table, IReadOnlyDictionary<string, string> Labels)
    {
        public MemoryStream Content { get; } = new();
    }
}
