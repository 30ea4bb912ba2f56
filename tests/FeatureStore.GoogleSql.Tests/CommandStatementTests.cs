using System.Text;
using NbaPredictions;

namespace FeatureStore.GoogleSql.Tests;

/// <summary>The statements that the commands run, over the sample exports: the same on both engines, and within BigQuery's limits.</summary>
public sealed class CommandStatementTests(NbaTables tables) : IClassFixture<NbaTables>
{
    private const string SamplesName = "samples of built-in checks";
    private const int LongestText = 1024 * 1024;
    private const int MostParameters = 10_000;
    private static readonly DateOnly First = new(2026, 2, 1);
    private static readonly DateOnly Last = new(2026, 2, 7);

    public static TheoryData<string> Statements => [.. All.Select(s => s.Name)];

    private static List<(string Name, TableInfo Table, Func<SqlDialect, SqlStatement> ToSql)> All
    {
        get
        {
            var table = MlFeatureStoreV2.Table;
            var checks = BuiltInChecks.Of(table);
            return
            [
                ("report of a day", table, d => DayReports.ToSql(table, Last, d)),
                ("report of a day without rows", table, d => DayReports.ToSql(table, new(2020, 1, 1), d)),
                ("built-in checks of a day", table, d => CheckRuns.ToSql(checks, Last, d)),
                ("built-in checks of a day without rows", table, d => CheckRuns.ToSql(checks, new(2020, 1, 1), d)),
                ("built-in checks of a range", table, d => CheckRuns.ToSql(checks, First, Last, d)),
                (SamplesName, table, d => Samples(table, checks).ToSql(d)),
                ("counts of drift", table, d => Drift(table).Counts.ToSql(d)),
                ("unknown texts of drift", table, d => Drift(table).Texts([0, 5, 20, 40]).ToSql(d)),
                ("whole rows", table, d => MlFeatureStoreV2.Between(Last.AddDays(-2), Last).OrderBy(c => c.GameDate).OrderBy(c => c.PlayerLookup).ToSql(d)),
                ("whole predictions", PlayerPropPredictions.Table, d => PlayerPropPredictions.Between(First, Last).ToSql(d)),
            ];
        }
    }

    [EngineTheory, MemberData(nameof(Statements))]
    public void A_statement_gives_the_same_on_both_engines(string name)
    {
        var (_, table, toSql) = All.Single(s => s.Name == name);
        if (name == SamplesName)
        {
            // The reference engine is slow over many windows, so it evaluates some of them.
            toSql = d => Samples(table, [.. BuiltInChecks.Of(table).Where((_, i) => i % 20 == 0)]).ToSql(d);
        }

        AssertSame(name, table, toSql);
    }

    private void AssertSame(string name, TableInfo table, Func<SqlDialect, SqlStatement> toSql)
    {
        var (google, duck) = tables.Lines(table, toSql);
        if (!toSql(SqlDialect.BigQuery).Text.Contains("ORDER BY", StringComparison.Ordinal))
        {
            google.Sort(StringComparer.Ordinal);
            duck.Sort(StringComparer.Ordinal);
        }

        Assert.Equal(duck.Count, google.Count);
        foreach (var (a, b) in google.Zip(duck))
            Assert.True(a == b, $"{name}: {Difference(table, toSql, a, b)}");
    }

    [EngineFact]
    public void Each_built_in_check_gives_the_same_on_both_engines()
    {
        var checks = BuiltInChecks.Of(MlFeatureStoreV2.Table);
        Assert.InRange(checks.Count, 150, int.MaxValue);
        foreach (var check in checks)
        {
            AssertSame(check.Id, MlFeatureStoreV2.Table, d => CheckRuns.ToSql([check], Last.AddDays(-1), Last, d));
            if (check.ViolatingRows is { } violating)
                AssertSame($"{check.Id}, row by row", MlFeatureStoreV2.Table, d => Violating(violating).ToSql(d));
        }
    }

    [EngineTheory, MemberData(nameof(Statements))]
    public void A_statement_keeps_within_the_limits_of_BigQuery(string name)
    {
        var (_, table, toSql) = All.Single(s => s.Name == name);
        var statement = toSql(SqlDialect.BigQuery);
        Assert.InRange(Encoding.UTF8.GetByteCount(statement.Text), 1, LongestText);
        Assert.InRange(statement.Parameters.Count, 1, MostParameters);
        Assert.All(GoogleSqlEngine.Shared.Reads(statement, table), r => Assert.Contains(table.Partition!.Column!, r.Filtered.Keys));
    }

    // A catalog that knows little, so that there is something to find.
    private static RowDriftQuery Drift(TableInfo table)
    {
        var known = EnumText.Of(["phase4", "gold"]);
        var lacking = table with
        {
            Columns = table.Columns.Select(c => c.Texts is null ? c : c with { Texts = known }).ToValueList(),
            Catalog = table.Catalog! with { Versions = table.Catalog.Versions.Select(v => v with { Known = ["v0"] }).ToValueList() },
        };
        // Of three days: the engine takes messages of up to 4 MB, and this reads every column.
        return new(lacking, Last.AddDays(-2), Last, _ => true);
    }

    private static Query<ValueList<object?>> Samples(TableInfo table, IReadOnlyList<Check> checks) =>
        CheckSampleQuery.Of(table, [.. checks.Where(c => c.ViolatingRows is not null)], [table["player_lookup"], table["game_date"]], Last, Last, 3).Query;

    private static Query<ValueList<object?>> Violating(Predicate violating) =>
        MlFeatureStoreV2.Between(Last.AddDays(-1), Last).Where(_ => violating).OrderBy(c => c.GameDate).OrderBy(c => c.PlayerLookup).SelectMany(c => [c.GameDate, c.PlayerLookup]);

    private static string Difference(TableInfo table, Func<SqlDialect, SqlStatement> toSql, string google, string duck)
    {
        var columns = GoogleSqlEngine.Shared.Analyze(toSql(SqlDialect.BigQuery), table);
        var differences = google.Split(" | ").Zip(duck.Split(" | ")).Select((p, i) => (Name: columns.ElementAtOrDefault(i)?.Name, p.First, p.Second))
            .Where(p => p.First != p.Second).Take(5).Select(p => $"{p.Name} is {p.First} in GoogleSQL, {p.Second} in DuckDB");
        return string.Join('\n', differences);
    }
}
