using CsCheck;
using FeatureStore.DuckDB.Tests.Checks;
using FeatureStore.Tests;
using NbaPredictions;

namespace FeatureStore.DuckDB.Tests.Evaluation;

/// <summary>The hundreds of aggregates of a day's checks come to the same in the program as in SQL.</summary>
public sealed class WideAggregationTests(SampleStore sample) : IClassFixture<SampleStore>
{
    private static readonly CheckSet Checks = BuiltInChecks.Of(MlFeatureStoreV2.Table);
    private static readonly IReadOnlyList<Expr> Measures = new DayReportMeasures(MlFeatureStoreV2.Table).Expressions;

    [Fact]
    public async Task Every_day_of_the_sample_comes_to_the_same()
    {
        for (var day = new DateOnly(2026, 1, 24); day <= new DateOnly(2026, 2, 6); day = day.AddDays(1))
            await AssertSameAsync(sample.Store, day);
    }

    [Fact]
    public async Task A_bad_day_and_one_without_rows_come_to_the_same()
    {
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.LoadAsync(MlFeatureStoreV2.Table, SampleFiles.Incident);

        await AssertSameAsync(store, new(2026, 2, 6));
        await AssertSameAsync(store, new(2026, 2, 7));
    }

    [Fact]
    public async Task Nulls_NaN_and_unknown_texts_come_to_the_same()
    {
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.LoadAsync(MlFeatureStoreV2.Table, SampleFiles.Incident);
        store.StoreAsText("quality_alert_level");
        using var command = store.Connection.CreateCommand();
        command.CommandText = """
            UPDATE ml_feature_store_v2 SET quality_alert_level = 'Ünknown', feature_quality_score = NULL, features = list_transform(features, x -> 'NaN'::DOUBLE) WHERE player_lookup < 'd';
            UPDATE ml_feature_store_v2 SET features = NULL, matchup_quality_pct = 'NaN' WHERE player_lookup > 'm';
            UPDATE ml_feature_store_v2 SET features = [1, NULL, 'Infinity'::DOUBLE], quality_alerts = ['a', NULL, 'high_default_rate_41pct'] WHERE player_lookup > 's';
            """;
        command.ExecuteNonQuery();

        await AssertSameAsync(store, new(2026, 2, 6));
    }

    [Fact]
    public async Task A_day_of_very_many_rows_is_left_to_the_engine()
    {
        await using var store = DuckDbFeatureStore.OpenInMemory();
        await store.LoadAsync(MlFeatureStoreV2.Table, SampleFiles.Incident);
        using var command = store.Connection.CreateCommand();
        command.CommandText = "INSERT INTO ml_feature_store_v2 SELECT t.* FROM ml_feature_store_v2 t, range(100)";
        command.ExecuteNonQuery();

        var wide = WideAggregation<ValueList<object?>>.Of(Query(new(2026, 2, 6)))!;
        await using (var rows = await store.ExecuteReaderAsync(wide.ToSql(store.Dialect)))
            Assert.False(wide.TryEvaluate(rows.Fill, out _));

        Assert.Equal(20301, (await store.CheckAsync(MlFeatureStoreV2.Table, new(2026, 2, 6))).Report.Rows);
    }

    [Fact]
    public async Task Aggregates_of_random_values_come_to_the_same()
    {
        var evaluated = 0;
        await using var store = DuckDbFeatureStore.OpenInMemory();
        new Duck(hasEnums: true, store.Connection).Load(SampleRows.Generate(200, seed: 1));
        await Gen.OneOf(
            Expressions.Doubles(3).Select(e => (Expr[])[Sql.Count(e), Sql.CountDistinct(e), Sql.Min(e), Sql.Max(e), Sql.Avg(e), Sql.StdDev(e)]),
            Expressions.Longs(3).Select(e => (Expr[])[Sql.Count(e), Sql.CountDistinct(e), Sql.Sum(e), Sql.Min(e), Sql.Max(e), Sql.Avg(e)]),
            Expressions.Decimals(3).Select(e => (Expr[])[Sql.Count(e), Sql.Min(e), Sql.Max(e)]),
            Expressions.Texts(3).Select(e => (Expr[])[Sql.Count(e), Sql.CountDistinct(e), Sql.Min(e), Sql.Max(e)]),
            Expressions.Days(3).Select(e => (Expr[])[Sql.Count(e), Sql.CountDistinct(e), Sql.Min(e), Sql.Max(e)]),
            Expressions.Levels(3).Select(e => (Expr[])[Sql.Count(e)]),
            Expressions.Condition(4).Select(e => (Expr[])[Sql.CountIf(e)])).SampleAsync(
            async aggregates =>
            {
                var query = Sample.On(new(2026, 2, 6)).SelectMany(_ => aggregates);
                if (await TryAssertSameAsync(store, query))
                    evaluated++;
            },
            iter: 300, threads: 1, print: a => Sample.On(new(2026, 2, 6)).SelectMany(_ => a).ToSql(SqlDialect.DuckDb).Text);

        // What is refused is asked of the engine; if most were, nothing would be proven here.
        Assert.InRange(evaluated, 150, int.MaxValue);
    }

    [Fact]
    public void A_query_of_groups_or_of_few_aggregates_is_left_to_the_engine()
    {
        Assert.Null(WideAggregation<(long, long)>.Of(MlFeatureStoreV2.On(Day).Select(c => (Sql.Count(), Sql.Count(c.FeatureQualityScore)))));
        Assert.Null(WideAggregation<ValueList<object?>>.Of(CheckRunQuery.Of(MlFeatureStoreV2.Table, [.. Checks], Day, Day.AddDays(1), Measures).Query));
    }

    private static readonly DateOnly Day = new(2026, 2, 6);

    private static Query<ValueList<object?>> Query(DateOnly day) => CheckRunQuery.Of(MlFeatureStoreV2.Table, [.. Checks], day, day, Measures).Query;

    private static async Task AssertSameAsync(DuckDbFeatureStore store, DateOnly day) => Assert.True(await TryAssertSameAsync(store, Query(day)));

    private static async Task<bool> TryAssertSameAsync(DuckDbFeatureStore store, Query<ValueList<object?>> query)
    {
        var wide = WideAggregation<ValueList<object?>>.Of(query, fewestAggregates: 1)!;
        await using var rows = await store.ExecuteReaderAsync(wide.ToSql(store.Dialect));
        if (!wide.TryEvaluate(rows.Fill, out var actual))
            return false;

        // DuckDB works out what aggregates share for all rows, also for those that no value is asked of: it may overflow where C# does not.
        IReadOnlyList<object?> expected;
        IReadOnlyList<string> names;
        try
        {
            await using var answer = await store.ExecuteReaderAsync(query.ToSql(store.Dialect));
            Assert.True(await answer.ReadAsync());
            expected = query.Read(answer.Reader);
            names = [.. Enumerable.Range(0, answer.Reader.FieldCount).Select(answer.Reader.GetName)];
        }
        catch (FeatureStoreQueryException error) when (error.Message.Contains("Overflow", StringComparison.Ordinal))
        {
            return false;
        }

        Assert.Equal(expected.Count, actual!.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            if (expected[i] is double number && actual[i] is double found && double.IsFinite(number))
                Assert.Equal(number, found, Math.Max(1, Math.Abs(number)) * 1e-12);
            else
                Assert.True(Equals(expected[i], actual[i]), $"{names[i]}: {expected[i] ?? "null"} in SQL, {actual[i] ?? "null"} here");
        }

        return true;
    }
}
