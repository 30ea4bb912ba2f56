using System.CommandLine;
using FeatureStore.Tool.Assemblies;
using FeatureStore.Tool.Output;

namespace FeatureStore.Tool.Commands;

/// <summary>featurestore run: the checks that are compiled into an assembly of the user.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var assembly = new Argument<string>("ASSEMBLY") { Description = "The .dll that a project with checks builds; its code is run." };
        var (day, from, to) = (CommonOptions.Day(), DayRange.FromOption(), DayRange.ToOption());
        var (source, store) = (CommonOptions.Source(), CommonOptions.Store());
        var (format, failOn) = (CommonOptions.Format(), CommonOptions.FailOn());
        var (ids, samples) = (ChecksCommand.Ids("Checks to run, by their ids; all unless given."), Samples());
        var command = new Command("run", "Runs the checks that are compiled into an assembly: the answer first, then each check, then rows that violate them.")
        {
            assembly, day, from, to, ids, samples, source, store, format, failOn,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var range = DayRange.Of(parsed, day, from, to);
            var checks = ChecksCommand.Choose(CheckAssembly.Load(parsed.GetValue(assembly)!), parsed.GetValue(ids)!);
            using var progress = new Progress("Reading");
            var runs = new List<CheckRun>();
            var origins = new List<string>();
            foreach (var set in checks.PerTable())
            {
                var (found, origin) = await RunAsync(set, range, parsed.GetValue(store), parsed.GetValue(source)!, new() { SampleLimit = parsed.GetValue(samples) }, cancellationToken);
                runs.AddRange(found);
                origins.Add(origin);
            }

            progress.Dispose();
            var report = RunOutput.Report(runs, string.Join("; ", origins));
            ReportWriter.Write(Console.Out, report, parsed.GetValue(format), parsed.GetValue(failOn));
            return report.ExitCode(parsed.GetValue(failOn));
        });
        return command;
    }

    private static async Task<(IReadOnlyList<CheckRun> Runs, string Origin)> RunAsync(
        CheckSet checks, DayRange range, string? store, IReadOnlyList<string> files, CheckRunOptions options, CancellationToken cancellationToken)
    {
        var table = checks[0].Table;
        await using var source = await OpenedSource.OpenAsync(table, store, files, cancellationToken);
        var (from, to, isNewest) = await range.DaysAsync(source, table, cancellationToken);
        ValueList<CheckRun> runs = range.IsRange
            ? await source.Store.RunAsync(checks, from, to, options, cancellationToken)
            : [await source.Store.RunAsync(checks, from, options, cancellationToken)];
        if (runs.Count == 0 || runs.All(r => r.Rows == 0))
            throw await source.NoRowsAsync(table, DayRange.Text(from, to), cancellationToken);
        var days = from == to ? $"{from:yyyy-MM-dd}" : $"{from:yyyy-MM-dd} to {to:yyyy-MM-dd}";
        return (runs, $"{table.TableId}, {days}{(isNewest ? " (the newest day)" : "")}, from {source.Description}");
    }

    private static Option<int> Samples() => new("--samples")
    {
        Description = "Most rows to show of each violated check; 0 for none.",
        HelpName = "ROWS",
        DefaultValueFactory = _ => new CheckRunOptions().SampleLimit,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var rows))
                return rows;
            result.AddError($"'{result.Tokens[0].Value}' is no number of rows; write 0 or more.");
            return 0;
        },
    };
}
