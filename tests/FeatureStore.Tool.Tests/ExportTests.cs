using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FeatureStore.DuckDB;
using NbaPredictions;

namespace FeatureStore.Tool.Tests;

/// <summary>A definition is written in the words of something else, and that something takes it.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("ddl", "sql")]
    [InlineData("bq-json", "json")]
    [InlineData("table-json", "table.json")]
    [InlineData("duckdb", "duckdb.sql")]
    [InlineData("json-schema", "schema.json")]
    [InlineData("markdown", "md")]
    public void Each_format_is_as_it_was(string format, string extension)
    {
        var run = FeatureStoreTool.Run("export", "daily_prediction_signals", "--as", format);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Snapshot.Match($"Snapshots/export.{extension}", run.Output);
    }

    [Fact]
    public void The_dictionary_of_a_table_with_a_catalog_is_as_it_was() =>
        Snapshot.Match("Snapshots/export-catalog.md", FeatureStoreTool.Run("export", "ml_feature_store_v2", "--as", "markdown").Output);

    [Theory]
    [InlineData("ml_feature_store_v2")]
    [InlineData("player_prop_predictions")]
    [InlineData("daily_prediction_signals")]
    public async Task DuckDB_takes_the_statements_and_the_engine_finds_the_table_to_be_its_own(string name)
    {
        var table = new[] { MlFeatureStoreV2.Table, PlayerPropPredictions.Table, DailyPredictionSignals.Table }.Single(t => t.TableId == name);
        var ddl = FeatureStoreTool.Run("export", name, "--as", "duckdb").Output;
        // An enum column is VARCHAR here, which the engine takes as well.
        Assert.Equal(Regex.Replace(DuckDbFeatureStore.CreateTableSql(table), @"ENUM\([^)]*\)", "VARCHAR"), ddl.TrimEnd());

        await using var store = DuckDbFeatureStore.OpenInMemory();
        using (var command = store.Connection.CreateCommand())
        {
            command.CommandText = ddl;
            command.ExecuteNonQuery();
        }

        await store.CreateTableAsync(table);
    }

    [Theory]
    [InlineData("ml_feature_store_v2", "ml_feature_store_v2.ndjson.gz")]
    [InlineData("player_prop_predictions", "player_prop_predictions.ndjson.gz")]
    [InlineData("daily_prediction_signals", "daily_prediction_signals.ndjson")]
    public void Exported_rows_follow_the_JSON_schema(string table, string export)
    {
        var schema = new JsonSchema(FeatureStoreTool.Run("export", table, "--as", "json-schema").Output);
        using var file = File.OpenRead(Path.Combine(FeatureStoreTool.Samples, export));
        using var reader = new StreamReader(export.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);

        for (var i = 0; i < 200 && reader.ReadLine() is { } row; i++)
            Assert.Empty(schema.Errors(row));
    }

    [Fact]
    public void Rows_that_do_not_fit_break_the_JSON_schema()
    {
        var schema = new JsonSchema(FeatureStoreTool.Run("export", "ml_feature_store_v2", "--as", "json-schema").Output);
        var row = JsonNode.Parse(
            """{"player_lookup": "a", "game_date": "2026-02-06", "game_id": "g", "feature_count": "37", "feature_version": "v", "data_source": "mixed", "created_at": "2026-02-06 01:02:03 UTC", "quality_tier": "gold", "features": [1.5, "NaN"]}""")!.AsObject();
        Assert.Empty(schema.Errors(row.ToJsonString()));

        Assert.StartsWith("$.quality_tier is none of [", Assert.Single(Errors("quality_tier", "golden")));
        Assert.Equal(["$.game_date does not match ^[0-9]{4}-[0-9]{2}-[0-9]{2}$"], Errors("game_date", "6 Feb"));
        Assert.Equal(["$.feature_count does not match ^-?[0-9]+$"], Errors("feature_count", "many"));
        Assert.Equal(["$.features is no array or null"], Errors("features", 1));
        row.Remove("player_lookup");
        Assert.Equal(["$ lacks player_lookup"], schema.Errors(row.ToJsonString()));

        IReadOnlyList<string> Errors(string column, JsonNode value)
        {
            var changed = row.DeepClone().AsObject();
            changed[column] = value;
            return schema.Errors(changed.ToJsonString());
        }
    }

    [Fact]
    public void The_columns_come_back_whatever_they_go_through()
    {
        var table = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "schema", "ml_feature_store_v2.table.json")).ReplaceLineEndings("\n");

        Assert.Equal("t.sql: ml_feature_store_v2, 171 columns\n", In("export", "ml_feature_store_v2", "--as", "ddl", "-o", "t.sql").Output);
        Assert.Equal(table, In("import", "t.sql").Output);
        var fields = JsonNode.Parse(In("export", "ml_feature_store_v2", "--as", "bq-json").Output);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(table)!["schema"]!["fields"], fields));
    }

    [Fact]
    public void How_long_partitions_are_kept_goes_out_and_comes_back_and_is_compared()
    {
        const string Table = """
            {"tableReference": {"projectId": "p", "datasetId": "d", "tableId": "plays"}, "schema": {"fields": [{"name": "day", "type": "DATE"}]}, "timePartitioning": {"type": "DAY", "field": "day", "expirationMs": "7776000000"}}
            """;
        File.WriteAllText(Path.Combine(_folder.FullName, "plays.table.json"), Table);
        File.WriteAllText(Path.Combine(_folder.FullName, "live.json"), Table.Replace("7776000000", "2592000000", StringComparison.Ordinal));

        Assert.Contains("\nOPTIONS (\n  partition_expiration_days = 90\n);\n", In("export", "--as", "ddl", "-o", "t.sql", "--definitions", ".").Output + File.ReadAllText(Path.Combine(_folder.FullName, "t.sql")));
        Assert.Contains("\"expirationMs\": \"7776000000\"", In("import", "t.sql").Output);
        Assert.Contains("the expiration is 30 days, not 90 days; it breaks nothing, but rows go earlier or later.", In("drift", "--table-json", "live.json", "--definitions", ".").Output);
        Assert.Contains("SET OPTIONS (partition_expiration_days = 90);", In("plan", "--table-json", "live.json", "--definitions", ".").Output);
    }

    [Fact]
    public void A_wrong_request_says_what_there_is()
    {
        Assert.Equal((64, $"There is no table 'nope' in '{Schema}'; the tables are daily_prediction_signals, ml_feature_store_v2, player_prop_predictions.\n"), Failed("export", "nope", "--as", "ddl"));
        Assert.Equal((64, $"Say which table of '{Schema}'; the tables are daily_prediction_signals, ml_feature_store_v2, player_prop_predictions.\n"), Failed("export", "--as", "ddl"));
        Assert.Equal((66, "There is no folder 'nope'; say where the definitions are with --definitions.\n"), Failed("export", "--as", "ddl", "--definitions", "nope"));
        Assert.Equal((66, $"no/t.sql cannot be written: the folder {Path.Combine(_folder.FullName, "no")} does not exist.\n"), Failed("export", "ml_feature_store_v2", "--as", "ddl", "-o", "no/t.sql"));
        var (code, error) = Failed("export", "ml_feature_store_v2", "--as", "xml");
        Assert.Equal(64, code);
        Assert.StartsWith("Argument 'xml' not recognized. Must be one of:", error);
    }

    private static string Schema => Path.Combine(AppContext.BaseDirectory, "schema");

    private (int, string) Failed(params string[] arguments)
    {
        var run = In(arguments);
        Assert.Equal("", run.Output);
        return (run.ExitCode, run.Error);
    }

    private ToolRun In(params string[] arguments) => FeatureStoreTool.RunIn(_folder.FullName, arguments);
}
