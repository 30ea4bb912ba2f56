using System.Text.Json;
using NbaPredictions;

namespace FeatureStore.Tool.Output;

/// <summary>Reports on the health of predictions.</summary>
internal static class DiagnoseOutput
{
    public static Report Report(PredictionHealth health, string source) => new()
    {
        Command = "diagnose",
        Status = health.Findings.Select(Status).DefaultIfEmpty(CheckStatus.Pass).MaxBy(s => s == CheckStatus.Fail ? 2 : s == CheckStatus.Warn ? 1 : 0),
        Answer = health.Answer,
        Origin = $"{Days(health.From, health.To)}, from {source}",
        Facts = [new("from", health.From), new("to", health.To), new("source", source)],
        Findings = [.. health.Findings.Select(Finding)],
        Sections = [Days(health), Systems(health), Signals(health)],
    };

    private static Finding Finding(PredictionFinding found) => new(Status(found), JsonNamingPolicy.KebabCaseLower.ConvertName(found.Cause.ToString()), found.Sentence)
    {
        Description = Description(found.Cause),
        Subject = Days(found.From, found.To),
        Evidence = found.Evidence,
        NextStep = found.NextStep,
    };

    private static CheckStatus Status(PredictionFinding found) => found.Severity == Severity.Error ? CheckStatus.Fail : CheckStatus.Warn;

    private static string Description(PredictionCause cause) => cause switch
    {
        PredictionCause.SilentFailure => "Healthy features, and no predictions or next to none.",
        PredictionCause.NoFeatureRows => "Predictions or signals without features.",
        PredictionCause.ReadinessGate => "Too few feature rows pass the gate of readiness.",
        PredictionCause.MissingSignal => "Predictions without a daily signal.",
        PredictionCause.RedSignal => "The daily signal is RED.",
        PredictionCause.YellowSignal => "The daily signal is YELLOW.",
        _ => "Neither features, predictions nor signals.",
    };

    private static string Days(DateOnly from, DateOnly to) => from == to ? $"{from:yyyy-MM-dd}" : $"{from:yyyy-MM-dd} to {to:yyyy-MM-dd}";

    private static Section Days(PredictionHealth health)
    {
        var section = new Section(
            "days",
            SectionColumn.Text("day"), SectionColumn.Number("feature_rows"), SectionColumn.Number("ready_rows", "ready"), SectionColumn.Percent("ready_percent", "ready"),
            SectionColumn.Number("average_quality", "quality"), SectionColumn.Number("predictions"), SectionColumn.Text("signal"), SectionColumn.Text("finding"));
        foreach (var day in health.Days)
        {
            section.Add(
                day.Day, day.FeatureRows, day.ReadyRows, day.ReadyPercent, day.AverageQuality, day.Predictions,
                day.Signals.Count == 0 ? null : string.Join(", ", day.Signals.Select(s => s.Stored ?? "-").Distinct()),
                health.Findings.FirstOrDefault(f => f.From <= day.Day && day.Day <= f.To) is { } found ? JsonNamingPolicy.KebabCaseLower.ConvertName(found.Cause.ToString()) : null);
        }

        return section;
    }

    private static Section Systems(PredictionHealth health)
    {
        var section = new Section(
            "systems",
            SectionColumn.Text("day"), SectionColumn.Text("system_id", "system"), SectionColumn.Number("predictions"), SectionColumn.Number("replaced"),
            SectionColumn.Number("average_edge") with { Unit = "points" });
        foreach (var day in health.Days)
        {
            foreach (var system in day.Systems)
                section.Add(day.Day, system.SystemId, system.Active, system.Replaced, system.AverageEdge);
        }

        return section;
    }

    private static Section Signals(PredictionHealth health)
    {
        var section = new Section(
            "signals",
            SectionColumn.Text("day"), SectionColumn.Text("system_id", "system"), SectionColumn.Text("stored"), SectionColumn.Text("by_rule"), SectionColumn.Text("reason"));
        foreach (var day in health.Days)
        {
            foreach (var signal in day.Signals)
                section.Add(day.Day, signal.SystemId, signal.Stored, signal.ByRule.ToString().ToUpperInvariant(), signal.Reason);
        }

        return section;
    }
}
