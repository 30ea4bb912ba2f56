namespace FeatureStore.Tool;

/// <summary>What the command tells the shell; see docs/exit-codes.md.</summary>
internal static class ExitCode
{
    /// <summary>It ran, and nothing is bad; warnings are allowed.</summary>
    public const int Fine = 0;

    /// <summary>It ran, and the verdict is bad or a check fails.</summary>
    public const int Bad = 1;

    /// <summary>It ran, nothing is bad, but there are warnings, and --fail-on warning asks to fail on those.</summary>
    public const int Warnings = 2;

    /// <summary>It could not evaluate what it was asked for.</summary>
    public const int CouldNotEvaluate = 3;

    /// <summary>There are no rows where rows were expected.</summary>
    public const int NoData = 4;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 64;

    /// <summary>An input holds something else than it should.</summary>
    public const int BadInput = 65;

    /// <summary>A file is missing.</summary>
    public const int MissingFile = 66;

    /// <summary>A defect of the tool itself.</summary>
    public const int Internal = 70;

    /// <summary>Cancelled by the user.</summary>
    public const int Cancelled = 130;
}

/// <summary>An error with the exit code that it ends in.</summary>
internal sealed class ToolException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
