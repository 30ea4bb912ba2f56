using FeatureStore;

namespace NbaPredictions;

/// <summary>Features, predictions and signals of some days together, and what is wrong between them.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Days">Each day of the range, the first day first.</param>
/// <param name="Findings">What is wrong, the worst first: one for each run of days with one cause.</param>
public sealed record PredictionHealth(DateOnly From, DateOnly To, ValueList<PredictionDay> Days, ValueList<PredictionFinding> Findings)
{
    /// <summary>The answer in one sentence: the worst finding, or that nothing stands out.</summary>
    public string Answer => Findings is [var worst, ..]
        ? worst.Sentence
        : $"Nothing stands out: {Days.Sum(d => d.Predictions)} predictions from {Days.Sum(d => d.FeatureRows)} feature rows on {Days.Count} {(Days.Count == 1 ? "day" : "days")}.";
}

/// <summary>One day.</summary>
/// <param name="Day">The day.</param>
public sealed record PredictionDay(DateOnly Day)
{
    /// <summary>Rows of features.</summary>
    public long FeatureRows { get; init; }

    /// <summary>Rows of features that are ready by quality.</summary>
    public long ReadyRows { get; init; }

    /// <summary>Rows of features that do not say whether they are ready: older than the quality fields.</summary>
    public long WithoutReadiness { get; init; }

    /// <summary>Mean of the quality score, 0-100; null if no row has one.</summary>
    public double? AverageQuality { get; init; }

    /// <summary>The predictions of each system, by its id; empty if there is none.</summary>
    public ValueList<SystemPredictions> Systems { get; init; } = [];

    /// <summary>The signals, by system id; empty if there is none.</summary>
    public ValueList<SystemSignal> Signals { get; init; } = [];

    /// <summary>Predictions that count, of all systems.</summary>
    public long Predictions => Systems.Sum(s => s.Active);

    /// <summary>Share of the feature rows that say so which are ready, 0-100; null if none says so.</summary>
    public double? ReadyPercent => FeatureRows > WithoutReadiness ? 100.0 * ReadyRows / (FeatureRows - WithoutReadiness) : null;
}

/// <summary>The predictions of a system on a day.</summary>
/// <param name="SystemId">The system.</param>
/// <param name="Active">Predictions that count: active and not superseded.</param>
/// <param name="Replaced">Predictions that do not.</param>
/// <param name="AverageEdge">Mean distance, in points, of the predictions that count from their line; null without lines.</param>
public sealed record SystemPredictions(string SystemId, long Active, long Replaced, double? AverageEdge);

/// <summary>The daily signal of a system.</summary>
/// <param name="SystemId">The system.</param>
/// <param name="Stored">The signal as the table has it; null without.</param>
/// <param name="ByRule">What the rule gives.</param>
/// <param name="Reason">Why it gives that, such as: slate_size is 4.</param>
public sealed record SystemSignal(string SystemId, string? Stored, SignalLevel ByRule, string Reason);

/// <summary>What a daily signal says; from good to bad.</summary>
public enum SignalLevel
{
    /// <summary>A day like others.</summary>
    Green,

    /// <summary>Few picks with a high edge, or many overs.</summary>
    Yellow,

    /// <summary>A small slate, or few overs.</summary>
    Red,
}

/// <summary>What is wrong between features, predictions and signals.</summary>
public enum PredictionCause
{
    /// <summary>Neither features nor predictions: nothing was scheduled, or nothing ran.</summary>
    NothingScheduled,

    /// <summary>The signal is YELLOW.</summary>
    YellowSignal,

    /// <summary>The signal is RED.</summary>
    RedSignal,

    /// <summary>There are predictions, but no signal.</summary>
    MissingSignal,

    /// <summary>Too few rows pass the gate of readiness.</summary>
    ReadinessGate,

    /// <summary>There are predictions or signals, but no features.</summary>
    NoFeatureRows,

    /// <summary>The features are healthy, and there are no predictions, or next to none.</summary>
    SilentFailure,
}

/// <summary>One thing that is wrong, on a run of days.</summary>
/// <param name="Cause">What it is.</param>
/// <param name="Severity">Error where predictions are lost, else a warning.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Sentence">What is wrong, in a sentence.</param>
/// <param name="Evidence">What shows it, a line for each day.</param>
/// <param name="NextStep">What to do next.</param>
public sealed record PredictionFinding(
    PredictionCause Cause, Severity Severity, DateOnly From, DateOnly To, string Sentence, ValueList<string> Evidence, string NextStep);
