namespace FeatureStore.Tool.Output;

/// <summary>The report of a day in the shape that every format prints: its incidents are the findings.</summary>
internal static class CheckReport
{
    public static Report Of(CheckResult result, string origin)
    {
        var (report, day) = (result.Report, CheckOutput.Day(result.Report));
        var verdict = new Finding(Status(report.Verdict.Status), "verdict", report.Verdict.Sentence) { Description = "The worst category of the day.", Subject = day };
        return new()
        {
            Command = "check",
            Status = verdict.Status,
            Answer = report.Verdict.Sentence,
            Origin = origin,
            Facts = [new("table", report.Table.TableId), new("day", report.Day), new("is_newest_day", result.IsNewest), new("source", result.Source)],
            Findings = [verdict, .. report.Incidents.Select(i => Finding(i, day))],
            Sections = [Categories(report)],
        };
    }

    public static CheckStatus Status(DayStatus status) => status switch
    {
        DayStatus.Bad => CheckStatus.Fail,
        DayStatus.Warning => CheckStatus.Warn,
        _ => CheckStatus.Pass,
    };

    private static Finding Finding(Incident incident, string day) =>
        new(incident.Severity == Severity.Error ? CheckStatus.Fail : CheckStatus.Warn, "incident", incident.Sentence)
        {
            Description = "Something upstream did not work.",
            Subject = day,
            Evidence = [.. incident.Evidence.Select(e => $"{e}")],
            NextStep = incident.NextStep,
        };

    private static Section Categories(DayReport report)
    {
        var section = new Section(
            "categories",
            SectionColumn.Text("category"), SectionColumn.Number("average_quality", "quality"), SectionColumn.Number("all_defaulted"),
            SectionColumn.Number("any_defaulted"), SectionColumn.Number("none_defaulted"), SectionColumn.Text("status"));
        foreach (var c in report.Categories)
            section.Add(c.Category.Name, c.AverageQuality, c.AllDefaulted, c.AnyDefaulted, c.NoneDefaulted, CheckOutput.Status(c.Status));
        return section;
    }
}
