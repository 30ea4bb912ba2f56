namespace FeatureStore.GoogleSql.Tests;

public sealed class GoogleSqlExpressionTests() : DifferentialTests(new GoogleSqlSample());

public sealed class GoogleSqlAggregateTests() : AggregateTests(new GoogleSqlSample());

/// <summary>What docs/meaning.md says of where BigQuery differs.</summary>
public sealed class GoogleSqlDifferenceTests
{
    private static readonly DateOnly Day = new(2026, 2, 6);

    [EngineTheory]
    [InlineData(-0.15, 1, -0.1)]
    [InlineData(2.675, 2, 2.67)]
    [InlineData(0.125, 2, 0.13)]
    [InlineData(-2.5, 0, -3.0)]
    [InlineData(73.92, 1, 73.9)]
    public void A_double_is_rounded_as_it_is_stored(double value, int digits, double rounded) =>
        Assert.Equal(rounded, Evaluate(c => c.Ratio.Round(digits), value));

    [EngineFact]
    public void A_double_that_grows_too_large_is_an_error() =>
        Assert.Contains("double overflow", Assert.Throws<GoogleSqlException>(() => Evaluate(c => c.Ratio * 1e308, 10)).Message, StringComparison.Ordinal);

    private static object? Evaluate(Func<SampleColumns, Expr<double>> expression, double ratio)
    {
        var engine = new GoogleSqlSample();
        var rows = SampleRows.Generate(1, seed: 1);
        rows[0]["ratio"] = ratio;
        engine.Load(rows);
        return Assert.Single(engine.Rows(Sample.On(Day).Select(expression).ToSql(engine.Dialect)))[0];
    }
}
