using System.Text.Json;
using FeatureStore.DuckDB;
using FeatureStore.Tool.Plan;
using FeatureStore.Tool.Tests.Drift;

namespace FeatureStore.Tool.Tests.Plan;

/// <summary>A DuckDB file is migrated to its definition: the rows stay, and it happens whole or not at all.</summary>
public sealed class DuckDbPlanTests(StoreFile stores) : IClassFixture<StoreFile>
{
    private const string Table = "ml_feature_store_v2";
    private const string Sum = $"SELECT count(*) || ' ' || round(sum(feature_5_quality), 4) || ' ' || round(sum(matchup_quality_pct), 4) || ' ' || count(features) FROM {Table}";

    [Fact]
    public void A_store_as_its_definition_says_needs_nothing()
    {
        var run = Plan(stores.Copy());

        Assert.Equal((0, "-- The live table is as its definition says; there is nothing to do.\n-- ml_feature_store_v2, from live.duckdb to its definition\n", ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void A_plan_is_printed_and_does_nothing()
    {
        var folder = stores.Copy($"ALTER TABLE {Table} DROP COLUMN quality_schema_version", $"ALTER TABLE {Table} ALTER feature_5_quality SET DATA TYPE VARCHAR", $"ALTER TABLE {Table} ADD COLUMN more INTEGER");

        var run = Plan(folder);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            """
            -- 3 steps: 1 safe, 1 rewrite, 1 lossy.
            -- ml_feature_store_v2, from live.duckdb to its definition

            -- safe: adds quality_schema_version, behind the other columns; rows that are there get null.
            ALTER TABLE "ml_feature_store_v2" ADD COLUMN quality_schema_version VARCHAR;
            COMMENT ON COLUMN "ml_feature_store_v2".quality_schema_version IS 'Version of the quality fields, such as v1_hybrid_20260205';

            -- rewrite: feature_5_quality becomes DOUBLE, and is VARCHAR; each value is kept.
            ALTER TABLE "ml_feature_store_v2" ALTER COLUMN feature_5_quality SET DATA TYPE DOUBLE USING CAST(feature_5_quality AS DOUBLE);

            -- lossy: drops more, which is not in the definition, with its values; nothing needs it to go.
            -- left out, unless --lossy is given:
            -- ALTER TABLE "ml_feature_store_v2" DROP COLUMN more;

            """,
            run.Output);
        Assert.Equal("VARCHAR", Type(folder, "feature_5_quality"));
    }

    [Fact]
    public void It_is_applied_with_every_row_kept_and_then_the_library_writes_again()
    {
        var before = StoreFile.Ask(stores.Copy(), Sum);
        var folder = stores.Copy(
            $"ALTER TABLE {Table} DROP COLUMN quality_schema_version",
            $"ALTER TABLE {Table} ALTER feature_5_quality SET DATA TYPE VARCHAR",
            $"ALTER TABLE {Table} ALTER features SET DATA TYPE VARCHAR[]",
            $"ALTER TABLE {Table} ALTER game_id DROP NOT NULL",
            $"ALTER TABLE {Table} ADD COLUMN more INTEGER DEFAULT 7");
        var export = Path.Combine(FeatureStoreTool.Samples, FeatureStoreTool.Incident);
        Assert.Contains("Nothing was written", FeatureStoreTool.RunIn(folder, "load", export, "--store", "live.duckdb").Error);

        var run = Plan(folder, "--apply");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("-- 5 steps, applied: 2 safe, 2 rewrite, 1 lossy.\n", run.Output);
        Assert.Equal(before, StoreFile.Ask(folder, Sum));
        Assert.Equal(("DOUBLE", "DOUBLE[]", 7), (Type(folder, "feature_5_quality"), Type(folder, "features"), StoreFile.Ask(folder, $"SELECT max(more) FROM {Table}")));
        Assert.Equal("Quality of fatigue_score, 0-100", StoreFile.Ask(folder, $"SELECT comment FROM duckdb_columns() WHERE column_name = 'feature_5_quality'"));
        var drift = FeatureStoreTool.RunIn(folder, "drift", "--store", "live.duckdb", "--format", "csv").Output;
        Assert.DoesNotContain("FS501", drift);
        Assert.DoesNotContain("FS503", drift);
        Assert.DoesNotContain("FS504", drift);
        Assert.Equal(0, FeatureStoreTool.RunIn(folder, "load", export, "--replace", "--store", "live.duckdb").ExitCode);
        Assert.Equal("v1_hybrid_20260205", StoreFile.Ask(folder, $"SELECT max(quality_schema_version) FROM {Table} WHERE game_date = '2026-02-06'"));
    }

    [Fact]
    public void Values_that_do_not_fit_are_counted_and_lost_only_where_that_is_accepted()
    {
        var folder = stores.Copy($"ALTER TABLE {Table} ALTER feature_5_quality SET DATA TYPE VARCHAR", $"UPDATE {Table} SET feature_5_quality = 'n/a' WHERE game_date = '2026-02-06'", $"ALTER TABLE {Table} DROP COLUMN quality_tier");

        var refused = Plan(folder, "--apply");
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Equal("Nothing was changed: feature_5_quality becomes DOUBLE, and is VARCHAR; 201 values do not fit, and would become null or another one (lossy). Accept it with --lossy.\n", refused.Error);
        Assert.Equal(0L, StoreFile.Ask(folder, "SELECT count(*) FROM duckdb_columns() WHERE column_name = 'quality_tier'"));
        Assert.Equal(("VARCHAR", 201L), (Type(folder, "feature_5_quality"), StoreFile.Ask(folder, $"SELECT count(*) FROM {Table} WHERE feature_5_quality = 'n/a'")));

        var shown = Plan(folder);
        Assert.Equal(1, shown.ExitCode);
        Assert.Contains("-- what is lost: SELECT feature_5_quality FROM \"ml_feature_store_v2\" WHERE", shown.Output);

        Assert.Equal(0, Plan(folder, "--apply", "--lossy").ExitCode);
        Assert.Equal(("DOUBLE", 201L, 3203L), (Type(folder, "feature_5_quality"), StoreFile.Ask(folder, $"SELECT count(*) FROM {Table} WHERE feature_5_quality IS NULL AND game_date = '2026-02-06'"), StoreFile.Ask(folder, $"SELECT count(*) FROM {Table}")));
    }

    [Theory]
    [InlineData("days_rest", "DOUBLE", "UPDATE t SET days_rest = 1.5 WHERE game_date = '2026-02-06'", 201)]
    [InlineData("days_rest", "VARCHAR", "UPDATE t SET days_rest = '1.5' WHERE game_date = '2026-02-06'", 201)]
    [InlineData("days_rest", "DOUBLE", "UPDATE t SET days_rest = 'NaN'::DOUBLE WHERE game_date = '2026-02-06'", 201)]
    [InlineData("days_rest", "HUGEINT", "UPDATE t SET days_rest = 99999999999999999999 WHERE game_date = '2026-02-06'", 201)]
    [InlineData("days_rest", "DOUBLE", "UPDATE t SET days_rest = 2 WHERE game_date = '2026-02-06'", 0)]
    [InlineData("days_rest", "VARCHAR", "UPDATE t SET days_rest = ' 2 ' WHERE game_date = '2026-02-06'", 0)]
    [InlineData("feature_quality_score", "DOUBLE", "UPDATE t SET feature_quality_score = 12.345 WHERE game_date = '2026-02-06'", 201)]
    [InlineData("feature_quality_score", "VARCHAR", "UPDATE t SET feature_quality_score = '12.34' WHERE game_date = '2026-02-06'", 0)]
    public void A_value_that_a_cast_would_change_without_a_word_counts_as_lost(string column, string type, string spoil, int lost)
    {
        var folder = stores.Copy($"ALTER TABLE {Table} ALTER {column} SET DATA TYPE {type}", spoil.Replace(" t ", $" {Table} ", StringComparison.Ordinal));

        var step = Step(Plan(folder, "--format", "json"));

        Assert.Equal(lost == 0 ? "rewrite" : "lossy", step.GetProperty("grade").GetString());
        Assert.Equal(lost == 0 ? 0 : 1, Plan(folder).ExitCode);
        if (lost > 0)
            Assert.Contains($"; {lost} values do not fit", Plan(folder).Output);
    }

    [Fact]
    public void What_the_rows_do_not_allow_is_impossible_and_changes_nothing()
    {
        var folder = stores.Copy($"ALTER TABLE {Table} DROP COLUMN data_source", $"ALTER TABLE {Table} ALTER game_id DROP NOT NULL", $"UPDATE {Table} SET game_id = NULL WHERE game_date = '2026-02-06'", $"ALTER TABLE {Table} ALTER historical_completeness SET DATA TYPE BIGINT USING 1");

        var run = Plan(folder, "--apply");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("data_source should be REQUIRED, but 3203 rows would have no value", run.Error);
        Assert.Contains("game_id should be REQUIRED, but is null in 201 rows", run.Error);
        Assert.Contains("and is BIGINT; none of its values would be kept", run.Error);
        Assert.Equal(0L, StoreFile.Ask(folder, "SELECT count(*) FROM duckdb_columns() WHERE column_name = 'data_source'"));
    }

    [Fact]
    public void A_statement_that_fails_leaves_everything_as_it_was()
    {
        var folder = stores.Copy($"ALTER TABLE {Table} ALTER feature_5_quality SET DATA TYPE VARCHAR", $"UPDATE {Table} SET feature_5_quality = 'n/a' WHERE game_date = '2026-02-06'");
        var before = StoreFile.Ask(folder, $"SELECT sum(hash(COLUMNS(*)))::VARCHAR FROM (SELECT {Table} FROM {Table})");
        using (var store = DuckDbFeatureStore.Open(Path.Combine(folder, "live.duckdb")))
        {
            var error = Assert.Throws<FeatureStoreException>(() => DuckDbMigration.Apply(
                store,
                [
                    $"ALTER TABLE {Table} ADD COLUMN first INTEGER",
                    $"ALTER TABLE {Table} DROP COLUMN quality_tier",
                    $"ALTER TABLE {Table} ALTER COLUMN feature_5_quality SET DATA TYPE DOUBLE USING CAST(feature_5_quality AS DOUBLE)",
                ]));
            Assert.StartsWith("The migration failed, and nothing was changed: Conversion Error: Could not convert string 'n/a' to DOUBLE", error.Message);
            Assert.Contains("The statement was:\nALTER TABLE ml_feature_store_v2 ALTER COLUMN feature_5_quality", error.Message);
        }

        Assert.Equal(before, StoreFile.Ask(folder, $"SELECT sum(hash(COLUMNS(*)))::VARCHAR FROM (SELECT {Table} FROM {Table})"));
        Assert.Equal(171L, StoreFile.Ask(folder, $"SELECT count(*) FROM duckdb_columns() WHERE table_name = '{Table}'"));
    }

    [Theory]
    [InlineData(64, "--dialect duckdb is about a DuckDB file: name it with --store.", "--table-json", "x.json", "--dialect", "duckdb")]
    [InlineData(64, "--dialect bigquery is about a table in BigQuery, and --store names a DuckDB file; name one place.", "--store", "live.duckdb", "--dialect", "bigquery")]
    [InlineData(64, "--apply migrates a DuckDB file, --store FILE; run what is planned for BigQuery with 'bq query'.", "--bigquery", "p.d", "--apply")]
    [InlineData(64, "--ddl is DDL of BigQuery, and --store names a DuckDB file; name the table with --bigquery or --table-json.", "--store", "live.duckdb", "--ddl", "x.sql")]
    [InlineData(65, "notes.duckdb: this is no DuckDB database", "--store", "notes.duckdb")]
    public void A_wrong_request_is_told_apart(int exitCode, string message, params string[] arguments)
    {
        var folder = stores.Copy();
        File.WriteAllText(Path.Combine(folder, "notes.duckdb"), "hello, this is certainly no database");

        var run = FeatureStoreTool.RunIn(folder, ["plan", .. arguments]);

        Assert.Contains(message, run.Error);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
    }

    private static ToolRun Plan(string folder, params string[] arguments) => FeatureStoreTool.RunIn(folder, ["plan", "--store", "live.duckdb", "--dialect", "duckdb", .. arguments]);

    private static JsonElement Step(ToolRun run) => Assert.Single(JsonDocument.Parse(run.Output).RootElement.GetProperty("tables").GetProperty("steps").EnumerateArray());

    private static object? Type(string folder, string column) => StoreFile.Ask(folder, $"SELECT data_type FROM duckdb_columns() WHERE table_name = '{Table}' AND column_name = '{column}'");
}
