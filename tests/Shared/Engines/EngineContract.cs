using System.Globalization;
using CsCheck;

namespace FeatureStore.Tests;

/// <summary>What every engine does alike, whatever it is: rows, projections, order, nulls, errors.</summary>
public abstract class EngineContract : IAsyncLifetime
{
    private static readonly EveryType Row = new()
    {
        ReqString = "a",
        ReqInt64 = 1,
        ReqFloat64 = 0.5,
        ReqNumeric = 1.5m,
        ReqBignumeric = 2.5m,
        ReqBool = true,
        ReqDate = new(2026, 2, 6),
        ReqDatetime = new(2026, 2, 6, 1, 2, 3),
        ReqTime = new(1, 2, 3),
        ReqTimestamp = new(2026, 2, 6, 1, 2, 3, TimeSpan.Zero),
        ReqBytes = [1],
        ReqJson = "{}",
        ReqGeography = "POINT(1 2)",
    };

    private IContractEngine? _engine;

    private IFeatureStore Store => _engine!.Store;

    public async Task InitializeAsync() => _engine = await StartAsync();

    public async Task DisposeAsync()
    {
        if (_engine is not null)
            await _engine.DisposeAsync();
    }

    /// <summary>A fresh engine without tables; null where it cannot run, and all of its tests are skipped.</summary>
    protected abstract Task<IContractEngine?> StartAsync();

    [EngineFact]
    public async Task Random_rows_of_every_type_come_back_as_they_were_written()
    {
        var rows = Gen.Select(RandomRows.Row, Gen.Int).Array[60].Single().Select((r, i) => Storable(r.Item1) with { ReqInt64 = i }).ToList();

        Assert.Equal(60, await _engine!.AppendAsync(rows));

        var read = await ListAsync(EveryType.All().OrderBy(c => c.ReqInt64));
        Assert.Equal(60, read.Count);
        for (var i = 0; i < rows.Count; i++)
            AssertSame(rows[i], read[i]);
    }

    [EngineFact]
    public async Task Rows_of_every_type_come_in_batches_too()
    {
        var rows = Gen.Select(RandomRows.Row, Gen.Int).Array[60].Single().Select((r, i) => Storable(r.Item1) with { ReqInt64 = i }).ToList();
        await _engine!.AppendAsync(rows);

        var read = 0;
        await foreach (var batch in Store.ReadBatchesAsync(EveryType.All().OrderBy(c => c.ReqInt64), rows: 25))
        {
            for (var row = 0; row < batch.Count; row++)
                RowViews.AssertSame(rows[read++], batch.Row(row));
        }

        Assert.Equal(60, read);
    }

    [EngineFact]
    public async Task A_batch_has_the_columns_that_are_asked_for_and_no_row_of_nothing()
    {
        await _engine!.AppendAsync(Enumerable.Range(0, 10).Select(i => Row with { ReqInt64 = i, NulFloat64 = i == 3 ? null : i / 2.0 }));

        var batch = await Store.ReadBatchAsync(EveryType.All().Where(c => c.ReqInt64 < 5).OrderByDescending(c => c.ReqInt64), c => [c.NulFloat64, c.ReqInt64]);
        Assert.Equal(["nul_float64", "req_int64"], batch.Columns.Select(c => c.Info.Name));
        Assert.Equal([4L, 3, 2, 1, 0], batch.ReqInt64.Values.ToArray());
        Assert.Equal([2.0, null, 1.0, 0.5, 0.0], Enumerable.Range(0, 5).Select(i => batch.NulFloat64[i]));
        Assert.Equal(0, (await Store.ReadBatchAsync(EveryType.All().Where(c => c.ReqInt64 > 99))).Count);
    }

    [EngineFact]
    public async Task Each_column_and_field_is_selected_on_its_own()
    {
        var row = Storable(Gen.Select(RandomRows.Row, Gen.Int).Array[100].Single().Select(r => r.Item1).First(r => r.Box is not null));
        await _engine!.AppendAsync([row]);

        var checkedCount = 0;
        foreach (var (columns, values) in new (object, object)[] { (EveryType.Columns, row), (EveryType.Columns.Box, row.Box!) })
        {
            foreach (var property in values.GetType().GetProperties().Where(p => p.GetMethod is { IsStatic: false } && p.Name != "UnknownTexts" && p.Name != "EqualityContract"))
            {
                var expr = (Expr)columns.GetType().GetProperties().Single(p => p.Name == property.Name && p.DeclaringType == columns.GetType()).GetValue(columns)!;
                var found = Assert.Single(await ListAsync(EveryType.All().SelectMany(_ => [expr])))[0];
                Assert.Equal((property.Name, property.GetValue(values)), (property.Name, found));
                checkedCount++;
            }
        }

        Assert.Equal(38 + 2 + 38 + 1, checkedCount);
    }

    [EngineFact]
    public async Task Several_appends_add_up()
    {
        await _engine!.AppendAsync([Row, Row with { ReqInt64 = 2 }]);
        await _engine.AppendAsync([Row with { ReqInt64 = 3 }]);
        await _engine.AppendAsync(Array.Empty<EveryType>());

        Assert.Equal([1L, 2, 3], await ListAsync(EveryType.All().OrderBy(c => c.ReqInt64).Select(c => c.ReqInt64)));
    }

    [EngineFact]
    public async Task A_row_that_does_not_fit_leaves_nothing_of_its_append()
    {
        await _engine!.AppendAsync([Row]);

        var error = await Assert.ThrowsAnyAsync<FeatureStoreException>(() => _engine.AppendAsync([Row with { ReqInt64 = 2 }, Row with { ReqInt64 = 3, ReqString = null! }]));

        Assert.Contains("req_string is REQUIRED, but a row has null in it", error.Message);
        Assert.Equal([1L], await ListAsync(EveryType.All().Select(c => c.ReqInt64)));
    }

    [EngineFact]
    public async Task What_the_rows_themselves_throw_comes_through_and_leaves_nothing()
    {
        await _engine!.AppendAsync([Row]);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _engine.AppendAsync(Failing()));
        Assert.Equal([1L], await ListAsync(EveryType.All().Select(c => c.ReqInt64)));

        static IEnumerable<EveryType> Failing()
        {
            yield return Row;
            throw new InvalidOperationException("the source is broken");
        }
    }

    [EngineFact]
    public async Task Nulls_and_NaN_are_ordered_alike()
    {
        double?[] values = [2, null, double.NaN, -1, double.PositiveInfinity, double.NegativeInfinity, 0, null];
        await _engine!.AppendAsync(values.Select((v, i) => Row with { ReqInt64 = i, NulFloat64 = v }));

        Assert.Equal(
            [null, null, double.NaN, double.NegativeInfinity, -1, 0, 2, double.PositiveInfinity],
            await ListAsync(EveryType.All().OrderBy(c => c.NulFloat64).Select(c => c.NulFloat64)));
        Assert.Equal(
            [double.PositiveInfinity, 2, 0, -1, double.NegativeInfinity, double.NaN, null, null],
            await ListAsync(EveryType.All().OrderByDescending(c => c.NulFloat64).Select(c => c.NulFloat64)));
        Assert.Equal(
            [double.NaN, double.NegativeInfinity, -1, 0, 2, double.PositiveInfinity, null, null],
            await ListAsync(EveryType.All().OrderBy(c => c.NulFloat64, nullsFirst: false).Select(c => c.NulFloat64)));
        Assert.Equal([0L, 4], await ListAsync(EveryType.All().Where(c => c.NulFloat64 > 1).OrderBy(c => c.ReqInt64).Select(c => c.ReqInt64)));
        Assert.Equal([1L, 2, 3, 5, 6, 7], await ListAsync(EveryType.All().Where(c => !(c.NulFloat64 > 1)).OrderBy(c => c.ReqInt64).Select(c => c.ReqInt64)));
    }

    [EngineFact]
    public async Task A_limit_takes_the_first_rows_of_the_order()
    {
        await _engine!.AppendAsync(Enumerable.Range(0, 10).Select(i => Row with { ReqInt64 = i }));

        Assert.Equal([9L, 8, 7], await ListAsync(EveryType.All().OrderByDescending(c => c.ReqInt64).Limit(3).Select(c => c.ReqInt64)));
        Assert.Empty(await ListAsync(EveryType.All().Limit(0)));
    }

    [EngineFact]
    public async Task Groups_and_their_totals_are_alike()
    {
        await _engine!.AppendAsync(Enumerable.Range(0, 10).Select(i => Row with { ReqInt64 = i, NulString = i % 3 == 0 ? null : $"g{i % 3}", NulFloat64 = i == 1 ? null : i }));

        var groups = await ListAsync(EveryType.All().GroupBy(c => c.NulString).Select(c => (c.NulString, Sql.Count(), Sql.Sum(c.NulFloat64), Sql.Max(c.ReqInt64))));
        Assert.Equal([(null, 4, 18.0, 9L), ("g1", 3, 11.0, 7), ("g2", 3, 15.0, 8)], groups.OrderBy(g => g.Item1, StringComparer.Ordinal));
    }

    [EngineFact]
    public async Task Nothing_of_an_empty_table_is_no_row_and_its_totals_are_one()
    {
        await _engine!.CreateAsync(EveryType.Table);

        Assert.Empty(await ListAsync(EveryType.All()));
        Assert.Empty(await ListAsync(EveryType.All().GroupBy(c => c.ReqString).Select(c => (c.ReqString, Sql.Count()))));
        Assert.Equal([(0L, (double?)null, (long?)null)], await ListAsync(EveryType.All().GroupBy().Select(c => (Sql.Count(), Sql.Sum(c.NulFloat64), Sql.Max(c.NulInt64)))));
    }

    [EngineFact]
    public async Task A_table_is_known_with_its_columns_in_order()
    {
        Assert.False(await Store.HasTableAsync(EveryType.Table));

        await _engine!.CreateAsync(EveryType.Table);
        await _engine.CreateAsync(EveryType.Table);

        Assert.True(await Store.HasTableAsync(EveryType.Table));
        Assert.Equal(EveryType.Table.Columns.Select(c => c.Name), (await Store.ColumnsAsync(EveryType.Table)).Select(c => c.Name));
    }

    [EngineFact]
    public async Task A_table_that_is_not_there_is_told_by_its_name()
    {
        Assert.Contains("every_type", (await Assert.ThrowsAnyAsync<FeatureStoreException>(() => ListAsync(EveryType.All()))).Message);
        Assert.Contains("every_type", (await Assert.ThrowsAnyAsync<FeatureStoreException>(() => Store.ColumnsAsync(EveryType.Table))).Message);
    }

    [EngineFact]
    public async Task Another_table_of_the_name_is_refused_with_the_differences_and_left_as_it_is()
    {
        var other = EveryType.Table with
        {
            Columns = EveryType.Table.Columns.Where(c => c.Name != "nul_bool").Select(c => c.Name == "nul_int64" ? c with { Type = DataType.String } : c).ToValueList(),
        };
        await _engine!.CreateAsync(other);

        foreach (var attempt in new Func<Task>[] { () => _engine.CreateAsync(EveryType.Table), () => _engine.AppendAsync([Row]) })
        {
            var error = await Assert.ThrowsAnyAsync<FeatureStoreException>(attempt);
            Assert.Contains("nul_bool is missing", error.Message);
            Assert.Contains("nul_int64 is ", error.Message);
        }

        Assert.Empty(await ListAsync(EveryType.All().Select(c => c.ReqInt64)));
    }

    [EngineFact]
    public async Task A_column_that_the_table_lacks_is_told_with_the_statement()
    {
        await _engine!.CreateAsync(EveryType.Table with { Columns = EveryType.Table.Columns.Where(c => c.Name != "nul_bool").ToValueList() });

        var error = await Assert.ThrowsAsync<FeatureStoreDefinitionException>(() => ListAsync(EveryType.All().Select(c => c.NulBool)));
        Assert.Contains("columns that the query uses: nul_bool is missing.", error.Message);
        Assert.StartsWith("SELECT nul_bool", Assert.IsType<FeatureStoreQueryException>(error.InnerException).Statement.Text);
    }

    [EngineFact]
    public async Task A_number_that_overflows_is_an_error_and_no_wrong_number()
    {
        await _engine!.AppendAsync([Row with { ReqInt64 = long.MaxValue }]);

        var error = await Assert.ThrowsAsync<FeatureStoreQueryException>(() => ListAsync(EveryType.All().Select(c => c.ReqInt64 + 1)));
        Assert.Contains("overflow", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [EngineTheory]
    [InlineData("'; DROP TABLE every_type; --")]
    [InlineData("\"quoted\" 'and' \\ %_ `x` @p0 $p0")]
    [InlineData("日本 🏀\n\t")]
    [InlineData("")]
    public async Task Any_text_is_a_value(string text)
    {
        await _engine!.AppendAsync([Row with { ReqString = text, RepString = [text] }, Row with { ReqString = text + "x", ReqInt64 = 2 }]);

        Assert.Equal([text], await ListAsync(EveryType.All().Where(c => c.ReqString == text).Select(c => c.ReqString)));
        Assert.Equal([text], await ListAsync(EveryType.All().Where(c => c.RepString.Contains(text)).Select(c => c.ReqString)));
        Assert.Equal(2, (await ListAsync(EveryType.All().Where(c => c.ReqString.StartsWith(text)))).Count);
        Assert.Equal([(text, 1L)], await ListAsync(EveryType.All().Where(c => c.ReqInt64.In(new long[] { 1, 3 })).Select(c => (Sql.Value(text), c.ReqInt64))));
    }

    [EngineFact]
    public async Task Two_queries_stream_side_by_side()
    {
        await _engine!.AppendAsync(Enumerable.Range(0, 50).Select(i => Row with { ReqInt64 = i }));
        await using var first = Store.QueryAsync(EveryType.All().OrderBy(c => c.ReqInt64)).GetAsyncEnumerator();
        await using var second = Store.QueryAsync(EveryType.All().OrderBy(c => c.ReqInt64)).GetAsyncEnumerator();

        var rows = 0;
        while (await first.MoveNextAsync() & await second.MoveNextAsync())
        {
            Assert.Equal(first.Current, second.Current);
            rows++;
        }

        Assert.Equal(50, rows);
    }

    [EngineFact]
    public async Task A_cancelled_token_ends_a_query_before_or_between_its_rows()
    {
        await _engine!.AppendAsync(Enumerable.Range(0, 50).Select(i => Row with { ReqInt64 = i }));
        using var source = new CancellationTokenSource();
        var query = EveryType.All().OrderBy(c => c.ReqInt64);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var row in Store.QueryAsync(query, source.Token))
            {
                if (row.ReqInt64 == 3)
                    await source.CancelAsync();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.QueryAsync(query, source.Token).GetAsyncEnumerator(source.Token).MoveNextAsync());
        Assert.Equal(50, (await ListAsync(query)).Count);
    }

    private async Task<List<T>> ListAsync<T>(Query<T> query)
    {
        var rows = new List<T>();
        await foreach (var row in Store.QueryAsync(query))
            rows.Add(row);
        return rows;
    }

    /// <summary>The row as any engine can hold it: no null in a list, no NUL in a text of one, 9 decimals, JSON as it is spelled by each.</summary>
    private static EveryType Storable(EveryType row) => row with
    {
        RepString = [.. row.RepString.OfType<string>().Where(HasNoNul)],
        RepInt64 = [.. row.RepInt64.Where(v => v is not null)],
        RepFloat64 = [.. row.RepFloat64.Where(v => v is not null)],
        RepNumeric = [.. row.RepNumeric.Where(v => v is not null).Select(v => Rounded(v))],
        RepBool = [.. row.RepBool.Where(v => v is not null)],
        RepDate = [.. row.RepDate.Where(v => v is not null)],
        RepDatetime = [.. row.RepDatetime.Where(v => v is not null)],
        RepTime = [.. row.RepTime.Where(v => v is not null)],
        RepTimestamp = [.. row.RepTimestamp.Where(v => v is not null)],
        NulNumeric = Rounded(row.NulNumeric),
        ReqNumeric = Rounded(row.ReqNumeric)!.Value,
        NulBignumeric = Rounded(row.NulBignumeric),
        ReqBignumeric = Rounded(row.ReqBignumeric)!.Value,
        ReqJson = "{}",
        Box = row.Box is not { } box ? null : box with
        {
            RepString = [.. box.RepString.OfType<string>().Where(HasNoNul)],
            RepInt64 = [.. box.RepInt64.Where(v => v is not null)],
            RepFloat64 = [.. box.RepFloat64.Where(v => v is not null)],
            RepNumeric = [.. box.RepNumeric.Where(v => v is not null).Select(v => Rounded(v))],
            RepBool = [.. box.RepBool.Where(v => v is not null)],
            RepDate = [.. box.RepDate.Where(v => v is not null)],
            RepDatetime = [.. box.RepDatetime.Where(v => v is not null)],
            RepTime = [.. box.RepTime.Where(v => v is not null)],
            RepTimestamp = [.. box.RepTimestamp.Where(v => v is not null)],
            NulNumeric = Rounded(box.NulNumeric),
            ReqNumeric = Rounded(box.ReqNumeric)!.Value,
            NulBignumeric = Rounded(box.NulBignumeric),
            ReqBignumeric = Rounded(box.ReqBignumeric)!.Value,
        },
        Boxes = [.. row.Boxes.Where(b => b is not null)],
    };

    private static bool HasNoNul(string text) => !text.Contains('\0', StringComparison.Ordinal);

    private static decimal? Rounded(decimal? value) => value is not { } number ? null : decimal.Round(decimal.Clamp(number, -1e18m, 1e18m), 9);

    /// <summary>Property by property, so that a failure names the one.</summary>
    private static void AssertSame<T>(T expected, T actual, string path = "")
        where T : notnull
    {
        foreach (var property in expected.GetType().GetProperties().Where(p => p.GetMethod is { IsStatic: false } && p.Name != "UnknownTexts"))
        {
            var (want, got) = (property.GetValue(expected), property.GetValue(actual));
            if (want is EveryTypeBox && got is not null)
                AssertSame(want, got, property.Name + ".");
            Assert.True(Equals(want, got), string.Create(CultureInfo.InvariantCulture, $"{path}{property.Name}: {want} became {got}"));
        }

        Assert.Equal(expected, actual);
    }
}
