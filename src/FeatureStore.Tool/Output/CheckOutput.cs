using System.Text.Json;

namespace FeatureStore.Tool.Output;

/// <summary>A checked day with where it comes from.</summary>
internal sealed record CheckedSource(CheckedDay Day, string Source, bool IsNewest);

/// <summary>Reports on a checked day: the answer, what went wrong and what to do, then the categories, then the checks to look at.</summary>
internal static class CheckOutput
{
    public static Report Report(CheckedSource found)
    {
        var (report, run) = (found.Day.Report, found.Day.Run);
        var headline = Headline.Of(found.Day);
        return new()
        {
            Command = "check",
            Status = headline.Status,
            Answer = headline.Sentence,
            Origin = $"{report.Table.TableId}, {report.Day:yyyy-MM-dd}{(found.IsNewest ? " (the newest day)" : "")}, from {found.Source}",
            Facts = [new("table", report.Table.TableId), new("day", report.Day), new("is_newest_day", found.IsNewest), new("source", found.Source)],
            Findings = [.. Findings(found.Day)],
            Sections = [Categories(report), ChecksSection.Of(run)],
            Json = () => JsonSerializer.Serialize(CheckJson.Of(found), ToolJson.Default.CheckJson),
        };
    }

    /// <summary>The verdict, the incidents, and the checks that do not pass.</summary>
    public static IEnumerable<Finding> Findings(CheckedDay day)
    {
        var (headline, subject) = (Headline.Of(day), $"{day.Report.Day:yyyy-MM-dd}");
        yield return new(headline.Status, "verdict", headline.Sentence) { Description = "How the day stands, by its worst category.", Subject = subject };
        foreach (var incident in day.Report.Incidents)
        {
            yield return new(incident.Severity == Severity.Error ? CheckStatus.Fail : CheckStatus.Warn, JsonNamingPolicy.KebabCaseLower.ConvertName(incident.Kind.ToString()), incident.Sentence)
            {
                Description = IncidentKinds.Describe(incident.Kind),
                Subject = subject,
                Evidence = [.. incident.Evidence.Select(e => e.ToString())],
                NextStep = incident.NextStep,
            };
        }

        foreach (var result in ChecksSection.ToLookAt(day.Run))
            yield return ChecksSection.Finding(result) with { ForPeople = false };
    }

    public static string Status(DayStatus status) => status.ToString().ToLowerInvariant();

    private static Section Categories(DayReport report)
    {
        var plural = report.Table.Catalog?.Entity?.Plural ?? "rows";
        var levels = report.Table.Catalog!.AlertLevels.Reverse().ToList();
        var section = new Section(
            "categories",
            [
                SectionColumn.Text("day") with { ForPeople = false }, SectionColumn.Text("category"), SectionColumn.Number("average_quality", "quality"),
                .. levels.Select(level => SectionColumn.Number(level)), SectionColumn.Number(plural),
                SectionColumn.Number("all_defaulted"), SectionColumn.Number("any_defaulted", "any"), SectionColumn.Number("none_defaulted", "none"),
                SectionColumn.Number("without_quality", "no quality"), SectionColumn.Text("status"),
            ]);
        section.Add(
            [report.Day, "overall", report.AverageScore, .. levels.Select(level => (object)report.Levels.First(l => l.Level == level).Rows),
            report.Entities ?? report.Rows, null, null, null, report.WithoutLevel, Status(report.Verdict.Status)]);
        foreach (var category in report.Categories)
        {
            // The thresholds know three colours, whatever the alert levels are called.
            long[] colours = [category.Red, category.Yellow, category.Green];
            section.Add(
                [report.Day, category.Category.Name, category.AverageQuality, .. levels.Select((_, i) => (object)(i < colours.Length ? colours[i] : 0)),
                report.Rows - category.WithoutQuality, category.AllDefaulted, category.AnyDefaulted, category.NoneDefaulted, category.WithoutQuality, Status(category.Status)]);
        }

        if (report.UnknownLevel > 0)
            section.Add([report.Day, "unknown alert level", null, .. levels.Select(_ => (object)0L), report.UnknownLevel, null, null, null, 0L, Status(DayStatus.Warning)]);
        return section;
    }
}
