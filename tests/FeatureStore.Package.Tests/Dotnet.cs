using System.Diagnostics;

namespace FeatureStore.Package.Tests;

/// <summary>Runs the dotnet command as a process of its own.</summary>
internal static class Dotnet
{
    public static (int ExitCode, string Output) Run(string directory, params string[] arguments) => RunProgram("dotnet", directory, arguments);

    /// <summary>The same with variables, which MSBuild takes for properties: some commands have no other way to be given any.</summary>
    public static (int ExitCode, string Output) Run(string directory, IEnumerable<(string Name, string Value)> variables, string[] arguments) =>
        Run("dotnet", directory, variables, arguments);

    public static (int ExitCode, string Output) RunProgram(string program, string directory, params string[] arguments) => Run(program, directory, [], arguments);

    public static (int ExitCode, string Output) Run(string program, string directory, IEnumerable<(string Name, string Value)> variables, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A build server that outlives this process would keep its pipes open, and the test waiting.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        // The test host's own settings are none of the child's.
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment.Remove("MSBuildSDKsPath");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
