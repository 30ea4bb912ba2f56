using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FeatureStore.Tool.Output;

/// <summary>Reports on runs of checks: the answer, each check, and rows that violate them.</summary>
internal static class RunOutput
{
    private const int MostNamed = 3;

    public static Report Report(IReadOnlyList<CheckRun> runs, string origin)
    {
        var results = runs.SelectMany(r => r.Results).ToList();
        var (status, answer) = (Status(results), Answer(runs, results));
        return new()
        {
            Command = "run",
            Status = status,
            Answer = answer,
            Origin = origin,
            Facts = [new("tables", runs.Select(r => r.Table.TableId).Distinct().ToList()), new("first_day", runs.Min(r => r.Day)), new("last_day", runs.Max(r => r.Day))],
            Findings = [.. results.Select(ChecksSection.Finding).Select(f => f with { ForPeople = false })],
            Sections = [Checks(runs), .. Samples(runs)],
            Json = () => Json(runs, status, answer),
        };
    }

    private static CheckStatus Status(List<CheckResult> results)
    {
        foreach (var status in (CheckStatus[])[CheckStatus.Fail, CheckStatus.Error, CheckStatus.Warn, CheckStatus.Pass, CheckStatus.NoData])
        {
            if (results.Any(r => r.Status == status))
                return status;
        }

        // None could run: nothing is known, which is no pass.
        return CheckStatus.Error;
    }

    private static string Answer(IReadOnlyList<CheckRun> runs, List<CheckResult> results)
    {
        var failing = results.Where(r => r.Status == CheckStatus.Fail).ToList();
        var wrong = failing.Count > 0 ? failing : [.. results.Where(r => r.Status == CheckStatus.Warn)];
        var days = runs.Select(r => r.Day).Distinct().Count();
        var named = string.Join(", ", wrong.Take(MostNamed).Select(r => $"{r.Check.Id}{(days > 1 ? $" on {r.Day:yyyy-MM-dd}" : "")} in {r.Violations} of {r.Evaluated}"))
            + (wrong.Count > MostNamed ? $", and {wrong.Count - MostNamed} more" : "");
        if (days == 1)
            return wrong.Count == 0 ? ChecksSection.Sentence(results) : $"{ChecksSection.Sentence(results).TrimEnd('.')}: {named}.";
        var bad = wrong.Select(r => r.Day).Distinct().Count();
        return bad == 0
            ? $"No check fails or warns over {days} days."
            : $"{bad} of {days} days {(bad == 1 ? "has" : "have")} checks that {(failing.Count > 0 ? "fail" : "warn")}: {named}.";
    }

    private static Section Checks(IReadOnlyList<CheckRun> runs)
    {
        var several = runs.Count > 1;
        var section = new Section(
            "checks",
            SectionColumn.Text("table") with { ForPeople = runs.Select(r => r.Table.TableId).Distinct().Skip(1).Any() },
            SectionColumn.Text("day") with { ForPeople = several },
            SectionColumn.Text("check"), SectionColumn.Text("status"), SectionColumn.Text("severity"), SectionColumn.Number("violations"),
            SectionColumn.Number("evaluated", "of"), SectionColumn.Number("percent"), SectionColumn.Text("detail"));
        foreach (var run in runs)
        {
            foreach (var r in run.Results.OrderBy(r => Order(r.Status)))
                section.Add(run.Table.TableId, run.Day, r.Check.Id, StatusText.Of(r.Status), StatusText.Of(r.Check.Severity), r.Violations, r.Evaluated, r.Percent, r.Detail ?? r.Check.Description);
        }

        return section;
    }

    private static IEnumerable<Section> Samples(IReadOnlyList<CheckRun> runs)
    {
        if (!runs.Any(run => run.Results.Any(r => r.Samples.Count > 0)))
            yield break;
        var section = new Section(
            "samples", SectionColumn.Text("day") with { ForPeople = runs.Count > 1 }, SectionColumn.Text("check"), SectionColumn.Text("row"), SectionColumn.Text("values"))
        {
            Title = "Rows that violate them:",
        };
        foreach (var result in runs.SelectMany(r => r.Results))
        {
            foreach (var sample in result.Samples)
                section.Add(result.Day, result.Check.Id, Text(sample.Keys), Text(sample.Values));
        }

        yield return section;
    }

    private static string Text(IEnumerable<CheckValue> values) => string.Join(", ", values.Select(v => $"{v.Column} {ValueText(v.Value)}"));

    private static string ValueText(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        double number => number.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture),
        _ => Cell.ForPrograms(value),
    };

    private static int Order(CheckStatus status) => status switch
    {
        CheckStatus.Fail => 0,
        CheckStatus.Error => 1,
        CheckStatus.Warn => 2,
        CheckStatus.Pass => 4,
        _ => 3,
    };

    private static string Json(IReadOnlyList<CheckRun> runs, CheckStatus status, string answer)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version", Output.Report.Version);
            writer.WriteString("command", "run");
            writer.WriteString("status", StatusText.Of(status));
            writer.WriteString("answer", answer);
            writer.WriteStartArray("runs");
            foreach (var run in runs)
                CheckRunJson.Write(writer, run);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
