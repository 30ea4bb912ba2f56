namespace FeatureStore.Tool.Tests;

public sealed class SqlAndTablesTests
{
    [Theory]
    [InlineData("sql-bigquery.txt", "sql", "2026-02-06", "--dialect", "bigquery")]
    [InlineData("sql-duckdb.txt", "sql", "2026-02-06", "--dialect", "duckdb")]
    [InlineData("tables.txt", "tables")]
    [InlineData("tables.json", "tables", "--format", "json")]
    [InlineData("help.txt", "--help")]
    [InlineData("help-check.txt", "check", "--help")]
    public void They_print_as_agreed(string snapshot, params string[] arguments)
    {
        var run = FeatureStoreTool.Run(arguments);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Snapshot.Match($"Snapshots/{snapshot}", run.Output);
    }

    [Fact]
    public void Both_dialects_come_one_after_the_other_for_the_newest_day()
    {
        var both = FeatureStoreTool.Run("sql").Output;

        Assert.Equal(
            FeatureStoreTool.Run("sql", "2026-02-06", "--dialect", "bigquery").Output + "\n" + FeatureStoreTool.Run("sql", "2026-02-06", "--dialect", "duckdb").Output,
            both);
    }

    [Fact]
    public void Replacing_empties_the_days_of_the_files_and_leaves_the_others()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var store = Path.Combine(folder.FullName, "features.duckdb");
            FeatureStoreTool.Run("load", FeatureStoreTool.Sample, "--store", store);
            var load = FeatureStoreTool.Run("load", FeatureStoreTool.Incident, "--store", store, "--replace");
            Assert.Equal(0, load.ExitCode);

            Assert.Contains(",3203,2026-01-24,2026-02-06", FeatureStoreTool.Run("tables", "--store", store, "--format", "csv").Output);
            Assert.StartsWith("matchup is bad: all 6 features", FeatureStoreTool.Run("check", "--store", store).Output);
            Assert.StartsWith("No category is bad.", FeatureStoreTool.Run("check", "2026-02-05", "--store", store).Output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
