using System.CommandLine;
using FeatureStore.Tool.Output;

namespace FeatureStore.Tool.Commands;

/// <summary>featurestore check: how a day stands, category by category.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var (day, source, store) = (CommonOptions.Day(), CommonOptions.Source(), CommonOptions.Store());
        var (table, format, failOn) = (CommonOptions.Table(), CommonOptions.Format(), CommonOptions.FailOn());
        var command = new Command("check", "Says how a day stands: the verdict first, then a line for each category.") { day, source, store, table, format, failOn };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            KnownTables.FindWithCatalog(parsed.GetValue(table)!),
            parsed.GetValue(day),
            parsed.GetValue(store),
            parsed.GetValue(source)!,
            parsed.GetValue(format),
            parsed.GetValue(failOn),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        TableInfo table, DateOnly? asked, string? store, string[] files, OutputFormat format, FailOn failOn, CancellationToken cancellationToken)
    {
        using var progress = new Progress("Reading");
        await using var source = await OpenedSource.OpenAsync(table, store, files, cancellationToken);
        var (day, isNewest) = await source.DayAsync(table, asked, cancellationToken);
        var report = await source.Store.ReportAsync(table, day, cancellationToken);
        if (report.Rows == 0)
            throw await source.NoRowsAsync(table, $"of {day:yyyy-MM-dd}", cancellationToken);
        progress.Dispose();
        var result = new Output.CheckResult(report, source.Description, isNewest);
        CheckOutput.Write(Console.Out, result, format, failOn);
        return CheckReport.Of(result, "").ExitCode(failOn);
    }
}
