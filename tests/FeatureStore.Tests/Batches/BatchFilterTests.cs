using CsCheck;
using static FeatureStore.Tests.Level;

namespace FeatureStore.Tests.Batches;

/// <summary>A condition over a batch is true for the rows for which it is true in C#.</summary>
public sealed class BatchFilterTests
{
    private static readonly SampleColumns C = SampleColumns.Instance;
    private static readonly List<Dictionary<string, object?>> Rows = SampleRows.Generate(200, seed: 2);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(2048)]
    [InlineData(2049)]
    [InlineData(5000)]
    public void Every_condition_of_the_catalogue_on_any_number_of_rows(int count) => AssertCatalogue(count);

    [Fact]
    public void One_filter_over_batches_of_any_sizes_one_after_the_other() => AssertCatalogue(1, 64, 65, 10, 300, 2049, 2048, 0, 7);

    private static void AssertCatalogue(params int[] counts)
    {
        var conditions = Catalogue.Conditions().ToList();
        var filter = new BatchFilter(Sample.Table, [.. conditions.Select(c => c.Condition)]);
        foreach (var count in counts)
        {
            filter.Evaluate(SampleBatch.Of(Enumerable.Range(0, count).Select(i => Rows[i % Rows.Count])));

            for (var c = 0; c < conditions.Count; c++)
            {
                var each = Rows.Select(row => Evaluator.Evaluate(conditions[c].Condition.Node, row) is true).ToList();
                var expected = Enumerable.Range(0, count).Where(i => each[i % Rows.Count]).ToList();
                Assert.True(filter[c].Error is null, $"{conditions[c].Name}: {filter[c].Error}");
                Assert.True(expected.SequenceEqual(Found(filter[c])), $"{conditions[c].Name}, {count} rows");
                Assert.Equal(expected.Count, filter[c].Count);
                Assert.Equal(count, filter[c].Rows);
                Assert.Equal((count + 63) / 64, filter[c].Words.Length);
            }
        }
    }

    [Fact]
    public void Every_value_of_the_catalogue_that_is_about_one_row()
    {
        foreach (var (name, value) in Catalogue.Values().Where(v => !v.Value.Node.SelfAndDescendants().Any(n => n is WindowNode or FunctionNode { Function: Function.CurrentDate })))
        {
            // Compared with itself and with null; more is compared at random below.
            var conditions = new List<Predicate> { new(new IsNullNode(value.Node)) };
            if (value.Node.Type.Kind != DataType.Bool)
                conditions.Add(new(new ComparisonNode(Comparison.Equal, value.Node, value.Node)));
            foreach (var condition in conditions)
                AssertSame(Rows.Where(row => Try(condition.Node, row) is not null), condition, name);
        }
    }

    [Fact]
    public void Random_conditions_together()
    {
        var batch = SampleBatch.Of(Rows);
        Expressions.Condition(5).Array[1, 24].Sample(conditions =>
        {
            var filter = new BatchFilter(Sample.Table, conditions);
            filter.Evaluate(batch);
            for (var c = 0; c < conditions.Length; c++)
            {
                var node = conditions[c].Node;
                var expected = Rows.Select(row => Try(node, row)).ToList();
                var failed = filter[c].Error;
                for (var r = 0; r < Rows.Count && failed is null; r++)
                {
                    if (expected[r] is { } truth && truth != filter[c][r])
                        Assert.Fail($"row {r} is {truth} in C#: {Text(conditions[c])}");
                }

                // What fails over a batch fails in C#; C# evaluates what a batch passes over.
                if (failed is not null && !expected.Contains(null))
                    Assert.Fail($"{failed} {Text(conditions[c])}");
            }
        }, iter: 30, print: c => $"{c.Length} conditions");
    }

    [Fact]
    public void A_row_that_cannot_be_evaluated_fails_its_condition_alone()
    {
        var filter = new BatchFilter(Sample.Table, C.Big + 1 > 0, C.Big > 0, 10 / C.Small > 1, C.Small != 0 & 10 / C.Small > 1, C.Small == 0 | 10 / C.Small > 1, C.Seen.AddDays(C.Big.Coalesce(0)) > new DateOnly(2026, 1, 1));
        var rows = Enumerable.Range(0, 3000).Select(i => new Dictionary<string, object?>(Rows[0]) { ["big"] = i == 2500 ? long.MaxValue : 1L, ["small"] = i == 2100 ? 0L : 3L, ["seen"] = new DateOnly(2026, 2, 6) });

        filter.Evaluate(SampleBatch.Of(rows));

        Assert.Equal("Row 2500 of the batch cannot be evaluated: a number or a day is out of the range of its type, or a whole number or NUMERIC is divided by zero.", filter[0].Error);
        Assert.Throws<ArithmeticException>(() => filter[0].Count);
        Assert.Throws<ArithmeticException>(() => filter[0][0]);
        Assert.Equal(3000, filter[1].Count);
        Assert.StartsWith("Row 2100 of the batch", filter[2].Error);
        Assert.Equal(2999, filter[3].Count);
        Assert.Equal(3000, filter[4].Count);
        Assert.StartsWith("Row 2500 of the batch", filter[5].Error);

        // Memory is kept, errors are not.
        filter.Evaluate(SampleBatch.Of(rows.Take(1)));
        Assert.Null(filter[0].Error);
        Assert.Equal(1, filter[1].Rows);
    }

    [Fact]
    public void Columns_of_nothing_but_nulls()
    {
        var nulls = Rows[0].ToDictionary(p => p.Key, p => Sample.Table[p.Key].Mode == ColumnMode.Required ? p.Value : null);
        var filter = new BatchFilter(Sample.Table, C.Level == High, C.Level != High, C.Level == Level.Unknown, C.Score < 5, C.Score != 5, C.Score == C.OtherScore, C.Name.In("a", null), C.Flag == false, C.Tags.Any(), C.Seen == null, C.At < DateTimeOffset.UnixEpoch, C.Price > 1m | C.Price <= 1m);

        filter.Evaluate(SampleBatch.Of(Enumerable.Repeat(nulls, 100)));

        Assert.Equal([0, 100, 0, 0, 100, 100, 100, 0, 0, 100, 0, 0], Enumerable.Range(0, filter.Count).Select(i => filter[i].Count));
    }

    [Fact]
    public void Numbers_at_the_edges()
    {
        double?[] numbers = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0, double.Epsilon, null];
        var filter = new BatchFilter(Sample.Table, C.Score == 0, C.Score < 0, C.Score >= 0, C.Score != C.Score, C.Score.IsNaN(), C.Score.In(0, double.NaN), !(C.Score > 0), 1 / C.Score == double.NegativeInfinity);

        filter.Evaluate(SampleBatch.Of(numbers.Select(n => new Dictionary<string, object?>(Rows[0]) { ["score"] = n })));

        Assert.Equal([3, 4], Found(filter[0]));
        Assert.Equal([2], Found(filter[1]));
        Assert.Equal([1, 3, 4, 5], Found(filter[2]));
        Assert.Equal([0], Found(filter[3]));
        Assert.Equal([0], Found(filter[4]));
        Assert.Equal([3, 4], Found(filter[5]));
        Assert.Equal([0, 2, 3, 4, 6], Found(filter[6]));
        Assert.Equal([3], Found(filter[7]));
    }

    [Fact]
    public void How_many_of_some_conditions_hold()
    {
        Predicate[] conditions = [C.Level == High, C.Score > 1, C.Flag == true, C.Name == "a", C.Big > 0];
        var count = conditions.Select(c => Sql.If(c, Sql.Value(1L), Sql.Value(0L))).Aggregate((a, b) => a + b);
        foreach (var limit in new long[] { -1, 0, 1, 2, 3, 4, 5, 6, long.MaxValue, long.MinValue })
        {
            foreach (var condition in new[] { count == limit, count != limit, count < limit, count <= limit, count > limit, count >= limit, count + 1 == limit, count * 2 > limit })
                AssertSame(Rows, condition, Text(condition));
        }
    }

    [Fact]
    public void Tests_of_several_columns_of_codes_in_one_walk()
    {
        // Each alone, as what conditions share is not walked together.
        foreach (var condition in new[]
        {
            C.Level == High & C.OtherLevel == High, C.Level != High & C.OtherLevel == Low, C.Level == High | C.OtherLevel == Level.Unknown, C.Level != Low | C.OtherLevel != Low,
            C.Level.In(High, null) & C.OtherLevel.In(Low, Level.Unknown) & C.Tier != Low, C.Level.IsNull() | C.OtherLevel.In(Low, null) | C.Tier == High, !(C.Level == High & C.Tier != Low),
            C.Level.IsNotNull() & C.Tier.Text() == "low" & C.OtherLevel.Text() != "high", C.Level.Text().In(["low", null]) | C.OtherLevel.Text() == "high", C.Level.Text() == "odd" & C.Tier == Low,
            C.Level == High & C.Score > 0 & C.OtherLevel != High & C.Tier == Low, C.Level == High & C.Small != 0 & 10 / C.Small.NullIf(0) > 2 & C.OtherLevel != High & C.Tier == Low,
        })
            AssertSame(Enumerable.Range(0, 2500).Select(i => Rows[i % Rows.Count]), condition, Text(condition));
    }

    [Fact]
    public void A_choice_between_lists_or_structs()
    {
        var (list, fields) = (Sql.If(C.Ready, C.Numbers, C.Numbers), Sql.If(C.Ready, C.Info, C.Items.ElementAt(0)));
        foreach (var condition in new[] { list.Any(n => n > 1), list.Count() > 1, list.ElementAt(1) == 2, list.Contains(3), fields.Field<double?>("weight") > 0, fields.Field<string?>("source") == "a", fields.IsNull() })
            AssertSame(Rows, condition, Text(condition));
    }

    [Fact]
    public void A_list_longer_than_a_block()
    {
        var rows = Enumerable.Range(0, 5).Select(i => new Dictionary<string, object?>(Rows[0]) { ["id"] = (long)i, ["numbers"] = Enumerable.Range(0, 3000).Select(n => (object?)(n == 2999 ? i : -1L - n)).ToList() });
        var filter = new BatchFilter(Sample.Table, C.Numbers.Any(n => n == C.Id.AsNullable()), C.Numbers.Any(n => n == 3), C.Numbers.ElementAt(2999) == 4);

        filter.Evaluate(SampleBatch.Of(rows));

        Assert.Equal([0, 1, 2, 3, 4], Found(filter[0]));
        Assert.Equal([3], Found(filter[1]));
        Assert.Equal([4], Found(filter[2]));
    }

    [Fact]
    public void Only_the_columns_that_conditions_read()
    {
        var filter = new BatchFilter(Sample.Table, C.Score > 1 & C.Level.Text() == "odd", C.Items.Any(i => i.Field<string?>("source") == C.Source));
        Assert.Equal(["score", "level", "items", "source"], filter.Columns.Select(c => ((Column<object?>)c).Info.Name));
        Assert.Equal(["id"], new BatchFilter(Sample.Table, Predicate.True).Columns.Select(c => ((Column<object?>)c).Info.Name));

        filter.Evaluate(SampleBatch.Of(Rows, "source", "score", "items", "level"));
        Assert.NotEqual(0, filter[1].Count);
        Assert.Equal(
            "Column items is not in the batch, and a condition reads it; ask for it where the batch is read.",
            Assert.Throws<InvalidOperationException>(() => filter.Evaluate(SampleBatch.Of(Rows, "score", "level"))).Message);
    }

    [Fact]
    public void What_no_batch_holds_is_said_at_once()
    {
        Assert.Contains("_PARTITIONDATE", Assert.Throws<NotSupportedException>(() => new BatchFilter(Sample.Table, new Predicate(new ComparisonNode(Comparison.Equal, new PseudoColumnNode("_PARTITIONDATE", SqlType.Date), new ConstantNode(new DateOnly(2026, 2, 6), SqlType.Date))))).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new BatchFilter(Sample.Table, Sql.Count() > 1));
        Assert.Contains("foreign", Assert.Throws<ArgumentException>(() => new BatchFilter(Sample.Table, new Column<long>(new("foreign", DataType.Int64, ColumnMode.Required)) > 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_allocated_once_there_is_memory()
    {
        var filter = new BatchFilter(Sample.Table, [.. Catalogue.Conditions().Select(c => c.Condition)]);
        var batch = SampleBatch.Of(Enumerable.Range(0, 3000).Select(i => Rows[i % Rows.Count]).Where(r => r["level"] is not ("odd" or "LOW" or "")));
        filter.Evaluate(batch);
        filter.Evaluate(batch);

        var before = GC.GetAllocatedBytesForCurrentThread();
        filter.Evaluate(batch);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200);
    }

    private static void AssertSame(IEnumerable<Dictionary<string, object?>> rows, Predicate condition, string name)
    {
        var list = rows.ToList();
        var filter = new BatchFilter(Sample.Table, condition);
        filter.Evaluate(SampleBatch.Of(list));
        Assert.True(filter[0].Error is null, $"{name}: {filter[0].Error}");
        Assert.True(list.Index().Where(r => Evaluator.Evaluate(condition.Node, r.Item) is true).Select(r => r.Index).SequenceEqual(Found(filter[0])), name);
    }

    private static bool? Try(Node node, IReadOnlyDictionary<string, object?> row)
    {
        try
        {
            return (bool)Evaluator.Evaluate(node, row)!;
        }
        catch (Exception e) when (e is ArithmeticException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static string Text(Predicate condition)
    {
        var statement = Sample.On(new(2026, 2, 6)).Where(_ => condition).ToSql(SqlDialect.DuckDb);
        return $"{statement.Text} {statement.Parameters}";
    }

    private static List<int> Found(BatchMask mask)
    {
        var rows = new List<int>();
        foreach (var row in mask)
            rows.Add(row);
        return rows;
    }
}
