using System.Globalization;
using System.Text.Json;

namespace FeatureStore.Tool.Output;

/// <summary>A report with where it comes from.</summary>
internal sealed record CheckResult(DayReport Report, string Source, bool IsNewest);

/// <summary>Prints the report of a day.</summary>
internal static class CheckOutput
{
    public static void Write(TextWriter output, CheckResult result, OutputFormat format, FailOn failOn)
    {
        switch (format)
        {
            case OutputFormat.Json:
                output.WriteLine(JsonSerializer.Serialize(CheckJson.Of(result), ToolJson.Default.CheckJson));
                break;
            case OutputFormat.Csv:
                Table(result.Report, forPeople: false).WriteCsv(output);
                break;
            case OutputFormat.Markdown:
                output.WriteLine($"**{result.Report.Verdict.Sentence}**");
                output.WriteLine();
                output.WriteLine(Origin(result));
                output.WriteLine();
                Table(result.Report, forPeople: true).WriteMarkdown(output);
                break;
            case not OutputFormat.Table:
                ReportWriter.Write(output, CheckReport.Of(result, Origin(result)), format, failOn);
                break;
            default:
                output.WriteLine(Colour.Paint(result.Report.Verdict.Status, result.Report.Verdict.Sentence));
                foreach (var incident in result.Report.Incidents)
                {
                    output.WriteLine(incident.Sentence);
                    output.WriteLine($"  next: {incident.NextStep}");
                    if (incident.Evidence.Count > 0)
                        output.WriteLine($"  evidence: {string.Join("; ", incident.Evidence)}");
                }

                output.WriteLine();
                output.WriteLine(Origin(result));
                output.WriteLine();
                Table(result.Report, forPeople: true).WriteColumns(output, Colour.PaintStatus);
                break;
        }
    }

    private static string Origin(CheckResult result) =>
        $"{result.Report.Table.TableId}, {Day(result.Report)}{(result.IsNewest ? " (the newest day)" : "")}, from {result.Source}";

    private static TextTable Table(DayReport report, bool forPeople)
    {
        var plural = report.Table.Catalog?.Entity?.Plural ?? "rows";
        var levels = report.Table.Catalog!.AlertLevels.Reverse().ToList();
        var table = forPeople
            ? new TextTable(["category", "quality", .. levels, plural, "all defaulted", "any", "none", "no quality", "status"]) { TextColumns = { "status" } }
            : new TextTable(["day", "category", "average_quality", .. levels, plural, "all_defaulted", "any_defaulted", "none_defaulted", "without_quality", "status"]);
        Add("overall", report.AverageScore, levels.Select(level => report.Levels.First(l => l.Level == level).Rows), report.Entities ?? report.Rows, null, report.WithoutLevel, report.Verdict.Status);
        foreach (var category in report.Categories)
        {
            // The thresholds know three colours, whatever the alert levels are called.
            long[] colours = [category.Red, category.Yellow, category.Green];
            Add(
                category.Category.Name, category.AverageQuality, levels.Select((_, i) => i < colours.Length ? colours[i] : 0), report.Rows - category.WithoutQuality,
                [category.AllDefaulted, category.AnyDefaulted, category.NoneDefaulted], category.WithoutQuality, category.Status);
        }

        if (report.UnknownLevel > 0)
            Add("unknown alert level", null, levels.Select(_ => 0L), report.UnknownLevel, null, 0, DayStatus.Warning);
        return table;

        void Add(string name, double? quality, IEnumerable<long> colours, long rows, long[]? defaulted, long without, DayStatus status)
        {
            var blank = forPeople ? "-" : "";
            string[] cells =
            [
                name,
                quality?.ToString("0.0", CultureInfo.InvariantCulture) ?? blank,
                .. colours.Select(Number),
                Number(rows),
                .. defaulted?.Select(Number) ?? [blank, blank, blank],
                Number(without),
                Status(status),
            ];
            table.Add(forPeople ? cells : [Day(report), .. cells]);
        }
    }

    public static string Status(DayStatus status) => status.ToString().ToLowerInvariant();

    public static string Day(DayReport report) => report.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
