using System.Diagnostics;

namespace FeatureStore.Readme.Tests;

/// <summary>What the README shows is what runs: its C# stands in <see cref="Examples"/>, its consoles are replayed, and those of docs/drift.md.</summary>
public sealed class ReadmeTests
{
    public static TheoryData<string> Consoles => [.. Markdown.Blocks("console"), .. Markdown.Blocks("console", "docs/drift.md")];

    [Fact]
    public void Each_csharp_block_is_a_region_of_the_examples_that_run()
    {
        var regions = Markdown.Regions("Examples.cs").Values.ToList();
        var blocks = Markdown.Blocks("csharp");

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.Contains(block, regions));
    }

    [Theory]
    [MemberData(nameof(Consoles))]
    public void Each_console_shows_what_the_command_prints(string console)
    {
        var lines = console.Split('\n');
        Assert.StartsWith("$ featurestore ", lines[0]);

        var output = RunTool(lines[0]["$ featurestore ".Length..].Split(' '));

        Assert.Equal(string.Join('\n', lines.Skip(1)), output);
    }

    private static string RunTool(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "FeatureStore.Tool.dll"), .. arguments])
        {
            WorkingDirectory = Markdown.RepositoryRoot,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(output.Length > 0, error.Result);
        return string.Join('\n', output.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd())).Trim('\n');
    }
}
