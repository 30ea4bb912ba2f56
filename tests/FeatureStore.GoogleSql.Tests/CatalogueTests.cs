namespace FeatureStore.GoogleSql.Tests;

/// <summary>All that the dialect can say is understood by Google's analyzer, and gives what DuckDB gives.</summary>
public sealed class CatalogueTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 2, 6);

    private readonly GoogleSqlSample _google = new();
    private readonly Duck _duck = new();

    // Their windows are ordered by the day alone, so that any row of several may be the first.
    private static readonly HashSet<string> Tied = ["value lag", "newest of each"];

    public static TheoryData<int> RowCounts => [0, 1, 100];

    public void Dispose() => _duck.Dispose();

    [EngineTheory, MemberData(nameof(RowCounts))]
    public void Each_condition_value_and_query_gives_the_same_on_both_engines(int rowCount) =>
        AssertSame(SampleRows.Generate(rowCount, seed: 7), s => !s.Text.Contains("AVG", StringComparison.Ordinal));

    [EngineTheory, MemberData(nameof(RowCounts))]
    public void Each_mean_of_finite_numbers_is_the_same_on_both_engines(int rowCount)
    {
        // The mean of an infinity and what comes after it is NaN in the one and an infinity in the other.
        var rows = SampleRows.Generate(rowCount, seed: 8);
        foreach (var row in rows)
        {
            foreach (var (name, value) in row.ToList())
            {
                if (value is double number && double.IsInfinity(number))
                    row[name] = 3.5;
            }
        }

        AssertSame(rows, s => s.Text.Contains("AVG", StringComparison.Ordinal));
    }

    [EngineFact]
    public void Quantiles_are_an_array_of_doubles()
    {
        var column = Assert.Single(GoogleSqlEngine.Shared.Analyze(Sample.On(Day).Select(c => Sql.ApproxQuantiles(c.Score, 4)).ToSql(SqlDialect.BigQuery), Sample.Table));
        Assert.Equal("ARRAY<FLOAT64>", column.TypeText);
    }

    [EngineFact]
    public void Each_statement_lets_BigQuery_leave_out_the_other_partitions()
    {
        foreach (var (name, google, _) in Statements())
        {
            var reads = GoogleSqlEngine.Shared.Reads(google, Sample.Table);
            Assert.True(reads.Count > 0 && reads.All(r => r.Filtered.ContainsKey("day")), $"{name} has no filter on the day:\n{google.Text}");
        }
    }

    [EngineFact]
    public void A_column_that_is_gone_is_refused_with_its_place()
    {
        var table = Sample.Table with { Columns = [.. Sample.Table.Columns.Where(c => c.Name != "score")] };
        var error = Assert.Throws<GoogleSqlException>(() => GoogleSqlEngine.Shared.Analyze(Sample.On(Day).Select(c => c.Score).ToSql(SqlDialect.BigQuery), table));
        Assert.Equal("Unrecognized name: score; Did you mean code? [at 1:8]", error.Message);
    }

    private static List<(string Name, SqlStatement Google, SqlStatement Duck)> Statements()
    {
        IEnumerable<(string Name, Func<SqlDialect, SqlStatement> ToSql)> all =
        [
            .. Catalogue.Conditions().Select(c => ($"condition {c.Name}", (Func<SqlDialect, SqlStatement>)Sample.On(Day).Where(_ => c.Condition).SelectMany(_ => [c.Condition]).ToSql)),
            .. Catalogue.Conditions().Select(c => ($"not {c.Name}", (Func<SqlDialect, SqlStatement>)Sample.On(Day).Where(_ => !c.Condition).SelectMany(_ => [!c.Condition]).ToSql)),
            .. Catalogue.Values().Select(v => ($"value {v.Name}", (Func<SqlDialect, SqlStatement>)Sample.On(Day).SelectMany(_ => [v.Value]).ToSql)),
            .. Catalogue.Queries(),
        ];
        return [.. all.Select(s => (s.Name, s.ToSql(SqlDialect.BigQuery), s.ToSql(SqlDialect.DuckDb)))];
    }

    private void AssertSame(List<Dictionary<string, object?>> rows, Func<SqlStatement, bool> isMeant)
    {
        _google.Load(rows);
        _duck.Load(rows);
        var statements = Statements().Where(s => isMeant(s.Google)
            && !s.Google.Text.Contains("APPROX_QUANTILES", StringComparison.Ordinal)
            && (rows.Count <= 1 || !Tied.Contains(s.Name))).ToList();
        Assert.NotEmpty(statements);
        var differences = statements.Select(Difference).OfType<string>().ToList();
        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
    }

    private string? Difference((string Name, SqlStatement Google, SqlStatement Duck) statement)
    {
        var (google, googleError) = Run(() =>
        {
            var result = _google.Run(statement.Google);
            return (result.Columns, Rows: (IReadOnlyList<object?[]>)result.Rows);
        });
        var (duck, duckError) = Run(() => (google.Columns, Rows: (IReadOnlyList<object?[]>)_duck.Rows(statement.Duck)));
        if (googleError is not null && duckError is not null)
            return null;
        if (googleError is not null || duckError is not null)
            return $"{statement.Name}: GoogleSQL {googleError ?? "succeeds"}, DuckDB {duckError ?? "succeeds"}\n{statement.Google.Text}";
        var (a, b) = (Cells.Lines(google.Columns, google.Rows, digits: 12), Cells.Lines(google.Columns, duck.Rows, digits: 12));

        // Ties come in any order.
        if (!statement.Google.Text.EndsWith(", id", StringComparison.Ordinal) && !statement.Google.Text.Contains(", id\nLIMIT", StringComparison.Ordinal))
        {
            a.Sort(StringComparer.Ordinal);
            b.Sort(StringComparer.Ordinal);
        }

        if (a.SequenceEqual(b))
            return null;
        var at = a.Zip(b).TakeWhile(p => p.First == p.Second).Count();
        return $"{statement.Name}: row {at} is {a.ElementAtOrDefault(at)} in GoogleSQL, {b.ElementAtOrDefault(at)} in DuckDB\n{statement.Google}";
    }

    private static (T? Value, string? Error) Run<T>(Func<T> run)
    {
        try
        {
            return (run(), null);
        }
        catch (Exception error) when (error is GoogleSqlException or global::DuckDB.NET.Data.DuckDBException)
        {
            return (default, error.Message);
        }
    }
}
