using System.Globalization;
using System.Text.Json.Nodes;
using FeatureStore.GoogleSql;

namespace FeatureStore.LocalBigQuery;

/// <summary>A job that ran, or runs.</summary>
/// <param name="ProjectId">Project that runs it.</param>
/// <param name="JobId">Its id.</param>
public sealed record LocalJob(string ProjectId, string JobId)
{
    private int _polls;

    /// <summary>The statement of a query; null for a load.</summary>
    public SqlStatement? Statement { get; init; }

    /// <summary>Labels that came with it.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it was told to stop.</summary>
    public bool IsCancelled { get; internal set; }

    internal GoogleSqlResult? Result { get; init; }

    internal ApiException? Error { get; init; }

    internal long LoadedRows { get; init; }

    /// <summary>Bytes of the columns and partitions that it read.</summary>
    public long BytesProcessed { get; internal init; }

    /// <summary>How often it is asked about before it is done.</summary>
    internal int Polls { get; init; }

    internal JsonObject Reference => new() { ["projectId"] = ProjectId, ["jobId"] = JobId, ["location"] = "US" };

    /// <summary>Whether it is done; each question brings it nearer.</summary>
    internal bool IsDone() => Interlocked.Increment(ref _polls) > Polls;

    /// <summary>What jobs.get answers.</summary>
    internal JsonObject ToJson()
    {
        var status = new JsonObject { ["state"] = IsDone() ? "DONE" : "RUNNING" };
        if (Error is not null && (string?)status["state"] == "DONE")
        {
            status["errorResult"] = new JsonObject { ["reason"] = Error.Reason, ["message"] = Error.Message };
            status["errors"] = new JsonArray(new JsonObject { ["reason"] = Error.Reason, ["message"] = Error.Message });
        }

        return new()
        {
            ["kind"] = "bigquery#job",
            ["jobReference"] = Reference,
            ["status"] = status,
            ["statistics"] = new JsonObject { ["load"] = new JsonObject { ["outputRows"] = LoadedRows.ToString(CultureInfo.InvariantCulture) } },
        };
    }
}
