using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FeatureStore.Tool.Tests;

public sealed class CheckTests
{
    [Theory]
    [InlineData("newest-day.txt", 0)]
    [InlineData("2026-02-05.txt", 0, "2026-02-05")]
    [InlineData("2026-02-05.json", 0, "2026-02-05", "--format", "json")]
    [InlineData("2026-02-04.txt", 0, "2026-02-04")]
    [InlineData("2026-02-03.txt", 0, "2026-02-03")]
    [InlineData("2026-02-02-matchup-bad.txt", 1, "2026-02-02")]
    [InlineData("2026-02-02-matchup-bad.json", 1, "2026-02-02", "--format", "json")]
    [InlineData("2026-01-30-stuck.txt", 1, "2026-01-30")]
    [InlineData("2026-01-30-stuck.json", 1, "2026-01-30", "--format", "json")]
    [InlineData("2026-01-25-stuck-without-quality-fields.txt", 1, "2026-01-25")]
    [InlineData("2026-01-24-no-quality-fields.txt", 0, "2026-01-24")]
    [InlineData("range.txt", 1, "--from", "2026-01-20")]
    [InlineData("range.csv", 1, "--from", "2026-01-29", "--to", "2026-02-07", "--format", "csv")]
    [InlineData("range.md", 0, "--from", "2026-02-03", "--to", "2026-02-06", "--format", "markdown")]
    [InlineData("incident.txt", 1, "--source", FeatureStoreTool.Incident)]
    [InlineData("incident.json", 1, "--source", FeatureStoreTool.Incident, "--format", "json")]
    [InlineData("incident.csv", 1, "--source", FeatureStoreTool.Incident, "--format", "csv")]
    [InlineData("incident.junit.xml", 1, "--source", FeatureStoreTool.Incident, "--format", "junit")]
    [InlineData("incident.sarif", 1, "--source", FeatureStoreTool.Incident, "--format", "sarif")]
    [InlineData("incident.github.txt", 1, "--source", FeatureStoreTool.Incident, "--format", "github")]
    [InlineData("incident.ndjson", 1, "--source", FeatureStoreTool.Incident, "--format", "ndjson")]
    [InlineData("incident.md", 1, "--source", FeatureStoreTool.Incident, "--format", "markdown")]
    public void It_prints_the_day_as_agreed(string snapshot, int exitCode, params string[] arguments)
    {
        var run = FeatureStoreTool.Run(["check", .. arguments]);

        Assert.Equal("", run.Error);
        Assert.Equal(exitCode, run.ExitCode);
        Snapshot.Match($"Snapshots/{snapshot}", run.Output);
    }

    [Theory]
    [InlineData("2026-01-25")]
    [InlineData("2026-01-26")]
    [InlineData("2026-01-27")]
    [InlineData("2026-01-28")]
    [InlineData("2026-01-29")]
    [InlineData("2026-01-30")]
    public void A_feature_that_is_stuck_is_in_the_first_line_with_its_processor_in_the_second(string day)
    {
        var run = FeatureStoreTool.Run("check", day);

        var lines = run.Output.Split('\n');
        Assert.StartsWith("matchup is bad: fatigue_score is 0 in ", lines[0]);
        Assert.StartsWith("PlayerCompositeFactorsProcessor delivered ", lines[1]);
        Assert.StartsWith("  next: find out why PlayerCompositeFactorsProcessor gave this value, run it again for " + day, lines[2]);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void A_range_says_of_each_day_what_the_day_says_by_itself()
    {
        using var range = JsonDocument.Parse(FeatureStoreTool.Run("check", "--from", "2026-01-30", "--to", "2026-02-02", "--format", "json").Output);

        Assert.Equal(4, range.RootElement.GetProperty("days").GetArrayLength());
        foreach (var day in range.RootElement.GetProperty("days").EnumerateArray())
        {
            using var alone = JsonDocument.Parse(FeatureStoreTool.Run("check", day.GetProperty("day").GetString()!, "--format", "json").Output);
            foreach (var field in (string[])["verdict", "incidents", "categories", "checks", "averageScore"])
                Assert.Equal(Text(alone.RootElement.GetProperty(field)), Text(day.GetProperty(field)));
        }

        // A sum of doubles depends on the order of the rows in its last digits.
        static string Text(JsonElement value) => Regex.Replace(
            value.ToString().ReplaceLineEndings("").Replace(" ", ""), @"\d+\.\d{9,}", number => double.Parse(number.Value, CultureInfo.InvariantCulture).ToString("F9", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_check_that_fails_is_in_the_first_line_although_no_category_is_bad()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "ml_feature_store_v2.ndjson");
            File.WriteAllLines(file, Rows("2026-02-05").Select((row, i) => i > 0 ? row : Regex.Replace(row, "\"feature_5_quality\": [0-9.]+", "\"feature_5_quality\": null")));

            var run = FeatureStoreTool.Run("check", "--source", file);

            Assert.StartsWith("quality-incomplete fails: 1 of ", run.Output);
            Assert.Equal(1, run.ExitCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Hostile_sources_and_players_are_shown_harmlessly_and_asked_for_as_parameters()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "ml_feature_store_v2.ndjson");
            var rows = Rows("2026-02-05").Select(r => r
                .Replace("\"feature_25_source\": \"default\"", "\"feature_25_source\": \"\\u001b[31m'; DROP TABLE ml_feature_store_v2; --\\n| x\"", StringComparison.Ordinal)
                .Replace("\"player_lookup\": \"", "\"player_lookup\": \"'; DROP TABLE x; -- \\u001b[2J", StringComparison.Ordinal));
            File.WriteAllLines(file, rows);

            foreach (var format in (string[])["table", "markdown", "csv", "json", "ndjson", "junit", "sarif", "github"])
            {
                var run = FeatureStoreTool.Run("check", "--source", file, "--format", format);
                Assert.Equal("", run.Error);
                Assert.Equal(1, run.ExitCode);
                Assert.DoesNotContain('\e', run.Output);
            }

            var text = FeatureStoreTool.Run("check", "--source", file).Output;
            Assert.StartsWith("vegas is bad: '\\u{1b}[31m'; DROP TABLE ml_feature_store_v2; --\\u{a}| x' at feature 25 in 160 of 273 rows; ", text);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IReadOnlyList<string> Rows(string day)
    {
        using var stream = new System.IO.Compression.GZipStream(File.OpenRead(Path.Combine(FeatureStoreTool.Samples, FeatureStoreTool.Sample)), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(l => l.Contains($"\"game_date\": \"{day}\"", StringComparison.Ordinal))];
    }

    [Theory]
    [InlineData("2026-02-06", 201, "85.3")]
    [InlineData("2026-02-05", 273, "85.8")]
    [InlineData("2026-02-04", 257, "84.7")]
    [InlineData("2026-02-03", 339, "84.8")]
    public void The_sample_has_these_players_and_averages(string day, int players, string average)
    {
        var run = FeatureStoreTool.Run("check", day, "--format", "csv");

        var overall = run.Output.Split('\n')[1].Split(',');
        Assert.Equal(["overall", average], [overall[1], double.Parse(overall[2], CultureInfo.InvariantCulture).ToString("0.0", CultureInfo.InvariantCulture)]);
        Assert.Equal(players.ToString(), overall[6]);
    }

    [Fact]
    public void The_incident_is_said_before_anything_else()
    {
        var run = FeatureStoreTool.Run("check", "--source", FeatureStoreTool.Incident);

        Assert.StartsWith("matchup is bad: all 6 features (5-8, 13, 14) defaulted for 201 of 201 players; the average score of 73.9 does not show it.\n", run.Output);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void A_loaded_store_says_what_its_exports_say()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var store = Path.Combine(folder.FullName, "features.duckdb");
            var load = FeatureStoreTool.Run("load", FeatureStoreTool.Sample, "--store", store);
            Assert.Equal((0, "ml_feature_store_v2: 3203 rows from ml_feature_store_v2.ndjson.gz\n"), (load.ExitCode, load.Output));

            foreach (var day in (string[])["2026-01-24", "2026-01-30", "2026-02-02", "2026-02-06"])
            {
                var loaded = FeatureStoreTool.Run("check", day, "--store", store, "--format", "csv");
                var inPlace = FeatureStoreTool.Run("check", day, "--source", FeatureStoreTool.Sample, "--format", "csv");
                Assert.Equal(inPlace, loaded);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Json_has_the_documented_fields()
    {
        var run = FeatureStoreTool.Run("check", "--source", FeatureStoreTool.Incident, "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        var root = json.RootElement;
        Assert.Equal(1, root.GetProperty("version").GetInt32());
        Assert.Equal("bad", root.GetProperty("verdict").GetProperty("status").GetString());
        Assert.Equal("matchup", root.GetProperty("verdict").GetProperty("category").GetString());
        Assert.Equal(201, root.GetProperty("categories")[0].GetProperty("allDefaulted").GetInt64());
        Assert.Equal(201, root.GetProperty("categories")[0].GetProperty("groups")[0].GetProperty("allDefaulted").GetInt64());
        Assert.Equal(73.92, root.GetProperty("averageScore").GetDouble(), 2);
    }

    [Fact]
    public void Several_exports_are_read_as_one()
    {
        var run = FeatureStoreTool.Run("check", "2026-02-06", "--source", FeatureStoreTool.Sample, FeatureStoreTool.Incident, "--format", "csv");

        // 201 rows of each file; 74 players are in both.
        Assert.Equal("328", run.Output.Split('\n')[1].Split(',')[6]);
        Assert.Equal("402", run.Output.Split('\n')[2].Split(',')[6]);
    }

    [Fact]
    public void A_pipe_gets_no_colour() => Assert.DoesNotContain('\e', FeatureStoreTool.Run("check", "--source", FeatureStoreTool.Incident).Output);
}
