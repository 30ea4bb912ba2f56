using System.Text.Json;
using System.Text.Json.Nodes;

namespace FeatureStore.Tool.Tests.Drift;

/// <summary>A definition against a live table: each rule fires where it must, and nothing else does.</summary>
public sealed class DriftTests(StoreFile stores) : IClassFixture<StoreFile>, IDisposable
{
    private const string Table = "ml_feature_store_v2";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_store_as_its_definition_says_has_nothing_but_columns_that_were_never_filled()
    {
        var run = FeatureStoreTool.RunIn(stores.Copy(), "drift", "--store", "live.duckdb", "--days", "14");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            """
            1 difference: 0 break reads, 0 break writes; 0 errors, 1 warning.
            insufficient_data_reason, last_reprocess_attempt_at, circuit_breaker_until, missing_processors are null in all 3203 rows of 2026-01-24 to 2026-02-06; it breaks whoever counts on a value.
              next: find out why nothing writes them, or deprecate them

            ml_feature_store_v2, its definition against live.duckdb, 3203 rows of 2026-01-24 to 2026-02-06

            """,
            run.Output);
        Assert.Equal(2, FeatureStoreTool.RunIn(stores.Copy(), "drift", "--store", "live.duckdb", "--fail-on", "warning").ExitCode);
    }

    [Theory]
    [InlineData("FS501", 1, "quality_tier is missing; it breaks reads and writes.", "ALTER TABLE t DROP COLUMN quality_tier")]
    [InlineData("FS502", 0, "more is not in the definition; it breaks nothing.", "ALTER TABLE t ADD COLUMN more INTEGER")]
    [InlineData("FS502", 1, "more is not in the definition, but REQUIRED; it breaks writes.", "ALTER TABLE t ADD COLUMN more INTEGER DEFAULT 1", "ALTER TABLE t ALTER more SET NOT NULL")]
    [InlineData("FS503", 1, "feature_5_quality is VARCHAR, not DOUBLE; it breaks reads and writes.", "ALTER TABLE t ALTER feature_5_quality SET DATA TYPE VARCHAR")]
    [InlineData("FS503", 1, "feature_5_source is BIGINT, not VARCHAR; it breaks reads and writes.", "ALTER TABLE t ALTER feature_5_source SET DATA TYPE BIGINT USING 1")]
    [InlineData("FS504", 0, "game_id may be null, but is REQUIRED in the definition; it breaks reads.", "ALTER TABLE t ALTER game_id DROP NOT NULL")]
    [InlineData("FS504", 1, "player_lookup may be null, but is REQUIRED in the definition; it breaks reads.", "ALTER TABLE t ALTER player_lookup DROP NOT NULL")]
    [InlineData("FS504", 1, "is_home is REQUIRED, but may be null in the definition; it breaks writes.", "UPDATE t SET is_home = true WHERE is_home IS NULL", "CHECKPOINT", "ALTER TABLE t ALTER is_home SET NOT NULL")]
    [InlineData("FS505", 1, "the catalog does not know 'bettingpros', which is in feature_25_source, feature_26_source; it breaks readers of an enum, which get Unknown.", "ALTER TABLE t ALTER feature_25_source TYPE VARCHAR", "ALTER TABLE t ALTER feature_26_source TYPE VARCHAR", "UPDATE t SET feature_25_source = 'bettingpros', feature_26_source = 'bettingpros' WHERE game_date = '2026-02-05'")]
    [InlineData("FS505", 1, "the catalog does not know 'Gold', which is in quality_tier; it breaks readers of an enum, which get Unknown.", "ALTER TABLE t ALTER quality_tier TYPE VARCHAR", "UPDATE t SET quality_tier = 'Gold' WHERE game_date = '2026-02-05' AND quality_tier = 'gold'")]
    [InlineData("FS508", 0, "the catalog is not about version 'v3_54features', which is in feature_version; it breaks the meaning of its rows.", "UPDATE t SET feature_version = 'v3_54features' WHERE game_date = '2026-02-05'")]
    public void A_rule_fires_where_it_must_and_alone(string rule, int exitCode, string sentence, params string[] spoil)
    {
        var run = FeatureStoreTool.RunIn(stores.Copy([.. spoil.Select(sql => sql.Replace(" t ", $" {Table} ", StringComparison.Ordinal))]), "drift", "--store", "live.duckdb", "--format", "json");

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Error));
        var findings = JsonDocument.Parse(run.Output).RootElement.GetProperty("findings").EnumerateArray().ToList();
        // Four columns of the sample were never filled.
        Assert.Equal(new[] { rule, "FS506" }.Order(), findings.Select(f => f.GetProperty("id").GetString()!).Order());
        Assert.Equal(sentence, findings.Single(f => f.GetProperty("id").GetString() == rule).GetProperty("sentence").GetString());
    }

    [Fact]
    public void A_day_of_two_versions_is_told_with_the_unknown_one()
    {
        var run = FeatureStoreTool.RunIn(stores.Copy($"UPDATE {Table} SET feature_version = 'v9' WHERE game_date = '2026-02-05' AND player_lookup < 'd'"), "drift", "--store", "live.duckdb");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("on 2026-02-05 feature_version has 2 different values, from 'v2_37features' to 'v9'; it breaks models that train on it, and the comparison of scores.\n", run.Output);
        Assert.Contains("the catalog is not about version 'v9'", run.Output);
        Assert.DoesNotContain("2026-02-04", run.Output);
    }

    [Fact]
    public void A_column_that_is_null_on_every_recent_day_is_told_and_one_that_is_filled_on_any_is_not()
    {
        var folder = stores.Copy($"UPDATE {Table} SET opponent_team_abbr = NULL, days_rest = NULL WHERE game_date > '2026-01-31'", $"UPDATE {Table} SET days_rest = 1 WHERE game_date = '2026-02-06'");

        Assert.Contains("opponent_team_abbr", FeatureStoreTool.RunIn(folder, "drift", "--store", "live.duckdb", "--days", "6").Output);
        Assert.DoesNotContain("days_rest", FeatureStoreTool.RunIn(folder, "drift", "--store", "live.duckdb", "--days", "6").Output);
        Assert.DoesNotContain("opponent_team_abbr", FeatureStoreTool.RunIn(folder, "drift", "--store", "live.duckdb", "--days", "7").Output);
        Assert.Contains("days_rest", FeatureStoreTool.RunIn(folder, "drift", "--store", "live.duckdb", "--days", "5", "--to", "2026-02-05").Output);
    }

    [Fact]
    public void Unknown_texts_are_counted_column_by_column()
    {
        var folder = stores.Copy(
            $"ALTER TABLE {Table} ALTER feature_25_source TYPE VARCHAR",
            $"UPDATE {Table} SET feature_25_source = 'x' WHERE game_date IN ('2026-02-04', '2026-02-05') AND player_lookup < 'c'",
            $"UPDATE {Table} SET feature_25_source = 'y, \"quoted\"' WHERE game_date = '2026-02-05' AND player_lookup > 'x'");
        var (x, y) = (StoreFile.Ask(folder, $"SELECT count(*) FROM {Table} WHERE feature_25_source = 'x'"), StoreFile.Ask(folder, $"SELECT count(*) FROM {Table} WHERE feature_25_source LIKE 'y%'"));

        var csv = FeatureStoreTool.RunIn(folder, "drift", "--store", "live.duckdb", "--format", "csv").Output.Split('\n');

        Assert.Equal("rule,severity,subject,definition,live,breaks_reads,breaks_writes,rows,first_day,last_day", csv[0]);
        Assert.Contains($"FS505,error,feature_25_source,,x,true,false,{x},2026-02-04,2026-02-05", csv);
        Assert.Contains($"FS505,error,feature_25_source,,\"y, \"\"quoted\"\"\",true,false,{y},2026-02-05,2026-02-05", csv);
    }

    [Fact]
    public void Rows_without_usable_days_are_not_looked_at_and_that_is_told()
    {
        var run = FeatureStoreTool.RunIn(stores.Copy($"ALTER TABLE {Table} ALTER game_date SET DATA TYPE VARCHAR"), "drift", "--store", "live.duckdb");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("game_date is VARCHAR, not DATE", run.Output);
        Assert.Contains("whose rows were not looked at, as they have no days that can be asked for", run.Output);
    }

    [Fact]
    public void An_empty_table_is_compared_by_its_shape()
    {
        var run = FeatureStoreTool.RunIn(stores.Copy($"DELETE FROM {Table}"), "drift", "--store", "live.duckdb");

        Assert.Equal((0, "The live table has the shape of its definition.\n\nml_feature_store_v2, its definition against live.duckdb, which has no rows\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public void A_file_that_describes_the_table_is_compared_by_its_shape()
    {
        var run = Described(_ => { });

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("The live table has the shape of its definition.\n\nml_feature_store_v2, its definition against live.json, whose rows were not looked at, as a file describes the table alone\n", run.Output);
        Assert.Equal(run.Output, Described(table => table["schema"]!["fields"] = new JsonArray([.. Fields(table).Reverse().Select(f => f!.DeepClone())])).Output);
    }

    [Fact]
    public void Quality_columns_that_live_as_STRING_and_a_column_that_no_ALTER_added_are_told()
    {
        var run = Described(table =>
        {
            foreach (var field in Fields(table).Where(f => f!["name"]!.GetValue<string>().EndsWith("_quality", StringComparison.Ordinal)))
                field!["type"] = "STRING";
            Fields(table).Remove(Fields(table).Single(f => f!["name"]!.GetValue<string>() == "quality_schema_version"));
        });

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("39 differences: 39 break reads, 39 break writes; 39 errors, 0 warnings.\n", run.Output);
        Assert.Contains("feature_36_quality is STRING, not FLOAT64; it breaks reads and writes.\n  next: change it as 'featurestore plan' says; ADD COLUMN IF NOT EXISTS sees the name, does nothing, and does not repair a type\n", run.Output);
        Assert.Contains("quality_schema_version is missing; it breaks reads and writes.\n", run.Output);
    }

    [Theory]
    [InlineData("clustering", """{"fields": ["player_lookup"]}""", 0, "the clustering is player_lookup, not player_lookup, feature_version, game_date; it breaks nothing, but queries cost otherwise.")]
    [InlineData("timePartitioning", """{"type": "MONTH", "field": "game_date"}""", 0, "the partitioning is MONTH of game_date, not DAY of game_date; it breaks nothing, but queries cost otherwise.")]
    [InlineData("timePartitioning", """{"type": "DAY", "field": "game_date", "expirationMs": "7776000000"}""", 0, "the expiration is 90 days, not never; it breaks nothing, but rows go earlier or later.")]
    [InlineData("requirePartitionFilter", "false", 0, "the partition filter is optional, not required; it breaks nothing, but queries cost otherwise.")]
    public void Storage_is_compared(string key, string live, int exitCode, string sentence)
    {
        var run = Described(table => table[key] = JsonNode.Parse(live), "--format", "json");

        Assert.Equal(exitCode, run.ExitCode);
        var finding = Assert.Single(JsonDocument.Parse(run.Output).RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal(("FS507", sentence), (finding.GetProperty("id").GetString(), finding.GetProperty("sentence").GetString()));
    }

    [Fact]
    public void A_filter_that_the_definition_does_not_know_of_breaks_reads()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "live.json"), File.ReadAllText(Schema("daily_prediction_signals")).Replace("\"schema\":", "\"requirePartitionFilter\": true, \"schema\":", StringComparison.Ordinal));

        var run = FeatureStoreTool.RunIn(_folder.FullName, "drift", "--table-json", "live.json");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("the partition filter is required, not optional; it breaks reads.", run.Output);
    }

    [Theory]
    [InlineData("table", "txt")]
    [InlineData("json", "json")]
    [InlineData("ndjson", "ndjson")]
    [InlineData("csv", "csv")]
    [InlineData("markdown", "md")]
    [InlineData("junit", "junit.xml")]
    [InlineData("sarif", "sarif")]
    [InlineData("github", "github.txt")]
    public void Each_format_is_as_it_was(string format, string extension)
    {
        var run = Described(
            table =>
            {
                Fields(table)[0]!["type"] = "INTEGER";
                Fields(table).RemoveAt(9);
                table["clustering"] = JsonNode.Parse("""{"fields": ["player_lookup"]}""");
            },
            "--format", format);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Snapshot.Match($"Snapshots/drift.{extension}", run.Output);
    }

    [Theory]
    [InlineData(64, "Say where the live table is: --bigquery PROJECT[.DATASET], --store FILE, or --table-json FILE.")]
    [InlineData(64, "--store and --table-json exclude each other: name one place.", "--store", "a", "--table-json", "b")]
    [InlineData(64, "--bigquery and --store exclude each other: name one place.", "--bigquery", "p", "--store", "a")]
    [InlineData(66, "nope.json does not exist.", "--table-json", "nope.json")]
    [InlineData(66, "nope.duckdb does not exist.", "--store", "nope.duckdb")]
    [InlineData(65, "broken.json(1,2): error FS0001:", "--table-json", "broken.json")]
    [InlineData(65, "list.json(1,1): error FS0002:", "--table-json", "list.json")]
    [InlineData(65, ". is a directory; name the files in it.", "--table-json", ".")]
    [InlineData(64, "There is no table 'nosuch' in ", "--store", "s", "--table", "nosuch")]
    [InlineData(64, "There is no table 'other' in ", "--table-json", "other.json")]
    [InlineData(66, "There is no folder 'nowhere'", "--store", "s", "--definitions", "nowhere")]
    [InlineData(64, "'0' is no number of days; write 1 to 3660.", "--store", "s", "--days", "0")]
    public void A_wrong_input_is_told_apart(int exitCode, string message, params string[] arguments)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "broken.json"), "{");
        File.WriteAllText(Path.Combine(_folder.FullName, "list.json"), "[]");
        File.WriteAllText(Path.Combine(_folder.FullName, "other.json"), File.ReadAllText(Schema("daily_prediction_signals")).Replace("daily_prediction_signals", "other", StringComparison.Ordinal));

        foreach (var command in new[] { "drift", "plan" }.Where(c => c == "drift" || !arguments.Contains("--days")))
        {
            var run = FeatureStoreTool.RunIn(_folder.FullName, [command, .. arguments]);

            Assert.Contains(message, run.Error);
            Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
        }
    }

    [Fact]
    public void A_store_without_the_table_is_told_apart()
    {
        var folder = stores.Copy();
        const string Expected = "live.duckdb has no table player_prop_predictions; load it with 'featurestore load FILE --store live.duckdb'.\n";

        foreach (var command in new[] { "drift", "plan" })
        {
            var run = FeatureStoreTool.RunIn(folder, command, "--store", "live.duckdb", "--table", "player_prop_predictions");
            Assert.Equal((3, "", Expected), (run.ExitCode, run.Output, run.Error));
        }
    }

    private ToolRun Described(Action<JsonNode> change, params string[] arguments)
    {
        var table = JsonNode.Parse(File.ReadAllText(Schema(Table)))!;
        change(table);
        File.WriteAllText(Path.Combine(_folder.FullName, "live.json"), table.ToJsonString());
        return FeatureStoreTool.RunIn(_folder.FullName, ["drift", "--table-json", "live.json", .. arguments]);
    }

    private static JsonArray Fields(JsonNode table) => table["schema"]!["fields"]!.AsArray();

    private static string Schema(string table) => Path.Combine(AppContext.BaseDirectory, "schema", $"{table}.table.json");
}
