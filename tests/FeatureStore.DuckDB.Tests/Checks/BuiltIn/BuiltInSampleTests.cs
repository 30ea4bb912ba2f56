using System.Globalization;
using System.Text;
using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Checks.BuiltIn;

/// <summary>What the built-in checks find on each day of the sample and in the incident.</summary>
public sealed class BuiltInSampleTests(SampleStore sample) : IClassFixture<SampleStore>
{
    private static readonly CheckSet Checks = BuiltInChecks.Of(MlFeatureStoreV2.Table);
    private static readonly DateOnly First = new(2026, 1, 24);
    private static readonly DateOnly Last = new(2026, 2, 6);
    private static readonly CheckRunOptions WithoutSamples = new() { SampleLimit = 0 };

    [Fact]
    public async Task Each_day_has_the_results_that_are_committed()
    {
        var days = await sample.Store.RunAsync(Checks, First, Last, WithoutSamples);
        using var incident = DuckDbFeatureStore.OpenInMemory();
        await incident.LoadAsync(MlFeatureStoreV2.Table, SampleFiles.Incident);
        var runs = days.Append(await incident.RunAsync(Checks, Last, WithoutSamples)).ToList();

        Snapshot.Match("Checks/BuiltIn/sample-days.txt", Text(runs));
    }

    [Fact]
    public async Task A_day_is_one_statement_far_below_the_limits_of_the_engines()
    {
        var store = new RecordingStore(sample.Store);

        await store.RunAsync(Checks, Last, WithoutSamples);

        Assert.Single(store.Statements);
        // BigQuery takes a million characters, and 10,000 columns in a result.
        Assert.InRange(CheckRuns.ToSql(Checks, Last, SqlDialect.BigQuery).Text.Length, 1, 200_000);
        Assert.InRange(Checks.Sum(c => c.Measures.Count), Checks.Count, 1_000);
    }

    [Fact]
    public void Each_check_says_its_rule()
    {
        Assert.All(Checks, c => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", c.Id));
        Assert.All(Checks, c => Assert.Matches("; (counted only|(warns|fails) from .*)[.]$", c.Description));
        Assert.Equal("Any of the critical features 5-8, 13, 14 comes from a default; warns from 80 %, fails from 95 %.", Checks["critical-feature-defaulted"].Description);
        Assert.Equal("All of vegas (features 25-28) come from a default, which is normal as most of them are optional; counted only.", Checks["vegas-all-defaulted"].Description);
    }

    // A cell is the number of violations, with ! for a failure and ? for a warning; - where there was nothing to evaluate.
    private static string Text(List<CheckRun> runs)
    {
        var text = new StringBuilder();
        Line("", runs.Select((r, i) => i == runs.Count - 1 ? "incident" : r.Day.ToString("MM-dd", CultureInfo.InvariantCulture)));
        Line("rows", runs.Select(r => $"{r.Rows}"));
        Line("status", runs.Select(r => r.Status.ToString()));
        foreach (var (check, index) in Checks.Select((c, i) => (c, i)))
            Line(check.Id, runs.Select(r => Cell(r.Results[index])));
        foreach (var run in runs)
        {
            var header = $"\n{run.Day:yyyy-MM-dd}{(run == runs[^1] ? ", incident" : "")}\n";
            text.Append(header);
            foreach (var result in run.Results.Where(r => r.Status is CheckStatus.Warn or CheckStatus.Fail or CheckStatus.Error))
                text.Append(CultureInfo.InvariantCulture, $"  {result.Status,-5} {result.Check.Id}: {result.Violations} of {result.Evaluated}{(result.Detail is { } detail ? $"; {detail}" : "")}\n");
        }

        return text.ToString();

        void Line(string name, IEnumerable<string> cells) => text.Append(CultureInfo.InvariantCulture, $"{name,-46}{string.Concat(cells.Select(c => $"{c,9}"))}\n");
    }

    private static string Cell(CheckResult result) => result.Status switch
    {
        CheckStatus.Fail => $"{result.Violations}!",
        CheckStatus.Warn => $"{result.Violations}?",
        CheckStatus.Pass => $"{result.Violations}",
        CheckStatus.NoData => "-",
        _ => result.Status.ToString(),
    };
}
