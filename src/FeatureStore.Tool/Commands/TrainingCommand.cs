using System.CommandLine;
using FeatureStore.Tool.Output;

namespace FeatureStore.Tool.Commands;

/// <summary>featurestore training: whether a model may be trained on some days.</summary>
internal static class TrainingCommand
{
    public static Command Create()
    {
        var (start, end) = (Day("START", "First day, such as 2026-01-25; the first there is by default."), Day("END", "Last day; the newest there is by default."));
        var (from, to) = (DayRange.FromOption(), DayRange.ToOption());
        var (source, store, table) = (CommonOptions.Source(), CommonOptions.Store(), CommonOptions.Table());
        var (format, failOn) = (CommonOptions.Format(), CommonOptions.FailOn());
        var gate = new Option<string?>("--gate") { Description = "Column that says whether a row is ready; the catalog's gate for training by default.", HelpName = "COLUMN" };
        var command = new Command("training", "Says whether a model may be trained on a range of days: the answer first, then what keeps rows out, then each day.")
        {
            start, end, from, to, gate, source, store, table, format, failOn,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var range = Range(parsed.GetValue(start), parsed.GetValue(end), DayRange.Of(parsed, null, from, to));
            var known = KnownTables.FindWithCatalog(parsed.GetValue(table)!);
            var options = new TrainingOptions { Gate = parsed.GetValue(gate) };
            RequireGate(known, options.Gate);
            using var progress = new Progress("Reading");
            await using var opened = await OpenedSource.OpenAsync(known, parsed.GetValue(store), parsed.GetValue(source)!, cancellationToken);
            var (first, last) = await range.EndsAsync(opened, known, cancellationToken);
            var found = await opened.Store.TrainingReportAsync(known, first, last, options, cancellationToken);
            if (found.Rows == 0)
                throw await opened.NoRowsAsync(known, DayRange.Text(first, last), cancellationToken);
            progress.Dispose();
            var report = TrainingOutput.Report(found, opened.Description);
            ReportWriter.Write(Console.Out, report, parsed.GetValue(format), parsed.GetValue(failOn));
            return report.ExitCode(parsed.GetValue(failOn));
        });
        return command;
    }

    private static DayRange Range(DateOnly? start, DateOnly? end, DayRange options)
    {
        if (start is null)
            return options;
        if (options.IsRange)
            throw new ToolException(ExitCode.Usage, "START and END exclude --from and --to: name the range once.");
        if (start > end)
            throw new ToolException(ExitCode.Usage, $"The range ends on {end:yyyy-MM-dd}, before it starts on {start:yyyy-MM-dd}.");
        return new(null, start, end);
    }

    private static void RequireGate(TableInfo table, string? gate)
    {
        var gates = table.Catalog!.Gates.Select(g => g.Column).ToList();
        if (gate is not null && !gates.Contains(gate, StringComparer.OrdinalIgnoreCase))
            throw new ToolException(ExitCode.Usage, $"{table.TableId} has no gate '{gate}'; its gates are {string.Join(", ", gates)}.");
    }

    private static Argument<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = CommonOptions.ParseDay,
    };
}
