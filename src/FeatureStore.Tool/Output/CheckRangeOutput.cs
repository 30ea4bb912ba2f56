using System.Text.Json;

namespace FeatureStore.Tool.Output;

/// <summary>The days of a range that have rows, with where they come from.</summary>
internal sealed record CheckedRange(TableInfo Table, IReadOnlyList<CheckedDay> Days, DateOnly From, DateOnly To, string Source);

/// <summary>Reports on a range of days: which are bad, then a line for each.</summary>
internal static class CheckRangeOutput
{
    public static Report Report(CheckedRange range) => new()
    {
        Command = "check",
        Status = range.Days.Select(d => Headline.Of(d).Status).MaxBy(s => s switch { CheckStatus.Fail => 3, CheckStatus.Error => 2, CheckStatus.Warn => 1, _ => 0 }),
        Answer = Answer(range),
        Origin = $"{range.Table.TableId}, {range.From:yyyy-MM-dd} to {range.To:yyyy-MM-dd}, from {range.Source}",
        Facts = [new("table", range.Table.TableId), new("from", range.From), new("to", range.To), new("source", range.Source)],
        Findings = [.. range.Days.SelectMany(CheckOutput.Findings).Select(f => f with { ForPeople = false })],
        Sections = [Days(range)],
        Json = () => JsonSerializer.Serialize(CheckRangeJson.Of(range), ToolJson.Default.CheckRangeJson),
    };

    private static string Answer(CheckedRange range)
    {
        var bad = range.Days.Where(d => Headline.DayStatusOf(d) == DayStatus.Bad).Select(d => d.Report.Day).ToList();
        var days = $"{range.Days.Count} {(range.Days.Count == 1 ? "day" : "days")}";
        return bad.Count == 0 ? $"None of {days} is bad." : $"{bad.Count} of {days} {(bad.Count == 1 ? "is" : "are")} bad: {Runs(bad)}.";
    }

    private static Section Days(CheckedRange range)
    {
        var section = new Section(
            "days",
            SectionColumn.Text("day"), SectionColumn.Text("status"), SectionColumn.Number("average_quality", "quality"), SectionColumn.Number(range.Table.Catalog?.Entity?.Plural ?? "rows"),
            SectionColumn.Number("failed_checks", "failed"), SectionColumn.Number("warned_checks", "warned"), SectionColumn.Number("incidents"), SectionColumn.Text("what"));
        var next = range.From;
        foreach (var day in range.Days)
        {
            AddGap(next, day.Report.Day);
            next = day.Report.Day.AddDays(1);
            section.Add(
                day.Report.Day,
                CheckOutput.Status(Headline.DayStatusOf(day)),
                day.Report.AverageScore,
                day.Report.Entities ?? day.Report.Rows,
                day.Run.Results.Count(r => r.Status == CheckStatus.Fail),
                day.Run.Results.Count(r => r.Status == CheckStatus.Warn),
                day.Report.Incidents.Count,
                day.Report.Incidents is { Count: > 0 } incidents ? incidents[0].Sentence : Headline.Of(day).Sentence);
        }

        AddGap(next, range.To.AddDays(1));
        return section;

        void AddGap(DateOnly from, DateOnly end)
        {
            if (from < end)
                section.Add(Run(from, end.AddDays(-1)), "no_data", null, 0L, null, null, null, "No rows.");
        }
    }

    // Days with the runs of neighbours drawn together.
    private static string Runs(List<DateOnly> days)
    {
        var parts = new List<string>();
        for (var i = 0; i < days.Count; i++)
        {
            var start = i;
            while (i + 1 < days.Count && days[i + 1] == days[i].AddDays(1))
                i++;
            parts.Add(Run(days[start], days[i]));
        }

        return string.Join(", ", parts);
    }

    private static string Run(DateOnly from, DateOnly to) => from == to ? $"{from:yyyy-MM-dd}" : $"{from:yyyy-MM-dd} to {to:yyyy-MM-dd}";
}
