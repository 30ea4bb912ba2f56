using System.CommandLine;
using FeatureStore.Tool.Output;

namespace FeatureStore.Tool.Commands;

/// <summary>featurestore check: how a day stands, category by category.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var (day, source, store) = (CommonOptions.Day(), CommonOptions.Source(), CommonOptions.Store());
        var (table, format) = (CommonOptions.Table(), CommonOptions.Format());
        var command = new Command("check", "Says how a day stands: the verdict first, then a line for each category.") { day, source, store, table, format };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            KnownTables.FindWithCatalog(parsed.GetValue(table)!),
            parsed.GetValue(day),
            parsed.GetValue(store),
            parsed.GetValue(source)!,
            parsed.GetValue(format),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        TableInfo table, DateOnly? asked, string? store, string[] files, OutputFormat format, CancellationToken cancellationToken)
    {
        using var progress = new Progress("Reading");
        await using var source = await OpenedSource.OpenAsync(table, store, files, cancellationToken);
        var (day, isNewest) = await source.DayAsync(table, asked, cancellationToken);
        var report = await source.Store.ReportAsync(table, day, cancellationToken);
        if (report.Rows == 0)
        {
            var days = await source.Store.DaysAsync(table, cancellationToken);
            throw new ToolException(ExitCode.NoData, $"{table.TableId} has no rows of {day:yyyy-MM-dd} in {source.Description}{(days is { } range ? $"; its days go from {range.First:yyyy-MM-dd} to {range.Last:yyyy-MM-dd}" : "")}.");
        }

        progress.Dispose();
        CheckOutput.Write(Console.Out, new(report, source.Description, isNewest), format);
        return report.Verdict.Status == DayStatus.Bad ? ExitCode.Bad : ExitCode.Fine;
    }
}
