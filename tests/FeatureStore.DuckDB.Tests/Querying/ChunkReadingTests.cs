using System.Data.Common;

namespace FeatureStore.DuckDB.Tests.Querying;

/// <summary>Values come from DuckDB's chunks as they are: whatever the type, over many chunks, and however the reading ends.</summary>
public sealed class ChunkReadingTests : IDisposable
{
    // More than one chunk, which has 2048 rows.
    private const int Rows = 10_000;

    private readonly DuckDbFeatureStore _store = DuckDbFeatureStore.OpenInMemory();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Lists_keep_their_null_elements_at_any_depth()
    {
        var read = await ReadAsync(
            "SELECT [1, NULL, 3] AS plain, {'names': ['a', NULL], 'inner': {'days': [DATE '2026-02-06', NULL]}} AS box, [NULL, {'n': 1}] AS boxes",
            r => (
                FieldReaders.List<long?>(r, 0),
                FieldReaders.Struct(r, 1, f => (Names: f.GetList<string>("names"), Days: f.GetStruct("inner", g => g.GetList<DateOnly?>("days"))!) is var (names, days) ? $"{names} {days}" : ""),
                FieldReaders.StructList(r, 2, f => $"n={f.GetNullable<long>("n")}")));

        var (plain, box, boxes) = Assert.Single(read);
        Assert.Equal([1, null, 3], plain);
        Assert.Equal("[a, ] [02/06/2026, ]", box);
        Assert.Equal([null, "n=1"], boxes);
    }

    [Theory]
    [InlineData("CAST(-5 AS TINYINT)", -5L)]
    [InlineData("CAST(-5 AS SMALLINT)", -5L)]
    [InlineData("CAST(-5 AS INTEGER)", -5L)]
    [InlineData("CAST(5 AS UTINYINT)", 5L)]
    [InlineData("CAST(5 AS USMALLINT)", 5L)]
    [InlineData("CAST(5 AS UINTEGER)", 5L)]
    [InlineData("CAST(5 AS UBIGINT)", 5L)]
    [InlineData("CAST(-5 AS HUGEINT)", -5L)]
    public async Task An_integer_of_any_size_is_an_INT64(string expression, long expected) =>
        Assert.Equal([expected], await ReadAsync($"SELECT {expression}", r => r.GetInt64(0)));

    [Theory]
    [InlineData("CAST(1.5 AS DECIMAL(3, 1))", "1.5")]
    [InlineData("CAST(-1.50 AS DECIMAL(4, 2))", "-1.50")]
    [InlineData("CAST(-123456789.123456789 AS DECIMAL(38, 9))", "-123456789.123456789")]
    [InlineData("CAST('79228162514264337593543950335' AS DECIMAL(38, 0))", "79228162514264337593543950335")]
    [InlineData("CAST('12345678901234567890123456789.123456789' AS DECIMAL(38, 9))", "12345678901234567890123456789")]
    public async Task A_decimal_keeps_the_digits_that_a_csharp_decimal_holds(string expression, string expected) =>
        Assert.Equal([decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)], await ReadAsync($"SELECT {expression}", r => r.GetDecimal(0)));

    [Fact]
    public async Task A_number_that_no_decimal_holds_is_told()
    {
        var error = await Assert.ThrowsAsync<OverflowException>(() => ReadAsync("SELECT CAST('99999999999999999999999999999999999999' AS DECIMAL(38, 0)) AS big", r => r.GetDecimal(0)));

        Assert.Equal("Column big holds a number that C# has no value for.", error.Message);
    }

    [Fact]
    public async Task NaN_and_the_infinities_come_back()
    {
        var read = await ReadAsync("SELECT unnest(['NaN', 'Infinity', '-Infinity', '-0.0']::DOUBLE[])", r => r.GetDouble(0));

        Assert.Equal([double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0], read);
        Assert.True(double.IsNegative(read[3]));
    }

    [Fact]
    public async Task Texts_of_any_length_and_any_alphabet_come_back_over_many_chunks()
    {
        var read = await ReadAsync(
            $"SELECT i % 7, CASE i % 7 WHEN 0 THEN '' WHEN 1 THEN 'twelve bytes' WHEN 2 THEN 'thirteen byte' WHEN 3 THEN 'ü' || (i % 3000) WHEN 4 THEN repeat('é', 33) WHEN 5 THEN 'row number ' || i ELSE NULL END, i FROM range({Rows}) t(i) ORDER BY i",
            r => (Kind: r.GetInt64(0), Text: FieldReaders.Text(r, 1), Row: r.GetInt64(2)));

        Assert.Equal(Rows, read.Count);
        Assert.All(read, r => Assert.Equal(r.Kind switch
        {
            0 => "",
            1 => "twelve bytes",
            2 => "thirteen byte",
            3 => $"ü{r.Row % 3000}",
            4 => new string('é', 33),
            5 => $"row number {r.Row}",
            _ => null,
        }, r.Text));
    }

    [Fact]
    public async Task A_text_that_repeats_is_one_string()
    {
        var read = await ReadAsync($"SELECT 'phase' || (i % 4), 'a rather long text ' || (i % 4) FROM range({Rows}) t(i)", r => (r.GetString(0), r.GetString(1)));

        Assert.Equal(4, read.Select(r => r.Item1).Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.Equal(4, read.Select(r => r.Item2).Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    [Fact]
    public async Task A_long_text_that_repeats_is_one_string_and_one_that_differs_is_read()
    {
        var read = await ReadAsync(
            $"SELECT repeat('long', 50), repeat('x', 100 + (i // 2 % 3)), repeat('é', 50) || (i % 2) FROM range({Rows}) t(i) ORDER BY i",
            r => (Same: r.GetString(0), Changing: r.GetString(1), NotAscii: r.GetString(2)));

        Assert.Single(read.Select(r => r.Same).Distinct(ReferenceEqualityComparer.Instance));
        Assert.Equal(Enumerable.Range(0, Rows).Select(i => new string('x', 100 + (i / 2 % 3))), read.Select(r => r.Changing));
        Assert.Equal(Enumerable.Range(0, Rows).Select(i => new string('é', 50) + (i % 2)), read.Select(r => r.NotAscii));
    }

    [Fact]
    public async Task Lists_of_numbers_keep_their_nulls_over_many_chunks()
    {
        var read = await ReadAsync(
            $"SELECT [i, NULL, -i], [i / 2, NULL], [CAST(i AS INTEGER), NULL] FROM range({Rows}) t(i) ORDER BY i",
            r => (FieldReaders.List<long?>(r, 0), FieldReaders.List<double?>(r, 1), FieldReaders.List<long?>(r, 2)));

        Assert.Equal(Enumerable.Range(0, Rows).Select(i => (ValueList.Create<long?>([i, null, -i]), ValueList.Create<double?>([i / 2.0, null]), ValueList.Create<long?>([i, null]))), read);
    }

    [Fact]
    public async Task An_empty_result_has_columns_and_no_row()
    {
        await using var rows = await _store.ExecuteReaderAsync(new("SELECT 1 AS one WHERE false", []));

        Assert.Equal("one", rows.Reader.GetName(0));
        Assert.False(rows.Reader.HasRows);
        Assert.False(await rows.ReadAsync());
        Assert.False(await rows.ReadAsync());
    }

    [Fact]
    public async Task A_null_that_is_read_as_REQUIRED_is_told_with_its_column()
    {
        var error = await Assert.ThrowsAsync<InvalidCastException>(() => ReadAsync("SELECT NULL::BIGINT AS n", r => r.GetInt64(0)));

        Assert.Equal("Column n is null, but is read as REQUIRED.", error.Message);
    }

    [Fact]
    public async Task A_value_of_another_type_is_told_with_its_column_and_type()
    {
        var error = await Assert.ThrowsAsync<InvalidCastException>(() => ReadAsync("SELECT ['x'] AS list", r => r.GetDouble(0)));

        Assert.Equal("Column list is of DuckDB's type VARCHAR[], which cannot be read as a FLOAT64.", error.Message);
    }

    [Fact]
    public async Task A_list_of_texts_that_comes_again_is_the_same_list_and_one_that_differs_is_read()
    {
        // Nulls, an empty text, texts that run together alike, another length, and a null list, over several chunks.
        const string Lists = """
            SELECT CASE (i // 3) % 6
                WHEN 0 THEN ['points_avg_last_5', 'pace', NULL] WHEN 1 THEN ['points_avg_last_5', 'pace', '']
                WHEN 2 THEN ['points_avg_last_', '5pace', NULL] WHEN 3 THEN ['points_avg_last_5', 'pace']
                WHEN 4 THEN NULL ELSE [] END
            FROM range(9000) t(i) ORDER BY i
            """;
        ValueList<string?>[] expected = [["points_avg_last_5", "pace", null], ["points_avg_last_5", "pace", ""], ["points_avg_last_", "5pace", null], ["points_avg_last_5", "pace"], [], []];

        var lists = await ReadAsync(Lists, r => FieldReaders.List<string?>(r, 0));

        Assert.Equal(Enumerable.Range(0, 9000).Select(i => expected[i / 3 % 6]), lists);
        Assert.Same(lists[0], lists[2]);
    }

    [Fact]
    public async Task Lists_that_are_all_different_are_all_read()
    {
        var lists = await ReadAsync("SELECT ['player ' || i, 'same for all'] FROM range(5000) t(i) ORDER BY i", r => FieldReaders.List<string?>(r, 0));

        Assert.Equal(Enumerable.Range(0, 5000).Select(i => ValueList.Create<string?>([$"player {i}", "same for all"])), lists);
    }

    [Fact]
    public async Task Texts_that_never_come_again_are_read_as_well_as_those_that_do()
    {
        // Enough for the reader to give up looking for them.
        var texts = await ReadAsync("SELECT md5('' || i), 'text ' || (i % 3) FROM range(60000) t(i) ORDER BY i", r => (r.GetString(0), r.GetString(1)));

        Assert.Equal(60_000, texts.Select(t => t.Item1).Distinct().Count());
#pragma warning disable CA5351 // DuckDB hashes so, too.
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData("59999"u8)), texts[59_999].Item1);
#pragma warning restore CA5351
        Assert.Same(texts[0].Item2, texts[59_997].Item2);
    }

    [Fact]
    public async Task A_struct_is_gone_when_its_row_is()
    {
        await using var rows = await _store.ExecuteReaderAsync(new("SELECT {'n': i} FROM range(3) t(i)", []));
        await rows.ReadAsync();
        var fields = (DbDataReader)rows.Reader.GetValue(0);
        Assert.Equal(0, fields.GetInt64(0));

        await rows.ReadAsync();

        Assert.Throws<InvalidOperationException>(() => fields.GetInt64(0));
    }

    [Fact]
    public async Task Cancellation_in_the_middle_of_the_rows_ends_them()
    {
        using var cancelled = new CancellationTokenSource();
        await using var rows = await _store.ExecuteReaderAsync(new("SELECT i FROM range(100000000) t(i)", []), cancelled.Token);
        for (var i = 0; i < Rows; i++)
            Assert.True(await rows.ReadAsync());

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await rows.ReadAsync());
    }

    [Fact]
    public async Task Reading_may_stop_early_again_and_again()
    {
        await _store.AppendAsync(Enumerable.Range(0, Rows).Select(i => new EveryType { ReqInt64 = i, ReqString = "x", ReqFloat64 = i, ReqNumeric = i, ReqBignumeric = i, ReqBool = true, ReqDate = new(2026, 1, 1), ReqDatetime = default(DateTime).AddYears(2000), ReqTime = default, ReqTimestamp = DateTimeOffset.UnixEpoch, ReqBytes = [], ReqJson = "{}", ReqGeography = "" }));

        for (var i = 0; i < 20; i++)
        {
            await foreach (var row in _store.QueryAsync(EveryType.All().OrderBy(c => c.ReqInt64)))
            {
                if (row.ReqInt64 == i)
                    break;
            }
        }

        Assert.Equal([(long)Rows], await _store.ToListAsync(EveryType.All().Select(_ => Sql.Count())));
    }

    [Fact]
    public async Task Several_threads_read_at_once()
    {
        const string Sums = "SELECT i, 'text ' || (i % 100) FROM range(20000) t(i)";

        var sums = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => (await ReadAsync(Sums, r => r.GetInt64(0) + r.GetString(1).Length)).Sum())));

        Assert.Single(sums.Distinct());
    }

    private Task<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read) => _store.ReadAsync(new(sql, []), read, CancellationToken.None);
}
