namespace FeatureStore.Tool.Tests;

public sealed class FindBadTests
{
    [Theory]
    [InlineData("find-bad-incident.txt", 1, "--source", FeatureStoreTool.Incident, "--limit", "5")]
    [InlineData("find-bad-incident.json", 1, "--source", FeatureStoreTool.Incident, "--limit", "2", "--format", "json")]
    [InlineData("find-bad-newest-day.txt", 0, "--limit", "5")]
    [InlineData("find-bad-newest-day.json", 0, "--limit", "2", "--format", "json")]
    [InlineData("find-bad-2026-02-02.txt", 1, "2026-02-02", "--limit", "5")]
    [InlineData("find-bad-2026-01-24-no-quality-fields.txt", 3, "2026-01-24")]
    [InlineData("find-bad-range.txt", 0, "--from", "2026-01-30", "--to", "2026-02-01", "--limit", "3")]
    public void It_prints_the_features_as_agreed(string snapshot, int exitCode, params string[] arguments)
    {
        var run = FeatureStoreTool.Run(["find-bad", .. arguments]);

        Assert.Equal(("", exitCode), (run.Error, run.ExitCode));
        Snapshot.Match($"Snapshots/{snapshot}", run.Output);
    }

    [Fact]
    public void Csv_has_each_feature_in_index_order()
    {
        var lines = FeatureStoreTool.Run("find-bad", "--source", FeatureStoreTool.Incident, "--format", "csv").Output.TrimEnd('\n').Split('\n');

        Assert.Equal("feature,name,category,kind,average_quality,defaulted,below_threshold,status", lines[0]);
        Assert.Equal(Enumerable.Range(0, 37).Select(i => $"{i}"), lines[1..].Select(line => line.Split(',')[0]));
        Assert.Equal("5,fatigue_score,matchup,critical,40,201,201,bad", lines[6]);
        Assert.EndsWith(",vegas,optional,45.273632,130,130,good", lines[26]);
    }

    [Fact]
    public void A_threshold_of_forty_finds_no_default_and_says_so_by_the_numbers()
    {
        var lines = FeatureStoreTool.Run("find-bad", "--source", FeatureStoreTool.Incident, "--threshold", "40", "--format", "csv").Output.Split('\n');

        Assert.Equal("5,fatigue_score,matchup,critical,40,201,0,good", lines[6]);
    }

    [Theory]
    [InlineData("'-1' is no quality; write a number from 0 to 100.", "--threshold", "-1")]
    [InlineData("'101' is no quality; write a number from 0 to 100.", "--threshold", "101")]
    [InlineData("'ten' is no number of rows; write 0 or more.", "--limit", "ten")]
    [InlineData("A DATE and a range exclude each other: name a day, or --from and --to.", "2026-02-06", "--from", "2026-02-01")]
    [InlineData("The range ends on 2026-02-01, before it starts on 2026-02-06.", "--from", "2026-02-06", "--to", "2026-02-01")]
    public void A_wrong_option_is_a_usage_error(string message, params string[] arguments)
    {
        var run = FeatureStoreTool.Run(["find-bad", .. arguments]);

        Assert.Contains(message, run.Error);
        Assert.Equal((64, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public void A_day_without_rows_is_no_data()
    {
        var run = FeatureStoreTool.Run("find-bad", "2025-01-01");

        Assert.Contains("has no rows of 2025-01-01", run.Error);
        Assert.Equal((4, ""), (run.ExitCode, run.Output));
    }
}
