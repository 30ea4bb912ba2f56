using System.Text.Json;
using System.Text.RegularExpressions;

namespace FeatureStore.Tool.Tests;

/// <summary>The checks that are compiled into an assembly.</summary>
public sealed class RunTests
{
    internal static readonly string Checks = Built("SampleChecks");

    [Theory]
    [InlineData("run-incident.txt", 1, "--source", FeatureStoreTool.Incident, "--samples", "2")]
    [InlineData("run-incident.json", 1, "--source", FeatureStoreTool.Incident, "--samples", "2", "--format", "json")]
    [InlineData("run-good-day.txt", 0, "2026-02-05")]
    [InlineData("run-good-day.json", 0, "2026-02-05", "--format", "json")]
    [InlineData("run-range.txt", 1, "--from", "2026-01-31", "--to", "2026-02-03", "--check", "composite-defaulted", "--samples", "0")]
    [InlineData("run-incident.junit.xml", 1, "--source", FeatureStoreTool.Incident, "--format", "junit")]
    public void It_prints_as_agreed(string snapshot, int exitCode, params string[] arguments)
    {
        var run = FeatureStoreTool.Run(["run", Checks, .. arguments]);

        Assert.Equal(("", exitCode), (run.Error, run.ExitCode));
        Snapshot.Match($"Snapshots/{snapshot}", run.Output);
    }

    [Fact]
    public void Json_has_the_runs_with_samples_and_sql()
    {
        var run = FeatureStoreTool.Run("run", Checks, "--source", FeatureStoreTool.Incident, "--samples", "1", "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("fail", json.RootElement.GetProperty("status").GetString());
        var result = json.RootElement.GetProperty("runs")[0].GetProperty("results")[0];
        Assert.Equal(("composite-defaulted", "fail", 201), (result.GetProperty("id").GetString(), result.GetProperty("status").GetString(), result.GetProperty("violations").GetInt32()));
        Assert.Equal(1, result.GetProperty("samples").GetArrayLength());
        Assert.Contains("feature_5_source", result.GetProperty("sql").GetProperty("text").GetString());
    }

    [Fact]
    public void A_warning_fails_only_where_that_is_asked_for()
    {
        string[] arguments = ["run", Checks, "2026-02-02", "--check", "fair-but-red"];

        Assert.Equal(0, FeatureStoreTool.Run(arguments).ExitCode);
        Assert.Equal(2, FeatureStoreTool.Run([.. arguments, "--fail-on", "warning"]).ExitCode);
    }

    [Fact]
    public void Hostile_names_are_shown_harmlessly_in_samples()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "ml_feature_store_v2.ndjson");
            using (var stream = new System.IO.Compression.GZipStream(File.OpenRead(Path.Combine(FeatureStoreTool.Samples, FeatureStoreTool.Incident)), System.IO.Compression.CompressionMode.Decompress))
            using (var reader = new StreamReader(stream))
                File.WriteAllText(file, Regex.Replace(reader.ReadToEnd(), "\"player_lookup\": \"", "\"player_lookup\": \"'; DROP TABLE x; -- \\u001b[2J"));

            foreach (var format in (string[])["table", "json", "ndjson", "csv", "markdown", "junit", "sarif", "github"])
            {
                var run = FeatureStoreTool.Run("run", Checks, "--source", file, "--format", format);
                Assert.Equal(("", 1), (run.Error, run.ExitCode));
                Assert.DoesNotContain('\e', run.Output);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(66, "nope.dll does not exist.", "nope.dll")]
    [InlineData(65, "ml_feature_store_v2.ndjson.gz is no .NET assembly; name the .dll that a project with checks builds.", FeatureStoreTool.Sample)]
    [InlineData(65, "FeatureStore.DuckDB.dll has no checks: write a public static partial class with methods such as '[QualityCheck(\"stale\")]", "../FeatureStore.DuckDB.dll")]
    public void A_file_without_checks_says_what_to_do(int exitCode, string message, string path)
    {
        var run = FeatureStoreTool.Run("run", path);

        Assert.Contains(message, run.Error);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public void Checks_that_cannot_be_made_say_what_their_code_threw()
    {
        var run = FeatureStoreTool.Run("run", Built("BrokenChecks"));

        Assert.EndsWith("BrokenChecks.dll: BrokenChecks.Broken.All cannot be made, because its code throws InvalidOperationException: the threshold file is missing\n", run.Error);
        Assert.Equal(65, run.ExitCode);
    }

    [Theory]
    [InlineData("checks-assembly.txt", "checks", "SAMPLE")]
    [InlineData("checks-sql.txt", "checks", "SAMPLE", "--check", "composite-defaulted", "--sql", "--on", "2026-02-06")]
    [InlineData("checks.txt", "checks")]
    [InlineData("checks.json", "checks", "--format", "json")]
    [InlineData("checks.csv", "checks", "--check", "fatigue-score-statistics", "--format", "csv")]
    public void Checks_are_listed_as_agreed(string snapshot, params string[] arguments)
    {
        var run = FeatureStoreTool.Run([.. arguments.Select(a => a == "SAMPLE" ? Checks : a)]);

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Snapshot.Match($"Snapshots/{snapshot}", run.Output.Replace(Checks, "SampleChecks.dll"));
    }

    [Fact]
    public void An_id_that_no_check_has_is_a_wrong_command_line()
    {
        var run = FeatureStoreTool.Run("run", Checks, "--check", "nosuch");

        Assert.Equal((64, "There is no check 'nosuch'; 'featurestore checks' lists those there are.\n"), (run.ExitCode, run.Error));
    }

    // tests/NAME/bin/CONFIGURATION/FRAMEWORK/NAME.dll, beside this project's own output.
    private static string Built(string name)
    {
        var output = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        var (framework, configuration) = (Path.GetFileName(output), Path.GetFileName(Path.GetDirectoryName(output)!));
        return Path.GetFullPath(Path.Combine(output, "..", "..", "..", "..", name, "bin", configuration, framework, $"{name}.dll"));
    }
}
