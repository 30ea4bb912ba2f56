using System.CommandLine;
using FeatureStore.Tool.Output;
using NbaPredictions;

namespace FeatureStore.Tool.Commands;

/// <summary>featurestore diagnose: features, predictions and signals together.</summary>
internal static class DiagnoseCommand
{
    private const int DefaultDays = 7;

    private static readonly TableInfo[] Tables = [MlFeatureStoreV2.Table, PlayerPropPredictions.Table, DailyPredictionSignals.Table];

    public static Command Create()
    {
        var (day, from, to, days) = (CommonOptions.Day(), DayRange.FromOption(), DayRange.ToOption(), DayRange.DaysOption("How many days, up to DATE.", DefaultDays));
        var (source, store, format, failOn) = (CommonOptions.Source(), CommonOptions.Store(), CommonOptions.Format(), CommonOptions.FailOn());
        var command = new Command("diagnose", "Says why there are predictions or none: features, predictions and signals of the last days together.")
        {
            day, days, from, to, source, store, format, failOn,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var range = DayRange.Of(parsed, day, from, to);
            using var progress = new Progress("Reading");
            await using var opened = await OpenedSource.OpenAsync(Tables, parsed.GetValue(store), parsed.GetValue(source)!, cancellationToken);
            var (first, last) = await WindowAsync(opened, range, parsed.GetValue(days), cancellationToken);
            var health = await opened.Store.DiagnoseAsync(first, last, cancellationToken);
            if (health.Days.All(d => d is { FeatureRows: 0, Systems.Count: 0, Signals.Count: 0 }))
                throw await opened.NoRowsAsync(Tables[0], DayRange.Text(first, last), cancellationToken);
            progress.Dispose();
            var report = DiagnoseOutput.Report(health, opened.Description);
            ReportWriter.Write(Console.Out, report, parsed.GetValue(format), parsed.GetValue(failOn));
            return report.ExitCode(parsed.GetValue(failOn));
        });
        return command;
    }

    // The newest day is that of any of the tables: one that lags behind is what is looked for.
    private static async Task<(DateOnly From, DateOnly To)> WindowAsync(OpenedSource opened, DayRange range, int days, CancellationToken cancellationToken)
    {
        if (range is { From: { } from, To: { } to })
            return (from, to);
        var stored = new List<(DateOnly First, DateOnly Last)>();
        foreach (var table in Tables)
        {
            if (await opened.DaysAsync(table, cancellationToken) is { } found)
                stored.Add((found.First, found.Last));
        }

        if (stored.Count == 0)
            throw opened.NoRows(Tables[0]);
        var last = range.Day ?? range.To ?? stored.Max(s => s.Last);
        var first = range.From ?? (range.To is null ? last.AddDays(1 - days) : stored.Min(s => s.First));
        return first <= last ? (first, last) : throw await opened.NoRowsAsync(Tables[0], $"from {first:yyyy-MM-dd} on", cancellationToken);
    }
}
