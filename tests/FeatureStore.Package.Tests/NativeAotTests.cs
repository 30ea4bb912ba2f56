using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FeatureStore.Package.Tests;

/// <summary>What the packages bring works in a program that is compiled to native code, and compiles without a warning of ours.</summary>
[Collection(PackedFeed.Name)]
public sealed class NativeAotTests(PackedFeed feed)
{
    [Fact]
    public void Records_projections_and_tuples_with_lists_and_structs_are_read_in_native_code()
    {
        var consumer = feed.NewConsumer("AotConsumer");

        var (exitCode, output) = feed.Build(consumer, "publish", "-r", RuntimeInformation.RuntimeIdentifier, "-o", Path.Combine(consumer, "out"));

        Assert.True(exitCode == 0, output);
        Assert.All(output.Split('\n').Where(line => line.Contains("warning IL", StringComparison.Ordinal)), line => Assert.Contains("Assembly 'DuckDB.NET.Data'", line));
        Assert.False(File.Exists(Path.Combine(consumer, "out", "AotConsumer.dll")), "The program is not native.");
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(consumer, "out", "AotConsumer")) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var printed = process.StandardOutput.ReadToEnd();
        Assert.Equal("", process.StandardError.ReadToEnd());
        Assert.Equal(
            """
            records
            1 first 12.5 2026-02-06 [1.5, null, NaN] [a, null, é] hill/[7, ]/2020-01-31 [x/2026-01-01, null, null/null]
            2 null null null [] [] null []
            3 third -0.25 null [] [z] null/[]/null []
            projections
            1 first [1.5, null, NaN]
            2 null []
            3 third []
            tuples
            1 [a, null, é] 1.5
            2 [] null
            3 [z] null
            aggregates
            3 12.25

            """.ReplaceLineEndings("\n"), printed.ReplaceLineEndings("\n"));
    }
}
