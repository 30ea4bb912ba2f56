namespace FeatureStore.Tool.Output;

/// <summary>What a command found, in the one shape that every format prints: the answer first, then what it rests on.</summary>
internal sealed record Report
{
    /// <summary>Version of the JSON that <see cref="ReportJson"/> makes of it; raised when a field changes its meaning or goes.</summary>
    public const int Version = 1;

    /// <summary>Name of the command, such as find-bad.</summary>
    public required string Command { get; init; }

    /// <summary>How it stands: pass, warn, fail, error where it could not be evaluated, or no data.</summary>
    public required CheckStatus Status { get; init; }

    /// <summary>The answer, in one sentence.</summary>
    public required string Answer { get; init; }

    /// <summary>What was looked at: table, days, where the rows come from.</summary>
    public required string Origin { get; init; }

    /// <summary>The facts of <see cref="Origin"/> and the like, for programs: each under a name in snake case.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>What is wrong or worth a look, the worst first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The tables, the most important first: CSV prints that one.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>The command's own JSON; null for the JSON that follows from the report.</summary>
    public Func<string>? Json { get; init; }

    /// <summary>What the shell gets.</summary>
    public int ExitCode(FailOn failOn) => Status switch
    {
        CheckStatus.Fail => Tool.ExitCode.Bad,
        CheckStatus.Error => Tool.ExitCode.CouldNotEvaluate,
        CheckStatus.NoData => Tool.ExitCode.NoData,
        CheckStatus.Warn when failOn == FailOn.Warning => Tool.ExitCode.Warnings,
        _ => Tool.ExitCode.Fine,
    };
}

/// <summary>A fact about what was looked at.</summary>
/// <param name="Name">Its name in snake case.</param>
/// <param name="Value">A number, text, bool or day; null for none.</param>
internal sealed record Fact(string Name, object? Value);

/// <summary>From when on a report makes the command fail.</summary>
internal enum FailOn
{
    /// <summary>From an error on.</summary>
    Error,

    /// <summary>From a warning on.</summary>
    Warning,
}
