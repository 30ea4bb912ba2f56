namespace FeatureStore.Tests;

public sealed class DialectTests
{
    [Fact]
    public void BigQuery_names_a_table_in_one_pair_of_backticks() =>
        Assert.Equal("`my-project.features.samples`", SqlDialect.BigQuery.Table(Sample.Table));

    [Fact]
    public void BigQuery_reads_the_table_of_another_project_and_dataset() =>
        Assert.Equal("`other.staging.samples`", new BigQueryDialect("other", "staging").Table(Sample.Table));

    [Fact]
    public void DuckDB_names_a_table_by_its_id() => Assert.Equal("\"samples\"", SqlDialect.DuckDb.Table(Sample.Table));

    [Theory]
    [InlineData("game_date", "game_date", "game_date")]
    [InlineData("order", "`order`", "\"order\"")]
    [InlineData("Values", "Values", "\"Values\"")]
    [InlineData("Hash", "`Hash`", "Hash")]
    [InlineData("1st", "`1st`", "\"1st\"")]
    [InlineData("a`b\"c\\", "`a\\`b\"c\\\\`", "\"a`b\"\"c\\\"")]
    public void A_name_is_quoted_only_where_it_must_be(string name, string bigQuery, string duckDb)
    {
        Assert.Equal(bigQuery, SqlDialect.BigQuery.Quote(name));
        Assert.Equal(duckDb, SqlDialect.DuckDb.Quote(name));
    }

    [Theory]
    [InlineData("cost", "NUMERIC", "DECIMAL(10, 2)")]
    [InlineData("price", "NUMERIC", "DECIMAL(38, 9)")]
    [InlineData("at", "TIMESTAMP", "TIMESTAMPTZ")]
    [InlineData("tags", "ARRAY<STRING>", "VARCHAR[]")]
    [InlineData("items", "ARRAY<STRUCT<source STRING, weight FLOAT64>>", "STRUCT(source VARCHAR, weight DOUBLE)[]")]
    public void A_column_has_a_type_in_each_dialect(string column, string bigQuery, string duckDb)
    {
        Assert.Equal(bigQuery, SqlDialect.BigQuery.TypeName(Sample.Table[column]));
        Assert.Equal(duckDb, SqlDialect.DuckDb.TypeName(Sample.Table[column]));
    }

    [Fact]
    public void Zero_and_negative_zero_are_two_parameters()
    {
        var sql = Sample.On(new(2026, 2, 6)).Select(c => (c.Ratio / 0.0, c.Ratio / -0.0, c.Ratio * 0.0)).ToSql(SqlDialect.DuckDb);
        Assert.StartsWith("SELECT ratio / $p0 AS value_1, ratio / $p1 AS value_2, ratio * $p0 AS value_3\n", sql.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_enum_value_that_meets_no_column_says_so() =>
        Assert.Equal(
            "The enum value High meets no column that says how it is spelled; compare or combine it with an enum column.",
            Assert.Throws<InvalidOperationException>(() => Sample.On(new(2026, 2, 6)).Select(c => Sql.Value(Level.High)).ToSql(SqlDialect.DuckDb)).Message);

    [Fact]
    public void DuckDB_has_no_load_date() =>
        Assert.Throws<InvalidOperationException>(() => Sample.On(new(2026, 2, 6)).Select(c => TableQueries.LoadDate).ToSql(SqlDialect.DuckDb));
}
