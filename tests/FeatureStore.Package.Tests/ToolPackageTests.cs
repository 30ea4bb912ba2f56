using System.Reflection.PortableExecutable;

namespace FeatureStore.Package.Tests;

/// <summary>The tool, as it is packed: compiled ahead of time for a platform, and the same command as without.</summary>
[Collection(PackedFeed.Name)]
public sealed class ToolPackageTests(PackedFeed feed)
{
    [Fact]
    public void The_packed_tool_is_compiled_ahead_of_time_and_answers_like_the_tool_as_built()
    {
        var folder = feed.InstallTool();

        var expected = Dotnet.Run(feed.Root, PackedFeed.BuiltTool, "check", "2026-02-06", "--format", "json");
        var actual = Dotnet.RunProgram(Path.Combine(folder, OperatingSystem.IsWindows() ? "featurestore.exe" : "featurestore"), feed.Root, "check", "2026-02-06", "--format", "json");

        Assert.Equal(expected, actual);
        Assert.Equal(0, actual.ExitCode);
        Assert.Contains("\"rows\"", actual.Output);
        var library = Directory.GetFiles(folder, "FeatureStore.dll", SearchOption.AllDirectories);
        Assert.NotEmpty(library);
        using var image = new PEReader(File.OpenRead(library[0]));
        Assert.True(image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0, "It has no native code.");
    }
}
