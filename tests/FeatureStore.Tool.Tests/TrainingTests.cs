using System.Text.Json;
using FeatureStore.Tool.Tests.Drift;

namespace FeatureStore.Tool.Tests;

public sealed class TrainingTests(StoreFile stores) : IClassFixture<StoreFile>
{
    [Theory]
    [InlineData("training.txt", 1)]
    [InlineData("training.json", 1, "--format", "json")]
    [InlineData("training.md", 1, "--from", "2026-01-31", "--to", "2026-02-03", "--format", "markdown")]
    [InlineData("training-safe.txt", 0, "2026-02-03", "2026-02-06")]
    [InlineData("training-quality-gate.txt", 1, "2026-02-01", "2026-02-03", "--gate", "is_quality_ready")]
    [InlineData("training-unknown.txt", 3, "2026-01-24", "2026-01-24")]
    [InlineData("training-incident.txt", 1, "--source", FeatureStoreTool.Incident)]
    [InlineData("training-incident.json", 1, "--source", FeatureStoreTool.Incident, "--format", "json")]
    public void It_prints_the_days_as_agreed(string snapshot, int exitCode, params string[] arguments)
    {
        var run = FeatureStoreTool.Run(["training", .. arguments]);

        Assert.Equal("", run.Error);
        Assert.Equal(exitCode, run.ExitCode);
        Snapshot.Match($"Snapshots/{snapshot}", run.Output);
    }

    [Fact]
    public void The_first_line_says_what_to_train_on() => Assert.StartsWith(
        "1361 of 3203 rows (42.5 %) are ready for training, but 638 of them are from 7 contaminated days; the longest safe range is 2026-02-03 to 2026-02-06, with 518 rows ready.\n",
        FeatureStoreTool.Run("training").Output);

    [Fact]
    public void Days_with_a_value_that_is_stuck_are_contaminated_though_half_of_their_rows_pass_the_gate()
    {
        using var json = JsonDocument.Parse(FeatureStoreTool.Run("training", "--format", "json").Output);
        var days = json.RootElement.GetProperty("tables").GetProperty("days").EnumerateArray()
            .Where(d => d.GetProperty("state").GetString() == "contaminated")
            .Select(d => d.GetProperty("day").GetString());

        Assert.Equal(["2026-01-25", "2026-01-26", "2026-01-27", "2026-01-28", "2026-01-29", "2026-01-30", "2026-02-02"], days);
    }

    [Fact]
    public void A_day_that_mixes_versions_is_no_day_to_train_on()
    {
        var folder = stores.Copy("UPDATE ml_feature_store_v2 SET feature_version = 'v2_39features' WHERE game_date = '2026-02-05' AND player_lookup < 'd'");
        const string Mix = "feature_version has 2 different values, from 'v2_37features' to 'v2_39features'";

        var run = FeatureStoreTool.RunIn(folder, "training", "2026-02-03", "2026-02-06", "--store", "live.duckdb");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains("are from 2026-02-05, which mixes versions; the longest safe range is 2026-02-03 to 2026-02-04, with ", run.Output);
        Assert.Contains($"on 2026-02-05 {Mix}, and ", run.Output);
        var json = JsonDocument.Parse(FeatureStoreTool.RunIn(folder, "training", "2026-02-03", "2026-02-06", "--store", "live.duckdb", "--format", "json").Output).RootElement;
        Assert.Equal("error", json.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("id").GetString() == "FS510").GetProperty("severity").GetString());
        var day = json.GetProperty("tables").GetProperty("days").EnumerateArray().Single(d => d.GetProperty("day").GetString() == "2026-02-05");
        Assert.Equal(("contaminated", Mix + "."), (day.GetProperty("state").GetString(), day.GetProperty("reason").GetString()));

        // Days of one version each are trained on, whichever they are, and drift is content with a warning.
        Assert.Equal(0, FeatureStoreTool.RunIn(folder, "training", "2026-02-03", "2026-02-04", "--store", "live.duckdb").ExitCode);
        Assert.Equal(0, FeatureStoreTool.RunIn(folder, "drift", "--store", "live.duckdb").ExitCode);
    }

    [Fact]
    public void A_day_that_mixes_versions_and_lets_no_row_in_is_a_warning()
    {
        var folder = stores.Copy(
            "UPDATE ml_feature_store_v2 SET feature_version = 'v2_39features' WHERE game_date = '2026-02-05' AND player_lookup < 'd'",
            "UPDATE ml_feature_store_v2 SET is_training_ready = false WHERE game_date = '2026-02-05'");

        var run = FeatureStoreTool.RunIn(folder, "training", "2026-02-03", "2026-02-06", "--store", "live.duckdb", "--fail-on", "warning");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("and 0 of ", run.Output);
    }

    [Theory]
    [InlineData("START and END exclude --from and --to: name the range once.", "2026-02-01", "--to", "2026-02-06")]
    [InlineData("The range ends on 2026-02-01, before it starts on 2026-02-06.", "2026-02-06", "2026-02-01")]
    [InlineData("The range ends on 2026-02-01, before it starts on 2026-02-06.", "--from", "2026-02-06", "--to", "2026-02-01")]
    [InlineData("ml_feature_store_v2 has no gate 'ready'; its gates are is_quality_ready, is_training_ready.", "--gate", "ready")]
    [InlineData("'soon' is no day; write it as in 2026-02-06.", "soon")]
    public void A_range_that_is_none_is_refused(string message, params string[] arguments)
    {
        var run = FeatureStoreTool.Run(["training", .. arguments]);

        Assert.StartsWith(message, run.Error);
        Assert.Equal(("", 64), (run.Output, run.ExitCode));
    }

    [Fact]
    public void Days_that_are_not_there_are_no_data()
    {
        var run = FeatureStoreTool.Run("training", "2030-01-01", "2030-01-02");

        Assert.Equal("ml_feature_store_v2 has no rows from 2030-01-01 to 2030-01-02 in the sample that ships with the tool; its days go from 2026-01-24 to 2026-02-06.\n", run.Error);
        Assert.Equal(("", 4), (run.Output, run.ExitCode));
    }
}
