using System.Runtime.InteropServices;
using System.Reflection;

namespace FeatureStore.Package.Tests;

/// <summary>A folder feed with the packages as they are packed from this tree, and a copy of the consumer project beside it.</summary>
public sealed class PackedFeed : IDisposable
{
    /// <summary>The tests that share one.</summary>
    public const string Name = "packages";

    public PackedFeed()
    {
        Root = Directory.CreateTempSubdirectory("featurestore-packages-").FullName;
        Version = $"0.0.1-test.{Guid.NewGuid():N}";
        foreach (var project in (string[])["FeatureStore", "FeatureStore.DuckDB", "FeatureStore.Hosting", "FeatureStore.Arrow", "FeatureStore.ML"])
        {
            var (exitCode, output) = Dotnet.Run(
                RepositoryRoot, "pack", $"src/{project}", "--nologo", "-c", Configuration, "--no-build", $"-p:PackageVersion={Version}", "-o", Path.Combine(Root, "feed"));
            Assert.True(exitCode == 0, output);
        }
    }

    public string Root { get; }

    public string Version { get; }

    private static string RepositoryRoot { get; } =
        typeof(PackedFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    private static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>A fresh copy of a project under tests/ that restores from the feed, into a package folder of its own.</summary>
    public string NewConsumer(string project = "PackageConsumer")
    {
        var target = Path.Combine(Root, $"consumer-{Guid.NewGuid():N}");
        var source = Path.Combine(RepositoryRoot, "tests", project);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(source, file);
            if (relative.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj")
                continue;
            var copy = Path.Combine(target, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }

    public (int ExitCode, string Output) Build(string consumer, string verb = "build", params string[] arguments) => Dotnet.Run(
        consumer, [verb, .. arguments, $"-p:FeatureStoreVersion={Version}",
        $"-p:RestoreAdditionalProjectSources={Path.Combine(Root, "feed")}",
        $"-p:RestorePackagesPath={Path.Combine(Root, "packages")}",
        $"-p:RestoreFallbackFolders={GlobalPackages}", "-p:NuGetAudit=false"]);

    /// <summary>The tool as the build left it.</summary>
    public static string BuiltTool { get; } = Path.Combine(RepositoryRoot, "src", "FeatureStore.Tool", "bin", Configuration, "net10.0", "FeatureStore.Tool.dll");

    /// <summary>Packs the tool for the platform of the test, installs it, and gives the folder with the command.</summary>
    public string InstallTool()
    {
        var (packed, folder, platform) = (Path.Combine(Root, "tool-feed"), Path.Combine(Root, "tool"), RuntimeInformation.RuntimeIdentifier);
        string[] pack =
        [
            "pack", "src/FeatureStore.Tool.Native", "--nologo", "-c", Configuration, "-o", packed, $"-p:PackageVersion={Version}",
            // What is beside the native code is compiled as it starts, to save the time of a test.
            $"-p:ToolPackageRuntimeIdentifiers={platform}", "-p:PublishReadyToRun=false",
        ];
        Require(Dotnet.Run(RepositoryRoot, pack));
        Require(Dotnet.Run(RepositoryRoot, [.. pack, "-r", platform]));
        Require(Dotnet.Run(Root, "tool", "install", "FeatureStore.Tool", "--tool-path", folder, "--version", Version, "--source", packed));
        return folder;
    }

    private static void Require((int ExitCode, string Output) run) => Assert.True(run.ExitCode == 0, run.Output);

    /// <summary>Applies the code fixes of some diagnostics, as an editor would, to a consumer that was built.</summary>
    public (int ExitCode, string Output) Format(string consumer, params string[] diagnostics) => Dotnet.Run(
        consumer, [("FeatureStoreVersion", Version), ("RestorePackagesPath", Path.Combine(Root, "packages"))],
        ["format", "analyzers", "--no-restore", "--severity", "info", "--diagnostics", .. diagnostics]);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string GlobalPackages { get; } =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}

/// <summary>Packs once for all tests.</summary>
[CollectionDefinition(PackedFeed.Name)]
public sealed class Packages : ICollectionFixture<PackedFeed>;
