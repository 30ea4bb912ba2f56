using System.CommandLine;
using System.Globalization;
using FeatureStore.Tool.Output;

namespace FeatureStore.Tool.Commands;

/// <summary>featurestore find-bad: which features are bad, and for whom.</summary>
internal static class FindBadCommand
{
    public static Command Create()
    {
        var (day, from, to) = (CommonOptions.Day(), DayRange.FromOption(), DayRange.ToOption());
        var (source, store, table) = (CommonOptions.Source(), CommonOptions.Store(), CommonOptions.Table());
        var (format, failOn) = (CommonOptions.Format(), CommonOptions.FailOn());
        var (threshold, limit) = (Threshold(), Limit());
        var command = new Command("find-bad", "Says which features are bad, and for whom: the answer first, then each feature, then the worst rows.")
        {
            day, from, to, threshold, limit, source, store, table, format, failOn,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var range = DayRange.Of(parsed, day, from, to);
            var known = KnownTables.FindWithCatalog(parsed.GetValue(table)!);
            var options = new FindBadOptions { Threshold = parsed.GetValue(threshold), Limit = parsed.GetValue(limit) };
            using var progress = new Progress("Reading");
            await using var opened = await OpenedSource.OpenAsync(known, parsed.GetValue(store), parsed.GetValue(source)!, cancellationToken);
            var (first, last, isNewest) = await range.DaysAsync(opened, known, cancellationToken);
            var found = await opened.Store.FindBadAsync(known, first, last, options, cancellationToken);
            if (found.Rows == 0)
                throw await opened.NoRowsAsync(known, DayRange.Text(first, last), cancellationToken);
            progress.Dispose();
            var report = FindBadOutput.Report(found, opened.Description, isNewest);
            ReportWriter.Write(Console.Out, report, parsed.GetValue(format), parsed.GetValue(failOn));
            return report.ExitCode(parsed.GetValue(failOn));
        });
        return command;
    }

    private static Option<double> Threshold() => new("--threshold")
    {
        Description = "Quality below which a feature is bad, 0-100.",
        HelpName = "QUALITY",
        DefaultValueFactory = _ => new FindBadOptions().Threshold,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 100)
                return value;
            result.AddError($"'{text}' is no quality; write a number from 0 to 100.");
            return 0;
        },
    };

    private static Option<int> Limit() => new("--limit")
    {
        Description = "Most rows to list; the others are counted.",
        HelpName = "ROWS",
        DefaultValueFactory = _ => new FindBadOptions().Limit,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                return value;
            result.AddError($"'{text}' is no number of rows; write 0 or more.");
            return 0;
        },
    };
}
