namespace FeatureStore.Tests;

public sealed class QueryRulesTests
{
    private static readonly Query<SampleColumns, Sample> Query = Sample.On(new(2026, 2, 6));

    [Fact]
    public void Having_without_GroupBy_is_refused() =>
        Refused("Having needs a GroupBy; use Where for a condition on rows.", () => Query.Having(c => Sql.Count() > 1));

    [Fact]
    public void A_selected_column_that_is_no_key_is_refused() =>
        Refused(
            "Select uses column 'name', which is neither a key of GroupBy nor inside an aggregate.",
            () => Query.GroupBy(c => c.Code).Select(c => (c.Code, c.Name)));

    [Fact]
    public void A_column_beside_an_aggregate_without_GroupBy_is_refused() =>
        Refused(
            "Select uses column 'code', which is neither a key of GroupBy nor inside an aggregate.",
            () => Query.Select(c => (c.Code, Sql.Count())));

    [Fact]
    public void A_group_ordered_by_a_column_that_is_no_key_is_refused() =>
        Refused(
            "OrderBy uses column 'name', which is neither a key of GroupBy nor inside an aggregate.",
            () => Query.GroupBy(c => c.Code).Select(c => c.Code).OrderBy(c => c.Name));

    [Fact]
    public void An_element_that_is_no_key_is_refused() =>
        Refused(
            "Select uses the element 'unnested', which is neither a key of GroupBy nor inside an aggregate.",
            () => Query.Unnest(c => c.Tags).GroupBy(c => c.Row.Code).Select(c => c.Element));

    [Fact]
    public void A_window_over_groups_takes_only_keys_and_aggregates() =>
        Refused(
            "Select uses column 'score', which is neither a key of GroupBy nor inside an aggregate.",
            () => Query.GroupBy(c => c.Code).Select(c => Sql.Sum(c.Score).Over(Window.All)));

    [Fact]
    public void An_aggregate_in_Where_is_refused() =>
        Refused("Where cannot use an aggregate; use Having after GroupBy.", () => Query.Where(c => Sql.Count() > 1));

    [Fact]
    public void A_window_function_in_Where_is_refused() =>
        Refused("Where cannot use a window function; use Qualify.", () => Query.Where(c => Sql.RowNumber().Over(Window.All) == 1));

    [Fact]
    public void Qualify_without_a_window_function_is_refused() =>
        Refused("Qualify needs a window function; use Where for a condition on rows.", () => Query.Qualify(c => c.Id > 1));

    [Fact]
    public void Distinct_rows_ordered_by_something_else_are_refused() =>
        Refused(
            "A query of distinct rows can be ordered only by what it selects.",
            () => Query.Select(c => c.Code).Distinct().OrderBy(c => c.Name).ToSql(SqlDialect.DuckDb));

    [Fact]
    public void A_row_number_without_its_window_is_refused() =>
        Refused("RowNumber needs a window; call Over on it.", () => Query.Select(c => Sql.RowNumber()).ToSql(SqlDialect.BigQuery));

    [Fact]
    public void An_order_of_enums_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => SampleColumns.Instance.Level < Level.High);
        Assert.Equal("Level has no order in SQL, where it is text; compare with == or In, or compare its Text().", error.Message);
    }

    [Fact]
    public void Lists_compared_as_a_whole_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => SampleColumns.Instance.Tags == SampleColumns.Instance.Tags);
        Assert.Equal("A list cannot be compared as a whole; compare its elements, fields or values.", error.Message);
    }

    [Fact]
    public void A_remainder_of_doubles_is_refused() =>
        Assert.Throws<ArgumentException>(() => SampleColumns.Instance.Ratio % 2.0);

    [Fact]
    public void A_window_that_BigQuery_would_refuse_is_refused_at_once()
    {
        var c = SampleColumns.Instance;
        Assert.Throws<ArgumentException>(() => Window.PartitionBy(c.Score));
        Assert.Throws<ArgumentException>(() => Sql.Lag(c.Score).Over(Window.PartitionBy(c.Code)));
        Assert.Throws<ArgumentException>(() => Sql.CountDistinct(c.Code).Over(Window.Ordered(c.Id)));
        Assert.Throws<ArgumentException>(() => Sql.ApproxQuantiles(c.Score, 4).Over(Window.All));
    }

    [Fact]
    public void Text_of_a_decimal_is_refused_because_engines_write_it_differently() =>
        Assert.Throws<ArgumentException>(() => SampleColumns.Instance.Price.ToText());

    [Fact]
    public void A_table_that_requires_a_partition_filter_has_no_unfiltered_query() =>
        Refused("Table samples requires a filter on day.", () => TableQueries.Unfiltered<SampleColumns, Sample>(SampleColumns.Instance));

    private static void Refused(string message, Func<object> build) =>
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(build).Message);
}
