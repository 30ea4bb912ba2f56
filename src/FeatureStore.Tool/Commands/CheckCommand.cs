using System.CommandLine;
using FeatureStore.Tool.Output;

namespace FeatureStore.Tool.Commands;

/// <summary>featurestore check: how a day stands, what went wrong on it, and what to do.</summary>
internal static class CheckCommand
{
    // Rows that violate a check are not shown here, so none is asked for.
    private static readonly CheckRunOptions WithoutSamples = new() { SampleLimit = 0 };

    public static Command Create()
    {
        var (day, from, to) = (CommonOptions.Day(), DayRange.FromOption(), DayRange.ToOption());
        var (source, store, table) = (CommonOptions.Source(), CommonOptions.Store(), CommonOptions.Table());
        var (format, failOn) = (CommonOptions.Format(), CommonOptions.FailOn());
        var command = new Command("check", "Says how a day stands: the verdict first, then what went wrong and what to do, then a line for each category.")
        {
            day, from, to, source, store, table, format, failOn,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var range = DayRange.Of(parsed, day, from, to);
            var known = KnownTables.FindWithCatalog(parsed.GetValue(table)!);
            using var progress = new Progress("Reading");
            await using var opened = await OpenedSource.OpenAsync(known, parsed.GetValue(store), parsed.GetValue(source)!, cancellationToken);
            var report = range.IsRange
                ? await RangeAsync(known, range, opened, cancellationToken)
                : await DayAsync(known, range.Day, opened, cancellationToken);
            progress.Dispose();
            ReportWriter.Write(Console.Out, report, parsed.GetValue(format), parsed.GetValue(failOn));
            return report.ExitCode(parsed.GetValue(failOn));
        });
        return command;
    }

    private static async Task<Report> DayAsync(TableInfo table, DateOnly? asked, OpenedSource source, CancellationToken cancellationToken)
    {
        var (day, isNewest) = await source.DayAsync(table, asked, cancellationToken);
        var found = await source.Store.CheckAsync(table, day, options: WithoutSamples, cancellationToken: cancellationToken);
        return found.Report.Rows > 0
            ? CheckOutput.Report(new(found, source.Description, isNewest))
            : throw await source.NoRowsAsync(table, $"of {day:yyyy-MM-dd}", cancellationToken);
    }

    private static async Task<Report> RangeAsync(TableInfo table, DayRange range, OpenedSource source, CancellationToken cancellationToken)
    {
        var (from, to) = await range.EndsAsync(source, table, cancellationToken);
        var days = await source.Store.CheckAsync(table, from, to, options: WithoutSamples, cancellationToken: cancellationToken);
        return days.Count > 0
            ? CheckRangeOutput.Report(new(table, days, from, to, source.Description))
            : throw await source.NoRowsAsync(table, $"from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}", cancellationToken);
    }
}
