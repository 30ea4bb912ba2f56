using System.Globalization;
using FeatureStore.Tool.Drift;

namespace FeatureStore.Tool.Output;

/// <summary>Reports on days to train on.</summary>
internal static class TrainingOutput
{
    public static Report Report(TrainingReport found, string source) => new()
    {
        Command = "training",
        Status = DayStatuses.Of(found.Verdict.Status),
        Answer = found.Verdict.Sentence,
        Origin = $"{found.Table.TableId}, {Range(found.From, found.To)}, from {source}; ready is what passes {found.Gate.Column}",
        Facts =
        [
            new("table", found.Table.TableId), new("from", found.From), new("to", found.To), new("source", source), new("gate", found.Gate.Column),
            new("safe_from", found.Safe?.From), new("safe_to", found.Safe?.To), new("safe_days", found.Safe?.Days), new("safe_rows", found.Safe?.Rows), new("safe_ready", found.Safe?.Ready),
        ],
        Findings = [.. Contaminated(found), .. Mixed(found), .. Versions(found), .. WithoutQuality(found), .. Defaults(found)],
        Sections = found.Verdict.Status == DayStatus.Unknown ? [Days(found)] : [Totals(found), Conditions(found), Days(found), DefaultedFeatures(found), VersionMix(found)],
    };

    // One finding for days in a row that are contaminated for one reason.
    private static IEnumerable<Finding> Contaminated(TrainingReport found)
    {
        var runs = new List<List<TrainingDay>>();
        foreach (var day in found.Days)
        {
            if (day.Status != DayStatus.Bad)
                continue;
            var index = found.Days.ToList().IndexOf(day);
            if (index > 0 && runs.Count > 0 && runs[^1][^1] == found.Days[index - 1])
                runs[^1].Add(day);
            else
                runs.Add([day]);
        }

        return runs.OrderByDescending(r => r.Sum(d => d.Ready)).Select(run =>
        {
            var (days, ready) = (Range(run[0].Day, run[^1].Day), run.Sum(d => d.Ready));
            var rows = run.Sum(d => d.Rows);
            return new Finding(ready > 0 ? CheckStatus.Fail : CheckStatus.Warn, "contaminated-days", ready > 0
                ? $"{days} {(run.Count == 1 ? "is" : "are")} contaminated, and {ready} of {rows} rows are ready all the same."
                : $"{days} {(run.Count == 1 ? "is" : "are")} contaminated; none of {rows} rows is ready.")
            {
                Description = "Days on which values are stuck, or a group or category of features is lost.",
                Subject = days,
                Evidence = [.. run.Select(d => $"{d.Day:yyyy-MM-dd}: {d.Reason}")],
                NextStep = $"leave {(run.Count == 1 ? "it" : "them")} out, or mend and rebuild {(run.Count == 1 ? "it" : "them")}: 'featurestore check {run[0].Day:yyyy-MM-dd}' says how",
            };
        });
    }

    // Drift warns of such a day; a model that trains on it learns from both versions, which is an error here.
    private static IEnumerable<Finding> Mixed(TrainingReport found)
    {
        var days = found.Days.Where(d => d.MixedVersions is not null).ToList();
        if (days.Count == 0)
            yield break;
        var (ready, rows) = (days.Sum(d => d.Ready), days.Sum(d => d.Rows));
        var clause = days is [var day] ? $"on {day.Day:yyyy-MM-dd} {day.MixedVersions}" : $"{days.Count} days mix versions, {days[0].Day:yyyy-MM-dd} the first";
        yield return DriftRule.MixedVersions.Find($"{clause}, and {ready} of {rows} rows are ready", "models that train on them", isError: ready > 0) with
        {
            Subject = Range(days[0].Day, days[^1].Day),
            Evidence = days.Count == 1 ? [] : [.. days.Select(d => $"{d.Day:yyyy-MM-dd}: {d.MixedVersions}")],
        };
    }

    private static IEnumerable<Finding> Defaults(TrainingReport found)
    {
        if (found.ReadyWithDefaults == 0)
            yield break;
        // Some defaults are normal on every day, so they are told and not held against the days.
        yield return new(CheckStatus.Pass, "ready-with-defaults", $"{found.ReadyWithDefaults} of {found.Ready} ready rows have a default in a feature that is not optional, {found.ReadyWithCriticalDefaults} in a critical one.")
        {
            Description = "Rows that passed the gate although a feature fell back to a default.",
            Subject = Range(found.From, found.To),
            Evidence = [.. found.ReadyDefaults.Take(5).Select(d => $"feature {d.Feature.Index} {d.Feature.Name}: {d.Rows} rows")],
            NextStep = "leave rows out whose critical features defaulted, or let the model know of the defaults",
        };
    }

    private static IEnumerable<Finding> Versions(TrainingReport found) => found.Versions
        .Where(v => v is { Version: not null } or { IsKnown: false })
        .GroupBy(v => v.Column)
        .Where(g => g.Skip(1).Any() || g.Any(v => !v.IsKnown))
        .Select(g => new Finding(CheckStatus.Warn, "mixed-versions", $"{g.Key} is not one known version: {string.Join(", ", g.Select(v => $"{v.Rows} rows of {Name(v)}"))}.")
        {
            Description = "Rows of several versions, or of one that the catalog does not know.",
            Subject = Range(found.From, found.To),
            NextStep = "train on one version, and bring the catalog up to date",
        });

    private static IEnumerable<Finding> WithoutQuality(TrainingReport found)
    {
        if (found.WithoutGate == 0)
            yield break;
        var days = found.Days.Where(d => d.Status == DayStatus.Unknown).Select(d => $"{d.Day:yyyy-MM-dd}").ToList();
        yield return new(CheckStatus.Warn, "no-quality", $"{found.WithoutGate} of {found.Rows} rows do not say whether they are ready.")
        {
            Description = "Rows older than the quality fields.",
            Subject = Range(found.From, found.To),
            Evidence = days.Count == 0 ? [] : [$"no quality fields on {string.Join(", ", days)}"],
            NextStep = "rebuild them with the quality fields, or leave them out",
        };
    }

    private static Section Totals(TrainingReport found)
    {
        var section = new Section(
            "totals",
            [
                SectionColumn.Number("rows"), SectionColumn.Number("ready"), SectionColumn.Percent("ready_pct", "ready"),
                SectionColumn.Number("critical_ready", "critical quality"), SectionColumn.Percent("critical_ready_pct", "critical quality"),
                SectionColumn.Number("average_training_features", "training features"), SectionColumn.Number("average_quality", "quality"),
                .. found.Categories.Select(c => SectionColumn.Number($"average_{c.Category.Name}", c.Category.Name)),
            ]);
        section.Add(
        [
            found.Rows, found.Ready, Percent(found.Ready, found.Rows), found.CriticalReady, found.CriticalReady is { } critical ? Percent(critical, found.Rows) : null,
            found.AverageTrainingFeatures, found.AverageScore, .. found.Categories.Select(c => (object?)c.Average),
        ]);
        return section;
    }

    private static Section Conditions(TrainingReport found)
    {
        var section = new Section(
            "conditions",
            SectionColumn.Text("condition", $"what {found.Gate.Column} asks for"), SectionColumn.Number("failing", "rows that fail"), SectionColumn.Percent("failing_pct", "of all"),
            SectionColumn.Number("failing_alone", "that fail it alone"));
        foreach (var condition in found.Conditions.OrderByDescending(c => c.Failing))
            section.Add(condition.Text, condition.Failing, Percent(condition.Failing, found.Rows), condition.FailingAlone);
        return section;
    }

    private static Section Days(TrainingReport found)
    {
        var section = new Section(
            "days",
            SectionColumn.Text("day"), SectionColumn.Number("rows"), SectionColumn.Number("ready"), SectionColumn.Percent("ready_pct", "ready"), SectionColumn.Text("state"),
            SectionColumn.Text("reason") with { ForPeople = false });
        foreach (var day in found.Days)
            section.Add(day.Day, day.Rows, day.Ready, Percent(day.Ready, day.Rows), day.IsContaminated ? "contaminated" : day.IsSafe ? "safe" : "unknown", day.MixedVersions is { } mixed && day.Status != DayStatus.Bad ? $"{mixed}." : day.Reason);
        return section;
    }

    private static Section DefaultedFeatures(TrainingReport found)
    {
        var section = new Section("ready_defaults", SectionColumn.Number("feature"), SectionColumn.Text("name", "defaulted in ready rows"), SectionColumn.Text("kind"), SectionColumn.Number("rows"), SectionColumn.Percent("pct", "of ready"))
        {
            Title = found.ReadyDefaults.Count == 0 ? "No ready row has a default, but in optional features." : null,
        };
        foreach (var defaulted in found.ReadyDefaults)
            section.Add(defaulted.Feature.Index, defaulted.Feature.Name, defaulted.Feature.Critical ? "critical" : "", defaulted.Rows, Percent(defaulted.Rows, found.Ready));
        return section;
    }

    private static Section VersionMix(TrainingReport found)
    {
        var section = new Section("versions", SectionColumn.Text("column", "version column"), SectionColumn.Text("version"), SectionColumn.Number("rows"));
        foreach (var version in found.Versions)
            section.Add(version.Column, version is { Version: null, IsKnown: true } ? null : Name(version), version.Rows);
        return section;
    }

    private static string Name(VersionRows version) => version.Version ?? "versions that the catalog does not know";

    private static string Range(DateOnly from, DateOnly to) => from == to ? $"{from:yyyy-MM-dd}" : string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd} to {to:yyyy-MM-dd}");

    private static double? Percent(long part, long of) => of == 0 ? null : 100.0 * part / of;
}
