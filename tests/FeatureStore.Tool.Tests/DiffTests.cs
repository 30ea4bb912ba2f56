namespace FeatureStore.Tool.Tests;

/// <summary>Two definitions under the rules of contracts, whatever each of them is written in.</summary>
public sealed class DiffTests : IDisposable
{
    private const string Old = "CREATE TABLE p.d.plays (day DATE NOT NULL, player STRING, points INT64) PARTITION BY day;";
    private const string New = "CREATE TABLE p.d.plays (day DATE NOT NULL, player STRING, points STRING, rebounds INT64) PARTITION BY DATE_TRUNC(day, MONTH);";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public DiffTests()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "old.sql"), Old);
        File.WriteAllText(Path.Combine(_folder.FullName, "new.sql"), New);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void DDL_is_compared_with_DDL()
    {
        var run = In("diff", "old.sql", "new.sql");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Snapshot.Match("Snapshots/diff.txt", run.Output);
        Assert.Equal((0, "Nothing changes that matters to anybody.\n\nfrom old.sql to old.sql\n"), (In("diff", "old.sql", "old.sql").ExitCode, In("diff", "old.sql", "old.sql").Output));
    }

    [Fact]
    public void Definitions_contracts_and_DDL_are_compared_with_each_other()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "plays.table.json"), In("import", "old.sql").Output);
        Assert.Equal(0, In("contract", "release", "--definitions", ".").ExitCode);
        var expected = In("diff", "old.sql", "new.sql").Output;
        File.WriteAllText(Path.Combine(_folder.FullName, "new.table.json"), In("import", "new.sql").Output);

        foreach (var older in new[] { "plays.table.json", Path.Combine("contract", "plays.1.contract.json") })
        {
            Assert.Equal(expected, In("diff", older, "new.sql").Output.Replace(older, "old.sql", StringComparison.Ordinal));
            Assert.Contains("evidence: ", In("diff", older, "new.table.json").Output);
        }
    }

    [Fact]
    public void A_definition_with_meaning_is_compared_with_DDL_by_its_columns()
    {
        var schema = Path.Combine(AppContext.BaseDirectory, "schema");
        File.WriteAllText(Path.Combine(_folder.FullName, "live.sql"), FeatureStoreTool.Run("export", "ml_feature_store_v2", "--as", "ddl").Output.Replace("matchup_quality_pct FLOAT64", "matchup_quality_pct STRING", StringComparison.Ordinal));

        var run = In("diff", "live.sql", schema, "--table", "ml_feature_store_v2");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("1 change: 1 of them breaking, 0 warnings.\nColumn 'matchup_quality_pct' changes from STRING to FLOAT64; it breaks ", run.Output);
        Assert.Contains("columns and storage alone, as one of them has no catalog", run.Output);
        Assert.Equal(0, In("diff", Path.Combine(schema, "ml_feature_store_v2.table.json"), schema, "--table", "ml_feature_store_v2").ExitCode);
    }

    [Fact]
    public void The_policy_decides_what_is_told()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "moved.sql"), "CREATE TABLE p.d.plays (player STRING, day DATE NOT NULL, points INT64) PARTITION BY day;");

        Assert.Equal(0, In("diff", "old.sql", "moved.sql", "--fail-on", "warning").ExitCode);
        Assert.StartsWith("Nothing changes", In("diff", "old.sql", "moved.sql").Output);
        Assert.Contains("FS111", In("diff", "old.sql", "moved.sql", "--policy", "strict", "--format", "json").Output);
    }

    [Theory]
    [InlineData("json", "\"FS105\"")]
    [InlineData("ndjson", "\"FS105\"")]
    [InlineData("github", "::error title=FS105")]
    [InlineData("sarif", "\"ruleId\": \"FS105\"")]
    [InlineData("junit", "Column 'points' changes from INT64 to STRING")]
    [InlineData("markdown", "Column 'points' changes from INT64 to STRING")]
    [InlineData("csv", "")]
    public void The_report_comes_in_each_format(string format, string expected)
    {
        var run = In("diff", "old.sql", "new.sql", "--format", format);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains(expected, run.Output);
    }

    [Fact]
    public void A_wrong_request_says_what_is_wrong()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "x.txt"), "");
        File.WriteAllText(Path.Combine(_folder.FullName, "x.contract.json"), "{");

        Assert.Equal((66, "nope.sql does not exist.\n"), Failed("diff", "old.sql", "nope.sql"));
        Assert.Equal((64, "x.txt is neither a folder of definitions nor a .table.json, .contract.json or .sql.\n"), Failed("diff", "old.sql", "x.txt"));
        var (code, error) = Failed("diff", "x.contract.json", "old.sql");
        Assert.Equal(65, code);
        Assert.StartsWith("x.contract.json(1,", error);
    }

    private (int, string) Failed(params string[] arguments)
    {
        var run = In(arguments);
        Assert.Equal("", run.Output);
        return (run.ExitCode, run.Error);
    }

    private ToolRun In(params string[] arguments) => FeatureStoreTool.RunIn(_folder.FullName, arguments);
}
