namespace FeatureStore.Tool.Tests;

/// <summary>DDL becomes a definition, and what contradicts is told in every format.</summary>
public sealed class ImportTests : IDisposable
{
    private const string Create =
        """
        CREATE TABLE IF NOT EXISTS `p.d.plays` (
          day DATE NOT NULL, -- day of the game
          player STRING,
          quality FLOAT64
        )
        PARTITION BY day
        OPTIONS (require_partition_filter = TRUE, kms_key_name = 'k');
        """;

    private const string Change = "ALTER TABLE d.plays\n  ADD COLUMN IF NOT EXISTS quality STRING,\n  ADD COLUMN IF NOT EXISTS points INT64 OPTIONS (description = 'scored');\nGRANT SELECT ON TABLE d.plays TO 'x';\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public ImportTests()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "1-create.sql"), Create);
        File.WriteAllText(Path.Combine(_folder.FullName, "2-change.sql"), Change);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Files_are_united_in_order_and_what_contradicts_is_told()
    {
        var run = In("import", "1-create.sql", "2-change.sql", "--output", "plays.table.json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Snapshot.Match("Snapshots/import.txt", run.Output);
        Snapshot.Match("Snapshots/import.table.json", File.ReadAllText(Path.Combine(_folder.FullName, "plays.table.json")));
        Assert.Equal(2, In("import", "1-create.sql", "2-change.sql", "--output", "plays.table.json", "--fail-on", "warning").ExitCode);
    }

    [Fact]
    public void Without_a_file_the_definition_goes_to_stdout_and_the_report_to_stderr()
    {
        var (piped, filed) = (In("import", "1-create.sql", "2-change.sql"), In("import", "1-create.sql", "2-change.sql", "-o", "plays.table.json"));

        Assert.Equal(File.ReadAllText(Path.Combine(_folder.FullName, "plays.table.json")), piped.Output);
        Assert.Equal(filed.Output.Replace("; it is in plays.table.json", "", StringComparison.Ordinal), piped.Error);
    }

    [Fact]
    public void A_statement_that_fails_makes_the_command_fail()
    {
        var run = In("import", "2-change.sql", "1-create.sql");
        Assert.Equal((65, ""), (run.ExitCode, run.Output));
        Assert.Equal("2-change.sql(1,1): ALTER TABLE d.plays comes before a CREATE TABLE of it; name the file that has it first.\n", run.Error);

        File.WriteAllText(Path.Combine(_folder.FullName, "3-drop.sql"), "ALTER TABLE d.plays DROP COLUMN nope");
        var failing = In("import", "1-create.sql", "3-drop.sql", "-o", "plays.table.json");
        Assert.Equal(1, failing.ExitCode);
        Assert.Contains("There is no column 'nope' of p.d.plays to drop here.\n", failing.Output);
        Assert.Contains("evidence: 3-drop.sql(1,21)\n", failing.Output);
    }

    [Theory]
    [InlineData("json", "\"statement-does-nothing\"")]
    [InlineData("ndjson", "\"statement-does-nothing\"")]
    [InlineData("github", "::warning title=statement-does-nothing")]
    [InlineData("sarif", "\"ruleId\": \"statement-does-nothing\"")]
    [InlineData("junit", "Column 'quality' is added as STRING")]
    [InlineData("markdown", "Column 'quality' is added as STRING")]
    [InlineData("csv", "")]
    public void The_report_comes_in_each_format(string format, string expected)
    {
        var run = In("import", "1-create.sql", "2-change.sql", "-o", "plays.table.json", "--format", format);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(expected, run.Output);
    }

    [Theory]
    [InlineData("CREATE TABLE t (a INTT64);", "t.sql(1,19): The type 'INTT64' is not known; did you mean INT64?\n")]
    [InlineData("SELECT 1", "No table is left by t.sql: a CREATE TABLE is needed.\n")]
    [InlineData("", "No table is left by t.sql: a CREATE TABLE is needed.\n")]
    [InlineData("\u0001\u0002", "t.sql(1,1): The character '\u0001' belongs to no token of SQL.\n")]
    public void Wrong_DDL_writes_nothing(string ddl, string expected)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "t.sql"), ddl);
        var run = In("import", "t.sql", "-o", "t.table.json");

        Assert.Equal((65, "", expected), (run.ExitCode, run.Output, run.Error));
        Assert.False(File.Exists(Path.Combine(_folder.FullName, "t.table.json")));
    }

    [Fact]
    public void Of_several_tables_one_is_chosen()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "t.sql"), "CREATE TABLE d.a (x INT64); CREATE TABLE d.b (y INT64);");

        Assert.Equal((64, "The files make several tables; choose one with --table: a, b.\n"), Failed("import", "t.sql"));
        Assert.Equal((64, "The files make no table 'c': a, b.\n"), Failed("import", "t.sql", "--table", "c"));
        Assert.Equal((66, "nope.sql does not exist.\n"), Failed("import", "nope.sql"));
        Assert.Contains("\"tableId\": \"b\"", In("import", "t.sql", "--table", "B").Output);
    }

    private (int, string) Failed(params string[] arguments)
    {
        var run = In(arguments);
        Assert.Equal("", run.Output);
        return (run.ExitCode, run.Error);
    }

    private ToolRun In(params string[] arguments) => FeatureStoreTool.RunIn(_folder.FullName, arguments);
}
