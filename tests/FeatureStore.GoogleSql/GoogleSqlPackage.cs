using System.Reflection;
using System.Runtime.InteropServices;

namespace FeatureStore.GoogleSql;

/// <summary>The npm package that holds the engine.</summary>
public static class GoogleSqlPackage
{
    /// <summary>Set by a run that must not skip the tests of the engine.</summary>
    public const string RequiredVariable = "FEATURESTORE_REQUIRE_GOOGLESQL";

    /// <summary>Why the engine cannot run here; null if it can.</summary>
    public static string? Problem { get; } =
        Program is null ? "The GoogleSQL engine runs on Linux and macOS only."
        : !GoogleSqlEngine.IsBuilt || !File.Exists(Program) ? "The GoogleSQL engine is not installed: with npm on the PATH, 'dotnet restore' and 'dotnet build' bring it (354 MB)."
        : null;

    /// <summary>Why tests of the engine are skipped; null if they run.</summary>
    public static string? Skip { get; } = string.IsNullOrEmpty(Environment.GetEnvironmentVariable(RequiredVariable)) ? Problem : null;

    /// <summary>The server; null if there is none for this system.</summary>
    public static string? Program
    {
        get
        {
            var arm = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "_arm" : "";
            var name = OperatingSystem.IsLinux() ? $"remote_server{arm}.so" : OperatingSystem.IsMacOS() ? $"remote_server{arm}" : null;
            return name is null ? null : Path.Combine(Folder, name);
        }
    }

    private static string Folder =>
        typeof(GoogleSqlPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == nameof(GoogleSqlPackage)).Value!;
}
