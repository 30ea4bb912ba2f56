using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace FeatureStore.Hosting;

/// <summary>Runs checks over the newest day of their table.</summary>
internal sealed class FeatureStoreHealthCheck(
    IFeatureStore store, CheckSet checks, FeatureStoreHealthOptions options, TimeProvider time, ILogger<FeatureStoreHealthCheck> logger) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var table = checks[0].Table;
        try
        {
            if (await store.NewestDayAsync(table, cancellationToken).ConfigureAwait(false) is not { } day)
                return new(options.WithoutData, $"{table.TableId} has no rows.");
            var run = await store.RunAsync(checks, day, new() { SampleLimit = options.LogSamples ? 5 : 0 }, cancellationToken).ConfigureAwait(false);
            logger.LogRun(run, options.LogSamples);
            return Judge(run, context.Registration.FailureStatus);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // A host asks for its health again and again: what went wrong once must not end it.
            FeatureStoreLog.RunFailed(logger, table.TableId, error);
            return new(context.Registration.FailureStatus, $"The checks of {table.TableId} could not run: {error.Message}", error);
        }
    }

    private HealthCheckResult Judge(CheckRun run, HealthStatus failure)
    {
        var age = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).DayNumber - run.Day.DayNumber;
        var isOld = options.MaxAgeDays is { } days && age > days;
        var status = run.Results.Select(r => StatusOf(r.Status, failure)).Append(isOld ? options.WithoutData : HealthStatus.Healthy).Min();
        var data = new Dictionary<string, object>
        {
            ["table"] = run.Table.TableId,
            ["day"] = run.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["rows"] = run.Rows,
        };
        foreach (var group in run.Results.GroupBy(r => r.Status))
            data[group.Key.ToString()] = group.Count();
        return new(status, Sentence(run, isOld ? age : null), data: data);
    }

    // The lower the worse, as the framework counts.
    private HealthStatus StatusOf(CheckStatus status, HealthStatus failure) => status switch
    {
        CheckStatus.Fail or CheckStatus.Error => failure,
        CheckStatus.Warn => HealthStatus.Degraded,
        CheckStatus.NoData => options.WithoutData,
        _ => HealthStatus.Healthy,
    };

    private static string Sentence(CheckRun run, int? age)
    {
        var day = run.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var bad = run.Results.Where(r => r.Status is CheckStatus.Fail or CheckStatus.Error or CheckStatus.Warn or CheckStatus.NoData).OrderByDescending(r => r.Status is CheckStatus.Fail or CheckStatus.Error).ToList();
        var old = age is null ? "" : string.Create(CultureInfo.InvariantCulture, $" The newest day is {age} days old.");
        if (bad.Count == 0)
            return string.Create(CultureInfo.InvariantCulture, $"{run.Table.TableId}, {day}: {run.Results.Count} checks over {run.Rows} rows, nothing wrong.{old}");
        var worst = string.Join("; ", bad.Take(3).Select(Describe));
        var more = bad.Count > 3 ? string.Create(CultureInfo.InvariantCulture, $"; and {bad.Count - 3} more") : "";
        return $"{run.Table.TableId}, {day}: {worst}{more}.{old}";
    }

    private static string Describe(CheckResult result) => result.Status switch
    {
        CheckStatus.Error => $"{result.Check.Id} could not be evaluated",
        CheckStatus.NoData => $"{result.Check.Id} had no row to evaluate",
        _ => string.Create(CultureInfo.InvariantCulture, $"{result.Check.Id} {(result.Status == CheckStatus.Fail ? "failed" : "warned")} for {result.Violations} of {result.Evaluated}"),
    };
}
