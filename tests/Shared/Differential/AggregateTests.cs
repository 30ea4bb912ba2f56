using System.Collections;

namespace FeatureStore.Tests;

/// <summary>Aggregates and orders over null, NaN, infinities and nothing.</summary>
public abstract class AggregateTests(ISampleEngine engine) : IDisposable
{
    private const double Infinity = double.PositiveInfinity;
    private static readonly DateOnly Day = new(2026, 2, 6);

    public void Dispose()
    {
        engine.Dispose();
        GC.SuppressFinalize(this);
    }

    [EngineTheory]
    [InlineData("null, NaN, -Infinity, 1, 3", false, null)]
    [InlineData("3, 1, -Infinity, NaN, null", true, null)]
    [InlineData("NaN, -Infinity, 1, 3, null", false, false)]
    [InlineData("null, 3, 1, -Infinity, NaN", true, true)]
    public void Null_and_NaN_have_their_place_in_an_order(string expected, bool descending, bool? nullsFirst)
    {
        Load(3, null, 1, double.NaN, -Infinity);
        var query = Sample.On(Day).Select(c => c.Score);
        query = descending ? query.OrderByDescending(c => c.Score, nullsFirst) : query.OrderBy(c => c.Score, nullsFirst);
        Assert.Equal(expected, string.Join(", ", Rows(query).Select(r => Text(r[0]))));
        var window = descending ? Window.All.OrderByDescending(SampleColumns.Instance.Score) : Window.Ordered(SampleColumns.Instance.Score);
        if (nullsFirst is null)
        {
            var numbered = Sample.On(Day).Select(c => (c.Score, Sql.RowNumber().Over(window).As("n"))).OrderBy(c => Sql.RowNumber().Over(window));
            Assert.Equal(expected, string.Join(", ", Rows(numbered).Select(r => Text(r[0]))));
        }
    }

    [EngineTheory]
    [InlineData("1 2 null 4", "3, 1, 4, 2.33333333333, 7, 1.52752523165")]
    [InlineData("1 NaN 2", "3, NaN, NaN, NaN, NaN, NaN")]
    [InlineData("NaN", "1, NaN, NaN, NaN, NaN, null")]
    [InlineData("1 Infinity null", "2, 1, Infinity, Infinity, Infinity, NaN")]
    [InlineData("Infinity -Infinity", "2, -Infinity, Infinity, NaN, NaN, NaN")]
    [InlineData("null", "0, null, null, null, null, null")]
    [InlineData("5", "1, 5, 5, 5, 5, null")]
    [InlineData("", "0, null, null, null, null, null")]
    public void Aggregates_skip_null_and_show_NaN(string values, string expected)
    {
        Load([.. values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => v == "null" ? (double?)null : double.Parse(v, System.Globalization.CultureInfo.InvariantCulture))]);
        var row = Assert.Single(Rows(Sample.On(Day).Select(c =>
            (Sql.Count(c.Score), Sql.Min(c.Score), Sql.Max(c.Score), Sql.Avg(c.Score), Sql.Sum(c.Score), Sql.StdDev(c.Score)))));
        Assert.Equal(expected, string.Join(", ", row.Select(Text)));
    }

    [EngineFact]
    public void Counts_over_no_rows_are_zero_and_grouping_them_gives_no_group()
    {
        Load();
        Assert.Equal([0L, 0L, 0L], Assert.Single(Rows(Sample.On(Day).Select(c => (Sql.Count(), Sql.CountIf(c.Score > 1), Sql.CountDistinct(c.Score))))));
        Assert.Empty(Rows(Sample.On(Day).GroupBy(_ => Sql.Value(1L)).Select(_ => Sql.Count())));
        Assert.Empty(Rows(Sample.On(Day).GroupBy(c => c.Score).Select(_ => Sql.Count())));
    }

    [EngineFact]
    public void Groups_of_NaN_null_and_conditions_are_one_each()
    {
        Load(1, double.NaN, double.NaN, null, 0.0, -0.0, 60);
        var byScore = Rows(Sample.On(Day).GroupBy(c => c.Score).Select(c => (c.Score, Sql.Count())).OrderBy(c => c.Score));
        Assert.Equal("null 1, NaN 2, 0 2, 1 1, 60 1", string.Join(", ", byScore.Select(r => $"{Text(r[0])} {r[1]}")).Replace("-0", "0", StringComparison.Ordinal));
        var byCondition = Rows(Sample.On(Day).GroupBy(c => c.Score > 50).Select(c => (c.Score > 50, Sql.Count())).OrderBy(c => c.Score > 50));
        Assert.Equal([[false, 6L], [true, 1L]], byCondition);
    }

    [EngineFact]
    public void Quantiles_are_one_more_than_the_buckets_and_empty_over_nothing()
    {
        if (!engine.HasQuantiles)
            return;
        Load(4, null, 1, 3, 2, 5);
        var quantiles = Assert.Single(Rows(Sample.On(Day).Select(c => Sql.ApproxQuantiles(c.Score, 4))))[0];
        Assert.Equal([1.0, 2.0, 3.0, 4.0, 5.0], Assert.IsType<IEnumerable>(quantiles, exactMatch: false).Cast<double>());
        Assert.Null(Assert.Single(Rows(Sample.On(Day.AddDays(1)).Select(c => Sql.ApproxQuantiles(c.Score, 4))))[0]);
    }

    [EngineFact]
    public void A_sum_of_longs_is_a_long_and_a_mean_a_double()
    {
        Load(1, 2, 4);
        Assert.Equal([3L, 1.0, 9L], Assert.Single(Rows(Sample.On(Day).Select(c => (Sql.Sum(c.Id), Sql.Avg(c.Id), Sql.Sum(c.Id + 2))))));
    }

    [EngineFact]
    public void A_division_by_zero_is_an_error_for_longs_and_decimals_only()
    {
        Load(1);
        Assert.Equal([Infinity, null], Assert.Single(Rows(Sample.On(Day).Select(c => (c.Score / 0.0, Sql.SafeDivide(c.Score, c.Score - c.Score))))));
        Fails(Sample.On(Day).Select(c => 7 / c.Id));
        Fails(Sample.On(Day).Select(c => 7 % c.Id));
        Fails(Sample.On(Day).Select(c => c.Cost / (c.Cost - c.Cost)));

        void Fails<T>(Query<T> query) =>
            Assert.Contains("division by zero", Assert.ThrowsAny<Exception>(() => Rows(query)).Message, StringComparison.Ordinal);
    }

    private List<object?[]> Rows<T>(Query<T> query) => engine.Rows(query.ToSql(engine.Dialect));

    private void Load(params double?[] scores)
    {
        var rows = SampleRows.Generate(scores.Length, seed: 1);
        for (var i = 0; i < scores.Length; i++)
            rows[i]["score"] = scores[i];
        engine.Load(rows);
    }

    private static string Text(object? value) => value is double number
        ? number.ToString("G12", System.Globalization.CultureInfo.InvariantCulture)
        : value is null ? "null" : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;
}
