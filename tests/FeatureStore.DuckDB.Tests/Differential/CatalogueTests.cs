using FeatureStore.Tests;

namespace FeatureStore.DuckDB.Tests;

public sealed class CatalogueTests
{
    [Fact]
    public void DuckDB_runs_all_that_the_dialect_says()
    {
        using var duck = new Duck();
        duck.Create(Sample.Table);
        duck.Execute(
            """
            INSERT INTO samples VALUES (1, '2026-02-06', 'a', true, 1.5, 2.25, 'low', 'n', 7, 2, 2.5, 'nan'::DOUBLE, 1.5, true, '2026-02-01',
                '2026-02-06 23:30:00+00', '2026-02-06 10:00:00', 'odd', 'odder', '{"a.b": 1}', ['a'], [1, 2], [1, 2], ['low', 'x'],
                {'source': 's', 'weight': 1}, [{'source': 's', 'weight': 2}], 's')
            """);
        var failures = new List<string>();
        var statements = Catalogue.Conditions().Select(c => (c.Name, Sql: Sample.On(new(2026, 2, 6)).Where(_ => c.Condition).SelectMany(_ => [c.Condition]).ToSql(SqlDialect.DuckDb)))
            .Concat(Catalogue.Values().Select(v => (v.Name, Sql: Sample.On(new(2026, 2, 6)).SelectMany(_ => [v.Value]).ToSql(SqlDialect.DuckDb))))
            .Concat(Catalogue.Queries().Select(q => (q.Name, Sql: q.Query(SqlDialect.DuckDb))));
        foreach (var (name, sql) in statements)
        {
            try
            {
                duck.Rows(sql);
            }
            catch (global::DuckDB.NET.Data.DuckDBException e)
            {
                failures.Add($"{name}: {e.Message}\n{sql.Text}");
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }
}
