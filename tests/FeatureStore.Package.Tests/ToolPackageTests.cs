namespace FeatureStore.Package.Tests;

/// <summary>The tool, as it is packed: native code for a platform, and the whole tool beside it; the same command as from the build.</summary>
[Collection(PackedFeed.Name)]
public sealed class ToolPackageTests(PackedFeed feed)
{
    [Fact]
    public void The_packed_tool_is_native_code_and_answers_like_the_tool_as_built()
    {
        var folder = feed.InstallTool();
        var command = Path.Combine(folder, OperatingSystem.IsWindows() ? "featurestore.exe" : "featurestore");
        Assert.Empty(Directory.GetFiles(folder, "FeatureStore.Tool.Native.dll", SearchOption.AllDirectories));

        // Answered by the native code, with what it says of wrong input too.
        AssertSame(0, "\"rows\"", "check", "2026-02-06", "--format", "json");
        AssertSame(0, "vegas_points_line", "find-bad", "2026-02-06", "--format", "csv");
        AssertSame(64, "'yesterday' is no day", "check", "yesterday");
        AssertSame(66, "gone.duckdb does not exist.", "check", "--store", "gone.duckdb");

        // Handed on to the whole tool.
        AssertSame(0, "matchup-all-defaulted", "checks", "--format", "csv");
        AssertSame(66, "gone.dll does not exist.", "run", "gone.dll");
        AssertSame(64, "'x y' is no PROJECT", "check", "--bigquery", "x y");
        AssertSame(64, "Unrecognized command or argument 'chekc'", "chekc");

        // Without a runtime the native code still answers, and says what it needs for the rest.
        (string, string)[] none = [("DOTNET_HOST_PATH", ""), ("DOTNET_ROOT", ""), ("PATH", feed.Root)];
        Assert.Equal(0, Dotnet.Run(command, feed.Root, none, ["check", "2026-02-06"]).ExitCode);
        Assert.Equal(
            (3, "This command needs the .NET runtime, and 'dotnet' is not there: install .NET 10, or say where it is with DOTNET_ROOT.\n"),
            Dotnet.Run(command, feed.Root, none, ["checks"]));

        void AssertSame(int exitCode, string part, params string[] arguments)
        {
            var expected = Dotnet.Run(feed.Root, [PackedFeed.BuiltTool, .. arguments]);
            Assert.Equal(expected, Dotnet.RunProgram(command, feed.Root, arguments));
            Assert.Equal(exitCode, expected.ExitCode);
            Assert.Contains(part, expected.Output, StringComparison.Ordinal);
        }
    }
}
