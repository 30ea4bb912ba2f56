namespace FeatureStore.Tool.Tests;

/// <summary>Each wrong input: its exit code, and a sentence on stderr that says what to do. Nothing goes to stdout.</summary>
public sealed class WrongInputTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(64, "'yesterday' is no day; write it as in 2026-02-06.", "check", "yesterday")]
    [InlineData(64, "'2026-2-6' is no day; write it as in 2026-02-06.", "check", "2026-2-6")]
    [InlineData(64, "'xml' is no format; choose table, json, ndjson, csv, markdown, junit, sarif or github.", "check", "--format", "xml")]
    [InlineData(64, "There is no table 'nosuch'; the tables are ml_feature_store_v2, player_prop_predictions, daily_prediction_signals.", "check", "--table", "nosuch")]
    [InlineData(64, "has no catalog, so there is nothing to check it by", "check", "--table", "player_prop_predictions")]
    [InlineData(64, "--store and --source exclude each other", "check", "--store", "a.duckdb", "--source", "b.ndjson")]
    [InlineData(64, "Unrecognized command or argument 'nosuch'", "nosuch")]
    [InlineData(64, "Say where to load to: --store FILE, or --bigquery PROJECT[.DATASET].", "load", FeatureStoreTool.Sample)]
    [InlineData(66, "nope.ndjson does not exist.", "check", "--source", "nope.ndjson")]
    [InlineData(66, "nope.duckdb does not exist.", "check", "--store", "nope.duckdb")]
    [InlineData(65, ". is a directory; name the files in it.", "check", "--source", ".")]
    [InlineData(64, "A DATE and a range exclude each other", "check", "2026-02-05", "--from", "2026-02-01")]
    [InlineData(64, "The range ends on 2026-02-01, before it starts on 2026-02-05.", "check", "--from", "2026-02-05", "--to", "2026-02-01")]
    [InlineData(64, "'soon' is no day; write it as in 2026-02-06.", "check", "--to", "soon")]
    [InlineData(4, "ml_feature_store_v2 has no rows from 2025-01-01 to 2025-01-09 in the sample that ships with the tool; its days go from 2026-01-24 to 2026-02-06.", "check", "--from", "2025-01-01", "--to", "2025-01-09")]
    [InlineData(4, "has no rows from 2027-01-01 on in the sample", "check", "--from", "2027-01-01")]
    [InlineData(4, "ml_feature_store_v2 has no rows of 2025-01-01 in the sample that ships with the tool; its days go from 2026-01-24 to 2026-02-06.", "check", "2025-01-01")]
    public void It_is_told_apart(int exitCode, string message, params string[] arguments)
    {
        var run = FeatureStoreTool.Run(arguments);

        Assert.Contains(message, run.Error);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
    }

    [Theory]
    [InlineData("notes.txt", "hello", 65, "the extension '.txt' says no format")]
    [InlineData("empty.ndjson", "", 4, "has no rows in empty.ndjson")]
    [InlineData("broken.ndjson", "{\"player_lookup\":", 65, "broken.ndjson: broken JSON")]
    [InlineData("text.parquet", "hello", 65, "text.parquet: this is no readable Parquet file")]
    public void A_file_that_is_no_export_is_told_apart(string name, string content, int exitCode, string message)
    {
        File.WriteAllText(Path.Combine(_folder, name), content);

        var run = FeatureStoreTool.RunIn(_folder, "check", "--source", name);

        Assert.Contains(message, run.Error);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public void A_file_that_is_no_database_is_told_apart()
    {
        File.WriteAllText(Path.Combine(_folder, "x.duckdb"), "hello, this is certainly no database");

        var run = FeatureStoreTool.RunIn(_folder, "check", "--store", "x.duckdb");

        Assert.Contains("x.duckdb: this is no DuckDB database", run.Error);
        Assert.Equal((65, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public void A_store_without_the_table_says_how_to_load_it()
    {
        FeatureStoreTool.Run("load", "daily_prediction_signals.ndjson", "--store", Path.Combine(_folder, "s.duckdb"));

        var run = FeatureStoreTool.RunIn(_folder, "check", "--store", "s.duckdb");

        Assert.Contains("s.duckdb has no table ml_feature_store_v2; load it with 'featurestore load FILE --store s.duckdb'.", run.Error);
        Assert.Equal(3, run.ExitCode);
    }

    [Fact]
    public void A_bad_row_loads_nothing_and_leaves_no_half()
    {
        var good = """{"game_date":"2026-01-24","system_id":"a","total_picks":"7"}""";
        File.WriteAllText(Path.Combine(_folder, "daily_prediction_signals.ndjson"), $"{good}\n{good.Replace("\"7\"", "\"many\"")}\n");

        var run = FeatureStoreTool.RunIn(_folder, "load", "daily_prediction_signals.ndjson", "--store", "s.duckdb");
        var tables = FeatureStoreTool.RunIn(_folder, "tables", "--store", "s.duckdb", "--format", "csv");

        Assert.Equal((65, ""), (run.ExitCode, run.Output));
        Assert.Contains("daily_prediction_signals.ndjson, row 2, column total_picks: 'many' is no INT64.", run.Error);
        Assert.Contains("daily_prediction_signals,20,0,0,game_date,,", tables.Output);
        Assert.DoesNotContain(",1,2026-01-24", tables.Output);
    }
}
