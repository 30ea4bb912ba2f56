using System.Diagnostics;

namespace FeatureStore.Tool.Tests;

/// <summary>Runs the command as a process, as a shell does.</summary>
internal static class FeatureStoreTool
{
    public static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "Sample");
    public const string Incident = "ml_feature_store_v2.incident-2026-02-06.ndjson.gz";
    public const string Sample = "ml_feature_store_v2.ndjson.gz";

    /// <summary>Runs in the folder of the samples, so that paths in the output are the same on each machine.</summary>
    public static ToolRun Run(params string[] arguments) => RunIn(Samples, arguments);

    public static ToolRun RunIn(string directory, params string[] arguments) => RunIn(directory, [], arguments);

    /// <summary>Runs with an emulator of BigQuery in the environment.</summary>
    public static ToolRun RunOn(Uri bigQuery, params string[] arguments) => RunIn(Samples, [("BIGQUERY_EMULATOR_HOST", bigQuery.Authority)], arguments);

    /// <summary>Runs until a moment comes, and kills it then, unless it has ended.</summary>
    public static void KillIn(string directory, Func<TimeSpan, bool> hasCome, params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(Start(directory, arguments))!;
        while (!process.HasExited && !hasCome(clock.Elapsed))
            Thread.Yield();
        process.Kill();
        process.WaitForExit();
    }

    private static ProcessStartInfo Start(string directory, string[] arguments) => new("dotnet", [Path.Combine(AppContext.BaseDirectory, "FeatureStore.Tool.dll"), .. arguments])
    {
        WorkingDirectory = directory,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static ToolRun RunIn(string directory, (string Name, string Value)[] environment, string[] arguments)
    {
        var start = Start(directory, arguments);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output.ReplaceLineEndings("\n"), error.Result.ReplaceLineEndings("\n"));
    }
}

/// <summary>What a run of the command gave back.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error);
