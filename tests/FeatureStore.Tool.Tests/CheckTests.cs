using System.Text.Json;

namespace FeatureStore.Tool.Tests;

public sealed class CheckTests
{
    [Theory]
    [InlineData("newest-day.txt", 0)]
    [InlineData("2026-02-05.txt", 0, "2026-02-05")]
    [InlineData("2026-02-04.txt", 0, "2026-02-04")]
    [InlineData("2026-02-03.txt", 0, "2026-02-03")]
    [InlineData("2026-02-02-matchup-bad.txt", 1, "2026-02-02")]
    [InlineData("2026-01-24-no-quality-fields.txt", 0, "2026-01-24")]
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
    [InlineData("2026-02-06", 201, "85.3")]
    [InlineData("2026-02-05", 273, "85.8")]
    [InlineData("2026-02-04", 257, "84.7")]
    [InlineData("2026-02-03", 339, "84.8")]
    public void The_sample_has_these_players_and_averages(string day, int players, string average)
    {
        var run = FeatureStoreTool.Run("check", day, "--format", "csv");

        var overall = run.Output.Split('\n')[1].Split(',');
        Assert.Equal(["overall", average], overall[1..3]);
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
