using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace FeatureStore;

/// <summary>
/// What runs of checks tell OpenTelemetry: an activity for each run, with the attributes of a database call, and metrics, both under
/// <see cref="Name"/>. Nobody listening, they cost nothing.
/// </summary>
public static class CheckTelemetry
{
    /// <summary>Name of the ActivitySource and of the Meter.</summary>
    public const string Name = "FeatureStore";

    private static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Metrics = new(Name);

    private static readonly Gauge<long> Violations = Metrics.CreateGauge<long>(
        "featurestore.check.violations", "{violation}", "Violations of a check on the newest day of its last run.");

    private static readonly Histogram<double> Duration = Metrics.CreateHistogram<double>(
        "featurestore.check.duration", "s", "Time that a run of checks took, samples included.");

    private static readonly Counter<long> Results = Metrics.CreateCounter<long>(
        "featurestore.check.results", "{result}", "Results of checks, by status.");

    /// <summary>Tells of a run, whether it ends or throws.</summary>
    internal static async Task<IReadOnlyList<CheckRun>> ObserveAsync(
        TableInfo table, int checks, DateOnly from, DateOnly to, SqlDialect dialect, Func<Task<IReadOnlyList<CheckRun>>> run)
    {
        var started = Stopwatch.GetTimestamp();
        using var activity = Start(table, checks, from, to, dialect);
        try
        {
            var runs = await run().ConfigureAwait(false);
            Complete(activity, runs);
            Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("featurestore.table", table.TableId));
            return runs;
        }
        catch (Exception error)
        {
            var type = error.GetType().FullName;
            activity?.SetStatus(ActivityStatusCode.Error, error.Message).SetTag("error.type", type);
            Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new("featurestore.table", table.TableId), new("error.type", type));
            throw;
        }
    }

    private static Activity? Start(TableInfo table, int checks, DateOnly from, DateOnly to, SqlDialect dialect)
    {
        var activity = Activities.StartActivity($"check {table.TableId}", ActivityKind.Client);
        if (activity is not { IsAllDataRequested: true })
            return activity;
        activity.SetTag("featurestore.table", table.TableId).SetTag("featurestore.fingerprint", table.Fingerprint).SetTag("featurestore.checks", checks);
        if (from == to)
            activity.SetTag("featurestore.day", Text(from));
        else
            activity.SetTag("featurestore.from", Text(from)).SetTag("featurestore.to", Text(to));
        return activity
            .SetTag("db.system.name", dialect is BigQueryDialect ? "gcp.bigquery" : dialect.Name.ToLowerInvariant())
            .SetTag("db.namespace", table.DatasetId)
            .SetTag("db.collection.name", table.TableId)
            .SetTag("db.operation.name", "SELECT")
            .SetTag("db.query.summary", $"SELECT {table.TableId}");
    }

    private static void Complete(Activity? activity, IReadOnlyList<CheckRun> runs)
    {
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("featurestore.status", Text(CheckRun.Worst(runs.Select(r => r.Status)))).SetTag("featurestore.rows", runs.Sum(r => r.Rows));
            // Values are parameters, so the text tells none.
            if (runs is [{ Statement: { } statement }, ..])
                activity.SetTag("db.query.text", statement.Text);
        }

        foreach (var result in runs.SelectMany(r => r.Results))
        {
            TagList tags = new()
            {
                { "featurestore.table", result.Check.Table.TableId },
                { "featurestore.check", result.Check.Id },
                { "featurestore.severity", result.Check.Severity.ToString().ToLowerInvariant() },
            };
            if (result.Status is CheckStatus.Pass or CheckStatus.Warn or CheckStatus.Fail)
                Violations.Record(result.Violations, tags);
            tags.Add("featurestore.status", Text(result.Status));
            Results.Add(1, tags);
        }
    }

    private static string Text(CheckStatus status) => status == CheckStatus.NoData ? "no_data" : status.ToString().ToLowerInvariant();

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
