using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FeatureStore.Tool;

/// <summary>The whole tool, which needs a .NET runtime: it loads assemblies with checks, has the compiler for contracts, and speaks to BigQuery.</summary>
internal static partial class ManagedTool
{
    /// <summary>Hands the command line on; streams, signals and the exit code are those of the whole tool.</summary>
    public static int Run(string[] args)
    {
        string[] command = [Host, Path.Combine(AppContext.BaseDirectory, "FeatureStore.Tool.dll"), .. args];
        if (OperatingSystem.IsWindows())
            return RunChild(command);

        // This process becomes the other, so that there is nothing to pass on; it comes back only if there is no such program.
        _ = Execute(command[0], [.. command, null]);
        return NotFound();
    }

    private static string Host =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host
        : Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root && File.Exists(Path.Combine(root, Program)) ? Path.Combine(root, Program)
        : Program;

    private static string Program => OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    private static int RunChild(string[] command)
    {
        // The console sends Ctrl+C to both; the other one ends, and this one with its exit code.
        Console.CancelKeyPress += static (_, press) => press.Cancel = true;
        try
        {
            using var child = Process.Start(new ProcessStartInfo(command[0], command.AsSpan(1).ToArray()))!;
            child.WaitForExit();
            return child.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return NotFound();
        }
    }

    private static int NotFound()
    {
        Console.Error.WriteLine($"This command needs the .NET runtime, and '{Host}' is not there: install .NET 10, or say where it is with DOTNET_ROOT.");
        return ExitCode.CouldNotEvaluate;
    }

    [LibraryImport("libc", EntryPoint = "execvp", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Execute(string file, string?[] arguments);
}
