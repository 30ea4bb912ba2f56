using Microsoft.Extensions.Logging;

namespace FeatureStore.Hosting;

/// <summary>
/// Writes runs of checks to a log. Event ids: 1 a run ended, 2 a check failed, 3 a check warned, 4 a check could not be evaluated, 5 a check was
/// skipped or had no data, 6 a sample of a violating row, 7 a run could not be made.
/// </summary>
public static partial class FeatureStoreLog
{
    /// <summary>
    /// Logs a run: one line for it (Information), and one for each check that failed (Error), could not be evaluated (Error), warned (Warning), or
    /// was skipped or had no data (Information). No value of a row is logged, unless samples are asked for: those at the level Debug.
    /// </summary>
    public static void LogRun(this ILogger logger, CheckRun run, bool samples = false)
    {
        ArgumentNullException.ThrowIfNull(logger);
        ArgumentNullException.ThrowIfNull(run);
        RunEnded(logger, run.Table.TableId, run.Day, run.Status, run.Results.Count, run.Rows);
        foreach (var result in run.Results)
        {
            Log(logger, run, result);
            foreach (var sample in samples ? result.Samples : [])
                Sample(logger, result.Check.Id, string.Join(", ", sample.Keys.Concat(sample.Values).Select(v => $"{v.Column} = {v.Value ?? "null"}")));
        }
    }

    [LoggerMessage(7, LogLevel.Error, "The checks of {Table} could not run.")]
    internal static partial void RunFailed(ILogger logger, string table, Exception error);

    private static void Log(ILogger logger, CheckRun run, CheckResult result)
    {
        switch (result.Status)
        {
            case CheckStatus.Fail:
                CheckFailed(logger, result.Check.Id, run.Table.TableId, run.Day, result.Violations, result.Evaluated, result.Check.Description);
                break;
            case CheckStatus.Warn:
                CheckWarned(logger, result.Check.Id, run.Table.TableId, run.Day, result.Violations, result.Evaluated, result.Check.Description);
                break;
            case CheckStatus.Error:
                CheckNotEvaluated(logger, result.Check.Id, run.Table.TableId, run.Day, result.Detail);
                break;
            case CheckStatus.Skipped or CheckStatus.NoData:
                CheckWithoutResult(logger, result.Check.Id, run.Table.TableId, run.Day, result.Status, result.Detail);
                break;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Table}, {Day:yyyy-MM-dd}: {Status} of {Checks} checks over {Rows} rows.")]
    private static partial void RunEnded(ILogger logger, string table, DateOnly day, CheckStatus status, int checks, long rows);

    [LoggerMessage(2, LogLevel.Error, "{Check} of {Table}, {Day:yyyy-MM-dd}, failed: {Violations} of {Evaluated}. {Description}")]
    private static partial void CheckFailed(ILogger logger, string check, string table, DateOnly day, long violations, long evaluated, string description);

    [LoggerMessage(3, LogLevel.Warning, "{Check} of {Table}, {Day:yyyy-MM-dd}, warned: {Violations} of {Evaluated}. {Description}")]
    private static partial void CheckWarned(ILogger logger, string check, string table, DateOnly day, long violations, long evaluated, string description);

    [LoggerMessage(4, LogLevel.Error, "{Check} of {Table}, {Day:yyyy-MM-dd}, could not be evaluated: {Detail}")]
    private static partial void CheckNotEvaluated(ILogger logger, string check, string table, DateOnly day, string? detail);

    [LoggerMessage(5, LogLevel.Information, "{Check} of {Table}, {Day:yyyy-MM-dd}: {Status}. {Detail}")]
    private static partial void CheckWithoutResult(ILogger logger, string check, string table, DateOnly day, CheckStatus status, string? detail);

    [LoggerMessage(6, LogLevel.Debug, "{Check} is violated by {Row}")]
    private static partial void Sample(ILogger logger, string check, string row);
}
