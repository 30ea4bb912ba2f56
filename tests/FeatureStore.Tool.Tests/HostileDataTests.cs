using System.IO.Compression;
using System.Text.Json.Nodes;

namespace FeatureStore.Tool.Tests;

/// <summary>Names and sources that do their worst, through each command in each format: nothing breaks, nothing gets out.</summary>
public sealed class HostileDataTests : IDisposable
{
    private const string Hostile = "'; DROP TABLE t; --\"|,<b>`\e[2J\u009b1m\u202e\r\n::error::x %0A\\";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string, string> Runs
    {
        get
        {
            var runs = new TheoryData<string, string>();
            foreach (var command in (string[])["check", "find-bad", "training", "diagnose"])
            {
                foreach (var format in (string[])["table", "json", "ndjson", "csv", "markdown", "junit", "sarif", "github"])
                    runs.Add(command, format);
            }

            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Nothing_of_the_data_is_more_than_text(string command, string format)
    {
        List<string> files = [Rewrite("ml_feature_store_v2.incident-2026-02-06.ndjson.gz", "ml_feature_store_v2.ndjson", ("player_lookup", Hostile), ("feature_5_source", Hostile))];
        if (command == "diagnose")
        {
            files.Add(Rewrite("player_prop_predictions.ndjson.gz", "player_prop_predictions.ndjson", ("system_id", Hostile)));
            files.Add(Rewrite("daily_prediction_signals.ndjson", "daily_prediction_signals.ndjson", ("system_id", Hostile), ("daily_signal", Hostile)));
        }

        var run = FeatureStoreTool.RunIn(_folder, [command, "--source", .. files, "--format", format]);

        Assert.Equal("", run.Error);
        Assert.Contains(run.ExitCode, (int[])[0, 1]);
        Assert.NotEmpty(run.Output);
        Assert.DoesNotContain(run.Output, c => c != '\n' && (char.IsControl(c) || c == '\u202e'));
        Assert.Equal(format == "github", run.Output.Split('\n').Any(line => line.StartsWith("::")));
    }

    // The rows of a sample with some columns of each set to a text.
    private string Rewrite(string sample, string name, params (string Column, string Text)[] cells)
    {
        using var file = File.OpenRead(Path.Combine(FeatureStoreTool.Samples, sample));
        using Stream stream = sample.EndsWith(".gz") ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        using var writer = File.CreateText(Path.Combine(_folder, name));
        while (reader.ReadLine() is { } line)
        {
            var row = JsonNode.Parse(line)!;
            foreach (var (column, text) in cells)
                row[column] = text;
            writer.WriteLine(row.ToJsonString());
        }

        return name;
    }
}
