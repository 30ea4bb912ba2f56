namespace FeatureStore.Tool.Tests;

/// <summary>The life of a definition at the shell: released, changed, refused, accepted, released again.</summary>
public sealed class ContractTests : IDisposable
{
    private const string Table = """{"tableReference": {"projectId": "p", "datasetId": "d", "tableId": "plays"}, "schema": {"fields": [{"name": "player", "type": "STRING"}, {"name": "points", "type": "INTEGER"}]}}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_change_that_breaks_somebody_is_released_only_once_it_is_accepted()
    {
        Define(Table);
        Assert.Equal((0, "No change since the releases breaks anybody. Never released: plays.\n\nplays, on 2026-02-06\n", ""), Run("check", "--on", "2026-02-06"));
        Assert.Equal((0, $"plays: release 1 is in {Path.Combine(".", "contract", "plays.1.contract.json")}.\n", ""), Run("release"));
        Assert.Equal((0, "plays is as in release 1.\n", ""), Run("release"));

        Define(Table.Replace("INTEGER", "STRING", StringComparison.Ordinal));
        var (code, output, _) = Run("check", "--on", "2026-02-06");
        Assert.Equal(1, code);
        Assert.StartsWith("1 change since the releases breaks somebody.\nColumn 'points' changes from INT64 to STRING, against release 1; it breaks ", output);
        Assert.Contains($"evidence: ./plays.table.json(1,{Table.IndexOf("\"INTEGER\"", StringComparison.Ordinal) + 1})\n", output.Replace('\\', '/'));
        var (refused, nothing, reason) = Run("release");
        Assert.Equal((1, ""), (refused, nothing));
        Assert.EndsWith("Nothing is released: take these changes back, or accept them.\n", reason);
        Assert.Single(Directory.GetFiles(Contracts));

        Assert.Equal(
            (0, "Accepted until 2026-12-31: Column 'points' changes from INT64 to STRING.\n", ""),
            Run("accept", "fs105", "column:points", "--reason", "texts from now on", "--expires", "2026-12-31", "--on", "2026-02-06"));
        Assert.Equal(0, Run("check", "--on", "2026-12-31").ExitCode);
        Assert.Equal(1, Run("check", "--on", "2027-01-01").ExitCode);

        Assert.Equal(0, Run("release", "--on", "2026-02-06").ExitCode);
        Assert.Equal(["plays.1.contract.json", "plays.2.contract.json"], Directory.GetFiles(Contracts).Select(Path.GetFileName).Order());
        Assert.StartsWith("No change since the releases breaks anybody.\n", Run("check").Output);
    }

    [Fact]
    public void A_wrong_request_changes_nothing_and_says_why()
    {
        Assert.Equal((66, "There is no *.table.json in '.'; say where the definitions are with --definitions.\n"), Failed(Run("check")));
        Assert.Equal((66, "There is no folder 'nope'; say where the definitions are with --definitions.\n"), Failed(Run("check", "--definitions", "nope")));

        Assert.Equal((64, "Unrecognized command or argument '--nope'.\nTry 'featurestore contract release --help'.\n"), Failed(Run("release", "--nope")));

        Define(Table);
        Assert.Equal(
            (64, "No change of column:points comes under FS105; 'featurestore contract check' lists the changes there are.\n"),
            Failed(Run("accept", "FS105", "column:points", "--reason", "r", "--expires", "2026-12-31", "--on", "2026-02-06")));
        Assert.Equal(
            (64, "2026-02-05 is past; accept the change until a day that is to come.\n"),
            Failed(Run("accept", "FS105", "column:points", "--reason", "r", "--expires", "2026-02-05", "--on", "2026-02-06")));

        Assert.Equal(
            (64, "--reason is empty; say why the change is meant, for whoever reads the file.\n"),
            Failed(Run("accept", "FS105", "column:points", "--reason", " ", "--expires", "2026-12-31", "--on", "2026-02-06")));
        Assert.Equal((64, "plays.table.json is a file; name the folder of the definitions with --definitions.\n"), Failed(Run("release", "--definitions", "plays.table.json")));
        File.WriteAllText(Contracts, "");
        Assert.Equal((64, $"{Path.Combine(".", "contract")} is a file, where a folder should be; move it away.\n"), Failed(Run("release")));
        File.Delete(Contracts);

        Define(Table.Replace("INTEGER", "INTEGERR", StringComparison.Ordinal));
        var (code, error) = Failed(Run("release"));
        Assert.Equal(65, code);
        Assert.Contains("error FS0005: Column 'points' has the unknown type 'INTEGERR'", error);
        Assert.False(Directory.Exists(Contracts));
    }

    private string Contracts => Path.Combine(_folder.FullName, "contract");

    private static (int, string) Failed((int ExitCode, string Output, string Error) run)
    {
        Assert.Equal("", run.Output);
        return (run.ExitCode, run.Error);
    }

    private void Define(string table) => File.WriteAllText(Path.Combine(_folder.FullName, "plays.table.json"), table);

    private (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        var run = FeatureStoreTool.RunIn(_folder.FullName, ["contract", .. arguments]);
        return (run.ExitCode, run.Output, run.Error);
    }
}
