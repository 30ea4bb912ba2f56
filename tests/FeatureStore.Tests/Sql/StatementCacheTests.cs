using CsCheck;
using NbaPredictions;

namespace FeatureStore.Tests;

/// <summary>A query that came before in other values is not rendered again, and says what it would say if it were.</summary>
public sealed class StatementCacheTests
{
    private static readonly DateOnly Day = new(2026, 2, 6);

    [Fact]
    public void Random_queries_say_the_same_with_and_without_the_cache() =>
        Gen.OneOf(RandomQueries.Rows, RandomQueries.DifferentRows, RandomQueries.Groups, RandomQueries.WholeResults, RandomQueries.Elements, RandomQueries.Windows)
            .Select(Gen.Bool)
            .Sample(
                (query, isUnion) =>
                {
                    var asked = isUnion ? query.UnionAll(query) : query;
                    foreach (var dialect in new SqlDialect[] { SqlDialect.BigQuery, SqlDialect.DuckDb })
                    {
                        // The first may be rendered or come from the cache; the second comes from the cache.
                        var uncached = dialect.Statements.Render(asked).ToStatement();
                        Assert.Equal(uncached, asked.ToSql(dialect));
                        Assert.Equal(uncached, asked.ToSql(dialect));
                    }
                },
                iter: 1_000,
                threads: 1,
                print: q => q.Item1.ToSql(SqlDialect.DuckDb).Text);

    [Fact]
    public void The_same_query_in_other_values_has_the_same_text_without_rendering()
    {
        var first = Filtered(Day, 50, "a").ToSql(SqlDialect.DuckDb);
        var second = Filtered(Day.AddDays(1), 60, "b").ToSql(SqlDialect.DuckDb);
        Assert.Same(first.Text, second.Text);
        Assert.Equal([Day.AddDays(1), 60.0, "b"], second.Parameters.Select(p => p.Value));
    }

    [Fact]
    public void Values_that_become_equal_share_a_parameter_and_so_have_another_text()
    {
        var different = Twice(1, 2).ToSql(SqlDialect.DuckDb);
        var equal = Twice(1, 1).ToSql(SqlDialect.DuckDb);
        Assert.Contains("ratio < $p2", different.Text, StringComparison.Ordinal);
        Assert.Contains("ratio < $p1", equal.Text, StringComparison.Ordinal);
        Assert.Equal([Day, 1.0], equal.Parameters.Select(p => p.Value));

        static Query<long> Twice(double a, double b) => Sample.On(Day).Where(c => c.Score > a & c.Ratio < b).Select(c => c.Id);
    }

    [Theory]
    [InlineData(1.0, double.NaN)]
    [InlineData(1.0, null)]
    [InlineData(0.0, -0.0)]
    public void A_value_that_SQL_says_in_another_way_is_said_so(double? before, double? after)
    {
        foreach (var dialect in new SqlDialect[] { SqlDialect.BigQuery, SqlDialect.DuckDb })
        {
            Compared(before).ToSql(dialect);
            var statement = Compared(after).ToSql(dialect);
            Assert.Equal(dialect.Statements.Render(Compared(after)).ToStatement(), statement);
            Assert.Equal(after is { } value ? [Day, BitConverter.DoubleToInt64Bits(value)] : [Day], statement.Parameters.Select(p => p.Value is double d ? BitConverter.DoubleToInt64Bits(d) : p.Value));
        }

        static Query<long> Compared(double? value) => Sample.On(Day).Where(c => c.Score == value).Select(c => c.Id);
    }

    [Fact]
    public void A_division_by_a_zero_is_guarded_though_it_was_not_by_another_number()
    {
        Assert.DoesNotContain("division by zero", Divided(2).ToSql(SqlDialect.DuckDb).Text, StringComparison.Ordinal);
        Assert.Contains("division by zero", Divided(0).ToSql(SqlDialect.DuckDb).Text, StringComparison.Ordinal);

        static Query<long?> Divided(long by) => Sample.On(Day).Select(c => c.Big / by);
    }

    [Fact]
    public void What_stands_in_the_text_is_not_taken_from_a_query_before()
    {
        foreach (var digits in new[] { 1, 2 })
            Assert.Contains($"ROUND(score, {digits})", Sample.On(Day).Select(c => c.Score.Round(digits)).ToSql(SqlDialect.DuckDb).Text, StringComparison.Ordinal);
        foreach (var rows in new[] { 3, 4 })
            Assert.Contains($"LIMIT {rows}", Sample.On(Day).Select(c => c.Id).Limit(rows).ToSql(SqlDialect.DuckDb).Text, StringComparison.Ordinal);
        foreach (var key in new[] { "k", "l" })
            Assert.Contains($"$.\"{key}\"", Sample.On(Day).Select(c => c.Extra.JsonValue(key)).ToSql(SqlDialect.DuckDb).Parameters.Select(p => p.Value));
    }

    [Fact]
    public void A_text_that_equals_one_of_the_catalog_shares_its_parameter()
    {
        // The texts of the catalog are parameters too: with a text among them the statement has one parameter less.
        Asked("nothing").ToSql(SqlDialect.DuckDb);
        var statement = Asked("low").ToSql(SqlDialect.DuckDb);
        Assert.Equal(SqlDialect.DuckDb.Statements.Render(Asked("low")).ToStatement(), statement);
        Assert.Equal(statement.Parameters.Count, statement.Parameters.Select(p => p.Value).Distinct().Count());

        static Query<long> Asked(string name) => Sample.On(Day).Where(c => c.Level == Level.Unknown & c.Name == name).Select(c => c.Id);
    }

    [Fact]
    public void A_built_check_renders_nothing_after_its_first_use()
    {
        var check = new RowCheck("weak", Sample.Table, SampleColumns.Instance.Score < 50);
        var set = BuiltInChecks.Of(MlFeatureStoreV2.Table);
        foreach (var dialect in new SqlDialect[] { SqlDialect.BigQuery, SqlDialect.DuckDb })
        {
            Assert.Same(check.ToSql(Day, dialect).Text, check.ToSql(Day.AddDays(1), dialect).Text);
            var run = CheckRunQuery.Of(MlFeatureStoreV2.Table, set, Day, Day).Query.ToSql(dialect);
            var next = CheckRunQuery.Of(MlFeatureStoreV2.Table, set, Day.AddDays(1), Day.AddDays(1)).Query.ToSql(dialect);
            Assert.Same(run.Text, next.Text);
            Assert.Equal(run.Parameters.Select(p => p.Value is DateOnly day ? day.AddDays(1) : p.Value), next.Parameters.Select(p => p.Value));
        }
    }

    [Fact]
    public void A_cache_that_is_full_starts_anew()
    {
        var dialect = new BigQueryDialect("payer", null);
        for (var i = 0; i < 4_000; i++)
        {
            var query = Sample.On(Day).SelectMany(c => [.. Enumerable.Range(0, (i % 150) + 1).Select(n => c.Score.As($"a_{i}_{n}"))]);
            Assert.Equal(dialect.Statements.Render(query).ToStatement(), query.ToSql(dialect));
            Assert.InRange(dialect.Statements.Size, 1, StatementCache.Capacity);
        }
    }

    [Fact]
    public void Threads_share_it()
    {
        var dialect = new BigQueryDialect("payer", null);
        Parallel.For(0, 2_000, i =>
        {
            var statement = Filtered(Day.AddDays(i % 7), i, $"{i}").ToSql(dialect);
            Assert.Equal(3, statement.Parameters.Count);
            Assert.Equal($"{i}", statement.Parameters[2].Value);
        });
    }

    private static Query<long> Filtered(DateOnly day, double score, string start) =>
        Sample.On(day).Where(c => c.Score > score).Where(c => c.Name!.StartsWith(start)).Select(c => c.Id);
}
