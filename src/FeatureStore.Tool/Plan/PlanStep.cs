namespace FeatureStore.Tool.Plan;

/// <summary>What a step of a plan does to the table and its rows.</summary>
internal enum PlanGrade
{
    /// <summary>It changes what is said of the table, and no row.</summary>
    Safe,

    /// <summary>It writes rows anew, and loses nothing.</summary>
    Rewrite,

    /// <summary>Values change or go.</summary>
    Lossy,

    /// <summary>The engine has no statement for it, or none that these rows allow.</summary>
    Impossible,
}

/// <summary>One step that brings a live table to its definition.</summary>
/// <param name="Grade">What it does.</param>
/// <param name="Subject">What it is about: columns, or a property of the table.</param>
/// <param name="Sentence">What it does and what it costs, as a sentence without its period.</param>
internal sealed record PlanStep(PlanGrade Grade, string Subject, string Sentence)
{
    /// <summary>SQL, in order, without semicolons; empty where there is none.</summary>
    public IReadOnlyList<string> Statements { get; init; } = [];

    /// <summary>What to run in a shell, where SQL cannot do it; null where it can.</summary>
    public string? Command { get; init; }

    /// <summary>A query that says how many values a lossy step loses; null without.</summary>
    public string? Check { get; init; }

    /// <summary>Whether rows of the definition can be read and written without it, such as the dropping of a column that is too many.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether it is done, where lossy steps are accepted or not.</summary>
    public bool IsDone(bool acceptLossy) => Grade is PlanGrade.Safe or PlanGrade.Rewrite || (Grade == PlanGrade.Lossy && acceptLossy);
}
