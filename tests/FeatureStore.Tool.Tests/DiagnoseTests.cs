namespace FeatureStore.Tool.Tests;

public sealed class DiagnoseTests : IDisposable
{
    private static readonly string[] Exports = [FeatureStoreTool.Sample, "player_prop_predictions.ndjson.gz", "daily_prediction_signals.ndjson"];

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("diagnose.txt", 1)]
    [InlineData("diagnose.json", 1, "--days", "4", "--format", "json")]
    [InlineData("diagnose-incident.txt", 1, "--source", FeatureStoreTool.Incident, "player_prop_predictions.ndjson.gz", "daily_prediction_signals.ndjson")]
    [InlineData("diagnose-incident.json", 1, "--source", FeatureStoreTool.Incident, "player_prop_predictions.ndjson.gz", "daily_prediction_signals.ndjson", "--days", "2", "--format", "json")]
    [InlineData("diagnose-healthy.txt", 0, "2026-01-30", "--days", "3")]
    [InlineData("diagnose-red-signal.txt", 0, "2026-01-31", "--days", "1")]
    [InlineData("diagnose-red-signal.txt", 2, "2026-01-31", "--days", "1", "--fail-on", "warning")]
    [InlineData("diagnose-nothing-scheduled.txt", 1, "--from", "2026-02-06", "--to", "2026-02-08")]
    public void It_prints_the_days_as_agreed(string snapshot, int exitCode, params string[] arguments)
    {
        var run = FeatureStoreTool.Run(["diagnose", .. arguments]);

        Assert.Equal(("", exitCode), (run.Error, run.ExitCode));
        Snapshot.Match($"Snapshots/{snapshot}", run.Output);
    }

    [Fact]
    public void The_silent_failure_is_said_before_anything_else()
    {
        var run = FeatureStoreTool.Run("diagnose");

        Assert.StartsWith("Silent failure from 2026-02-03 to 2026-02-06: 1 prediction although the features are healthy, 1070 of 1070 rows ready.\n", run.Output);
    }

    [Fact]
    public void Files_are_told_apart_by_their_names_and_a_store_says_the_same()
    {
        var store = Path.Combine(_folder, "all.duckdb");
        Assert.Equal(0, FeatureStoreTool.Run(["load", .. Exports, "--store", store]).ExitCode);

        var files = FeatureStoreTool.Run(["diagnose", "--source", .. Exports, "--format", "csv"]);
        var stored = FeatureStoreTool.Run("diagnose", "--store", store, "--format", "csv");

        Assert.Equal(files, stored);
        Assert.Equal(FeatureStoreTool.Run("diagnose", "--format", "csv"), stored);
    }

    [Fact]
    public void A_table_that_is_missing_is_named()
    {
        var files = FeatureStoreTool.Run("diagnose", "--source", FeatureStoreTool.Sample);
        FeatureStoreTool.Run("load", FeatureStoreTool.Sample, "--store", Path.Combine(_folder, "s.duckdb"));
        var store = FeatureStoreTool.RunIn(_folder, "diagnose", "--store", "s.duckdb");

        Assert.Contains("None of the files is of player_prop_predictions, which is needed", files.Error);
        Assert.Equal(64, files.ExitCode);
        Assert.Contains("s.duckdb has no table player_prop_predictions; load it with", store.Error);
        Assert.Equal(3, store.ExitCode);
    }

    [Theory]
    [InlineData(64, "'0' is no number of days; write 1 to 3660.", "--days", "0")]
    [InlineData(4, "has no rows from 2025-01-25 to 2025-01-31", "2025-01-31")]
    public void A_wrong_window_is_told_apart(int exitCode, string message, params string[] arguments)
    {
        var run = FeatureStoreTool.Run(["diagnose", .. arguments]);

        Assert.Contains(message, run.Error);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
    }
}
