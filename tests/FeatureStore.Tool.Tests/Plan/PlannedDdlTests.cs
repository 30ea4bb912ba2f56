using System.Text.Json;

namespace FeatureStore.Tool.Tests.Plan;

/// <summary>DDL that somebody plans to run is held against the live table: FS509 where it fails, does nothing or destroys, and nothing where it is sound.</summary>
public sealed class PlannedDdlTests : IDisposable
{
    private const string Live = "CREATE TABLE p.d.plays (day DATE NOT NULL, player STRING, points STRING) PARTITION BY day;";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public PlannedDdlTests()
    {
        Write("live.sql", Live);
        Write("plays.table.json", In("import", "live.sql").Output);
        Write("live.json", File.ReadAllText(Path.Combine(_folder.FullName, "plays.table.json")));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("ALTER TABLE p.d.plays ADD COLUMN IF NOT EXISTS points INT64;", "Column 'points' is added as INT64, but is STRING already; ADD COLUMN IF NOT EXISTS does not repair a type; it breaks whoever counts on it.")]
    [InlineData("CREATE TABLE IF NOT EXISTS p.d.plays (day DATE NOT NULL, player STRING, points STRING, rebounds INT64);", "Column 'rebounds' is in this CREATE TABLE, but the table is there since live.json(1,1), and no ALTER TABLE before adds it; it breaks whoever counts on it.")]
    [InlineData("ALTER TABLE p.d.plays ADD COLUMN player STRING;", "Column 'player' is added, but is there already; it breaks the script, which ends there.")]
    [InlineData("ALTER TABLE p.d.plays ADD COLUMN must INT64 NOT NULL;", "ADD COLUMN of 'must' as NOT NULL fails: BigQuery adds no REQUIRED column; it breaks the script, which ends there.")]
    [InlineData("ALTER TABLE p.d.plays ALTER COLUMN points SET DATA TYPE FLOAT64;", "SET DATA TYPE of 'points' from STRING to FLOAT64 fails: BigQuery only widens; it breaks the script, which ends there.")]
    [InlineData("ALTER TABLE p.d.plays DROP COLUMN points;", "DROP COLUMN destroys the values of 'points'; it breaks rows that are there.")]
    [InlineData("DROP TABLE p.d.plays;", "DROP TABLE p.d.plays destroys all of its rows; it breaks rows that are there.")]
    [InlineData("CREATE OR REPLACE TABLE p.d.plays (day DATE);", "CREATE OR REPLACE TABLE p.d.plays destroys all rows that are there; it breaks rows that are there.")]
    [InlineData("ALTER TABLE p.d.plays SET OPTIONS (partition_expiration_days = 30);", "partition_expiration_days of 30 deletes partitions that are older, at once; it breaks rows that are there.")]
    public void It_fires_where_it_must(string ddl, string sentence)
    {
        Write("planned.sql", $"-- a comment\n{ddl}");

        var run = In("plan", "--table-json", "live.json", "--definitions", ".", "--ddl", "planned.sql", "--format", "json");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        var finding = Assert.Single(JsonDocument.Parse(run.Output).RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal(("FS509", sentence), (finding.GetProperty("id").GetString(), finding.GetProperty("sentence").GetString()));
        Assert.StartsWith("planned.sql(2,", finding.GetProperty("evidence")[0].GetString());
    }

    [Fact]
    public void It_does_not_fire_where_it_must_not()
    {
        Write("planned.sql", "ALTER TABLE p.d.plays ADD COLUMN rebounds INT64; ALTER TABLE p.d.plays ALTER COLUMN rebounds SET DATA TYPE NUMERIC; ALTER TABLE p.d.plays ADD COLUMN IF NOT EXISTS player STRING; ALTER TABLE p.d.plays SET OPTIONS (description = 'plays'); DROP TABLE p.d.other; SELECT 1;");

        var run = In("plan", "--table-json", "live.json", "--definitions", ".", "--ddl", "planned.sql");

        Assert.Equal((0, "4 statements about plays: nothing in them fails, does nothing, or destroys.\n\nplays as it is in live.json\n", ""), (run.ExitCode, run.Output, run.Error));
    }

    [Theory]
    [InlineData("ALTER TABLE p.d.playz DROP COLUMN points; DROP TABLE p.d.other;", "planned.sql holds no DDL about plays, but about playz, other; nothing is judged.\n")]
    [InlineData("SELECT 1;", "planned.sql holds no DDL about plays; nothing is judged.\n")]
    public void DDL_about_another_table_is_not_called_sound(string ddl, string message)
    {
        Write("planned.sql", ddl);

        var run = In("plan", "--table-json", "live.json", "--definitions", ".", "--ddl", "planned.sql");

        Assert.Equal((65, "", message), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void DDL_that_cannot_be_read_is_told_apart()
    {
        Write("planned.sql", "ALTER TABLE p.d.plays ADD COLUMN x NOPE;");
        var run = In("plan", "--table-json", "live.json", "--definitions", ".", "--ddl", "planned.sql");
        Assert.Equal((65, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("planned.sql(1,", run.Error);

        Assert.Equal(66, In("plan", "--table-json", "live.json", "--definitions", ".", "--ddl", "nope.sql").ExitCode);
    }

    [Fact]
    public void A_plan_that_loses_values_is_a_finding_of_the_same_rule_and_one_that_does_not_is_none()
    {
        Write("plays.table.json", File.ReadAllText(Path.Combine(_folder.FullName, "plays.table.json")).Replace("\"name\": \"points\",\n        \"type\": \"STRING\"", "\"name\": \"points\",\n        \"type\": \"FLOAT\"", StringComparison.Ordinal));
        var lossy = In("plan", "--table-json", "live.json", "--definitions", ".", "--format", "github");
        Assert.Equal(1, lossy.ExitCode);
        Assert.StartsWith("::error title=FS509 rows::points becomes FLOAT64, and is STRING; all rows are written into another table", lossy.Output);
        Assert.Contains("-- left out, unless --lossy is given:\n-- CREATE TABLE", In("plan", "--table-json", "live.json", "--definitions", ".").Output);

        var accepted = In("plan", "--table-json", "live.json", "--definitions", ".", "--lossy");
        Assert.Equal(0, accepted.ExitCode);
        Assert.Contains("\nCREATE TABLE `p.d.plays__new`\n", accepted.Output);

        Write("live.json", File.ReadAllText(Path.Combine(_folder.FullName, "plays.table.json")));
        Assert.DoesNotContain("FS509", In("plan", "--table-json", "live.json", "--definitions", ".", "--format", "json").Output);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    private ToolRun In(params string[] arguments) => FeatureStoreTool.RunIn(_folder.FullName, arguments);
}
