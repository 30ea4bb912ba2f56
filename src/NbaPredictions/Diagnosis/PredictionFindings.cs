using System.Globalization;
using FeatureStore;

namespace NbaPredictions;

/// <summary>Finds what is wrong on each day, and says it once for a run of days.</summary>
internal static class PredictionFindings
{
    // Share of the rows that must be ready before a day's features count as healthy.
    private const double HealthyPercent = 50;

    // Predictions, in percent of the ready rows, below which there are next to none; a usual day has 20 and more.
    private const double NextToNonePercent = 5;

    public static ValueList<PredictionFinding> Of(IReadOnlyList<PredictionDay> days)
    {
        var usual = days.Where(d => !Causes(d).Contains(PredictionCause.SilentFailure)).Select(d => d.Predictions).Where(p => p > 0).ToList();
        var findings = new List<PredictionFinding>();
        foreach (var cause in Enum.GetValues<PredictionCause>())
        {
            for (var i = 0; i < days.Count; i++)
            {
                var start = i;
                while (i < days.Count && Causes(days[i]).Contains(cause))
                    i++;
                if (i > start)
                    findings.Add(Finding(cause, [.. days.Skip(start).Take(i - start)], usual));
            }
        }

        return findings.OrderByDescending(f => f.Severity).ThenByDescending(f => f.Cause).ThenByDescending(f => f.To).ToValueList();
    }

    /// <summary>The cause of a day without the predictions that it should have, or else what is to be known of those that it has.</summary>
    private static IEnumerable<PredictionCause> Causes(PredictionDay day)
    {
        var hasSignal = day.Signals.Count > 0;
        if (day.FeatureRows == 0)
            return [day.Predictions > 0 || hasSignal ? PredictionCause.NoFeatureRows : PredictionCause.NothingScheduled];
        if (day.ReadyPercent < HealthyPercent)
            return [PredictionCause.ReadinessGate];
        // Rows that say nothing of readiness pass for healthy: they are older than the gate.
        if (day.Predictions * 100 < (day.ReadyRows + day.WithoutReadiness) * NextToNonePercent)
            return [PredictionCause.SilentFailure];
        return !hasSignal ? [PredictionCause.MissingSignal] : day.Signals.Max(Worse) switch
        {
            SignalLevel.Red => [PredictionCause.RedSignal],
            SignalLevel.Yellow => [PredictionCause.YellowSignal],
            _ => [],
        };
    }

    // The rule and the stored signal should be one; where they are not, the worse counts.
    private static SignalLevel Worse(SystemSignal signal) =>
        Enum.TryParse<SignalLevel>(signal.Stored, ignoreCase: true, out var stored) && stored > signal.ByRule ? stored : signal.ByRule;

    private static PredictionFinding Finding(PredictionCause cause, IReadOnlyList<PredictionDay> days, List<long> usual)
    {
        var (from, to) = (days[0].Day, days[^1].Day);
        var when = from == to ? $"on {Text(from)}" : $"from {Text(from)} to {Text(to)}";
        var each = from == to ? Text(from) : "each of these days";
        var (rows, ready, predictions) = (days.Sum(d => d.FeatureRows), days.Sum(d => d.ReadyRows + d.WithoutReadiness), days.Sum(d => d.Predictions));
        var (severity, sentence, next) = cause switch
        {
            PredictionCause.SilentFailure => (
                Severity.Error,
                $"Silent failure {when}: {Predictions(predictions)} although the features are healthy, {ready} of {rows} rows ready.",
                $"the features are not to blame: look at the run and the log of the prediction worker for {Text(from)}, then run it again for {each}"),
            PredictionCause.NoFeatureRows => (
                Severity.Error,
                $"No feature rows {when}, yet {Predictions(predictions)} and {days.Sum(d => d.Signals.Count)} signals.",
                $"find out what the predictions were made from, and build the features of {each}"),
            PredictionCause.ReadinessGate => (
                predictions > 0 ? Severity.Warning : Severity.Error,
                $"The readiness gate holds predictions back {when}: {ready} of {rows} rows are ready, {Predictions(predictions)}.",
                $"'featurestore check {Text(from)}' names the cause; rebuild the rows, then predict again"),
            PredictionCause.MissingSignal => (
                Severity.Warning,
                $"No signal {when}, with {Predictions(predictions)}.",
                $"run the calculation of daily_prediction_signals for {each}"),
            PredictionCause.RedSignal => (
                Severity.Warning,
                $"The signal {(days.Any(d => d.Signals.Any(s => s.Stored == "RED")) ? "is RED" : "should be RED by its rule")} {when}, with {Predictions(predictions)}.",
                "hold the picks back, or bet less: the rule says that such days go wrong"),
            PredictionCause.YellowSignal => (
                Severity.Warning,
                $"The signal is YELLOW {when}, with {Predictions(predictions)}.",
                "take the picks with care"),
            _ => (
                Severity.Warning,
                $"Nothing {when}: no feature rows, no predictions and no signal.",
                $"look into the schedule: if games were played, the feature store did not run for {each}"),
        };
        IEnumerable<string> evidence = days.Select(Evidence);
        if (cause == PredictionCause.SilentFailure && usual.Count > 0)
            evidence = evidence.Append(usual.Min() == usual.Max() ? $"other days have {usual[0]} predictions" : $"other days have {usual.Min()} to {usual.Max()} predictions");
        return new(cause, severity, from, to, sentence, evidence.ToValueList(), next);
    }

    private static string Evidence(PredictionDay day)
    {
        var readiness = day.ReadyPercent is { } percent
            ? string.Create(CultureInfo.InvariantCulture, $"{day.ReadyRows} ready ({percent:0.#} %)")
            : "readiness not recorded";
        var quality = day.AverageQuality is { } average ? string.Create(CultureInfo.InvariantCulture, $", quality {average:0.0}") : "";
        var signals = day.Signals.Count == 0 ? "no signal" : string.Join(", ", day.Signals.Select(Signal));
        return $"{Text(day.Day)}: {day.FeatureRows} feature rows, {readiness}{quality}; {Predictions(day.Predictions)}; {signals}";
    }

    private static string Signal(SystemSignal signal)
    {
        var byRule = signal.ByRule.ToString().ToUpperInvariant();
        var agrees = string.Equals(signal.Stored, byRule, StringComparison.Ordinal);
        return agrees ? $"signal {byRule} of {signal.SystemId} ({signal.Reason})" : $"signal {signal.Stored ?? "null"} of {signal.SystemId}, but the rule gives {byRule} ({signal.Reason})";
    }

    private static string Predictions(long count) => count switch { 0 => "no predictions", 1 => "1 prediction", _ => $"{count} predictions" };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
