namespace FeatureStore.Tool;

/// <summary>What native code answers itself: the commands about a DuckDB store, exports and the sample.</summary>
internal static class NativeCommands
{
    private static readonly string[] Names = ["check", "find-bad", "training", "diagnose", "load", "tables", "sql"];

    /// <summary>Whether a command line is for native code.</summary>
    /// <param name="args">The command line; what a response file says is not looked into.</param>
    public static bool Take(IReadOnlyList<string> args) =>
        args.Count > 0 && Names.Contains(args[0], StringComparer.Ordinal)
        && !args.Any(a => a.StartsWith("--bigquery", StringComparison.Ordinal) || a.StartsWith('@'));
}
