using System.Text.Json;
using System.Text.Json.Nodes;

namespace FeatureStore.LocalBigQuery;

/// <summary>tables.get, tables.insert and tabledata.insertAll.</summary>
internal sealed class TableCalls(LocalBigQueryServer server)
{
    public ApiAnswer Get(string project, string dataset, string table) => ApiAnswer.Json(Find(project, dataset, table).Resource);

    public ApiAnswer Create(string project, string dataset, JsonObject body)
    {
        var name = $"{project}:{dataset}.{body["tableReference"]?["tableId"]}";
        return server.Tables.Create(project, dataset, body) ? ApiAnswer.Json(body) : throw new ApiException(409, "duplicate", $"Already Exists: Table {name}");
    }

    public ApiAnswer Insert(string project, string dataset, string table, JsonObject body)
    {
        var target = Find(project, dataset, table);
        var skipInvalid = (bool?)body["skipInvalidRows"] ?? false;
        var rows = new List<(object?[] Values, string? Id)>();
        var errors = new JsonArray();
        var all = body["rows"]?.AsArray() ?? throw new ApiException(400, "invalid", "No rows present in the request.");
        foreach (var (index, row) in all.Index())
        {
            try
            {
                using var document = JsonDocument.Parse(row!["json"]!.ToJsonString());
                rows.Add((new JsonRowReader(isStreamed: true).Row(document.RootElement, target.Definition.Columns), (string?)row["insertId"]));
            }
            catch (BadRowException error)
            {
                errors.Add(Error(index, "invalid", error.Column, error.Message));
            }
        }

        if (errors.Count > 0 && !skipInvalid)
        {
            var bad = errors.Select(e => (int)e!["index"]!).ToHashSet();
            foreach (var index in Enumerable.Range(0, all.Count).Where(i => !bad.Contains(i)))
                errors.Add(Error(index, "stopped", "", ""));
            rows.Clear();
        }

        foreach (var (values, id) in rows)
            target.Add(values, id);
        return ApiAnswer.Json(errors.Count == 0 ? new JsonObject { ["kind"] = "bigquery#tableDataInsertAllResponse" } : new JsonObject { ["insertErrors"] = errors });
    }

    private LocalTable Find(string project, string dataset, string table) =>
        server.Tables.Find(project, dataset, table) ?? throw ApiException.NotFound($"Table {project}:{dataset}.{table}");

    private static JsonObject Error(int index, string reason, string column, string message) => new()
    {
        ["index"] = index,
        ["errors"] = new JsonArray(new JsonObject { ["reason"] = reason, ["location"] = column, ["message"] = message }),
    };
}
