using System.Text;
using System.Text.Json;
using CsCheck;

namespace FeatureStore.BigQuery.Tests.Rows;

/// <summary>The decoder of pages, without a server.</summary>
public sealed class RowReaderTests
{
    private static readonly Query<EveryTypeColumns, EveryType> All = EveryType.All();

    [Fact]
    public async Task Random_rows_of_every_type_come_back_equal()
    {
        await RandomRows.Row.Array[0, 4].SampleAsync(async rows =>
        {
            var page = Answers.Page(EveryType.Table.Columns, rows.Select(PageRowWriter.Write), rows.Length);
            Assert.Equal(rows, await ReadAsync(page));
        }, iter: 500);
    }

    [Fact]
    public async Task Random_bytes_give_an_error_and_nothing_else()
    {
        await Gen.Byte.Array[0, 200].SampleAsync(bytes => ExpectErrorOrRowsAsync(bytes), iter: 2000);
    }

    [Fact]
    public async Task A_page_with_any_byte_changed_gives_rows_or_a_clear_error()
    {
        var page = Encoding.UTF8.GetBytes(Answers.Page(EveryType.Table.Columns, [PageRowWriter.Write(RandomRows.Row.Single())], 1));
        await Gen.Select(Gen.Int[0, page.Length - 1], Gen.Byte).SampleAsync(async (at, value) =>
        {
            var damaged = page.ToArray();
            damaged[at] = value;
            await ExpectErrorOrRowsAsync(damaged);
        }, iter: 5000);
    }

    [Fact]
    public async Task A_page_cut_anywhere_is_refused()
    {
        var page = Encoding.UTF8.GetBytes(Answers.Numbers([1, 2, 3], 3));
        for (var length = 0; length < page.Length; length++)
            await Assert.ThrowsAnyAsync<JsonException>(() => ReadNumbersAsync(page[..length]));
    }

    [Theory]
    [InlineData("2026-02-06", "2026-02-06")]
    [InlineData("0001-01-01", "0001-01-01")]
    [InlineData("9999-12-31", "9999-12-31")]
    [InlineData("2026-02-30", null)]
    [InlineData("2026-2-06", null)]
    [InlineData("26-02-06", null)]
    public void Days_are_read_strictly(string text, string? expected) =>
        Assert.Equal(expected, CellText.TryDate(Encoding.UTF8.GetBytes(text), out var day) ? $"{day:yyyy-MM-dd}" : null);

    [Theory]
    [InlineData("1770339723000005", "2026-02-06T01:02:03.0000050+00:00")]
    [InlineData("-62135596800000000", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("253402300799999999", "9999-12-31T23:59:59.9999990+00:00")]
    [InlineData("253402300800000000", null)]
    [InlineData("1.770339723000005E9", "2026-02-06T01:02:03.0000050+00:00")]
    [InlineData("1E300", null)]
    [InlineData("NaN", null)]
    public void Instants_are_microseconds_or_seconds_with_a_fraction(string text, string? expected) =>
        Assert.Equal(expected, CellText.TryTimestamp(Encoding.UTF8.GetBytes(text), out var time) ? $"{time:O}" : null);

    [Fact]
    public async Task A_number_that_no_decimal_can_hold_is_told_with_its_column()
    {
        ColumnInfo column = new("huge", DataType.BigNumeric, ColumnMode.Nullable);
        using var reader = await OpenAsync(Answers.Page([column], ["""{"f":[{"v":"578960446186580977117854925043439539266.34992332820282019728792003956564819967"}]}"""], 1));
        Assert.True(reader.Read());
        var error = Assert.Throws<BigQueryException>(() => reader.GetDecimal(0));
        Assert.StartsWith("BigQuery sent 578960446186580977117854925043439539266.34992332820282019728792003956564819967 in column huge, which is no BIGNUMERIC", error.Message);
    }

    [Fact]
    public async Task A_column_of_another_type_is_told_by_name_with_the_way_out()
    {
        using var reader = await OpenAsync(Answers.Page([new("quality", DataType.String, ColumnMode.Nullable)], ["""{"f":[{"v":"87"}]}"""], 1));
        Assert.True(reader.Read());
        var error = Assert.Throws<BigQueryException>(() => reader.GetDouble(0));
        Assert.Equal("Column quality is STRING in BigQuery, but is read as INT64 or FLOAT64 or NUMERIC or BIGNUMERIC; refresh the definition of the table with 'featurestore pull'.", error.Message);
    }

    [Fact]
    public async Task Columns_beyond_the_definition_are_ignored_and_missing_ones_named()
    {
        ColumnInfo[] columns = [new("label", DataType.String, ColumnMode.Nullable), new("extra", DataType.String, ColumnMode.Nullable)];
        using var reader = await OpenAsync(Answers.Page([.. columns], ["""{"f":[{"v":"a"},{"v":"b"}]}"""], 1));

        var error = Assert.Throws<InvalidOperationException>(() => TableQueries.ReadAll<EveryType>(reader));
        Assert.StartsWith("The reader lacks the REQUIRED columns req_string, req_int64, req_float64, ", error.Message);
        Assert.Equal("", TableQueries.ReadAll<EveryType>(reader, subset: true).Single().ReqString);
    }

    [Fact]
    public async Task A_type_that_the_definition_does_not_know_reads_as_text()
    {
        var page = """{"schema":{"fields":[{"name":"span","type":"INTERVAL","mode":"NULLABLE"}]},"jobReference":{"projectId":"p","jobId":"j"},"totalRows":"1","rows":[{"f":[{"v":"0-0 1 0:0:0"}]}],"jobComplete":true}""";
        using var reader = await OpenAsync(page);
        Assert.True(reader.Read());
        Assert.Equal(("INTERVAL", "0-0 1 0:0:0"), (reader.GetDataTypeName(0), reader.GetValue(0)));
    }

    private static async Task ExpectErrorOrRowsAsync(byte[] page)
    {
        try
        {
            await ReadAsync(page);
        }
        catch (Exception error) when (error is JsonException or BigQueryException)
        {
            Assert.NotEqual("", error.Message);
        }
    }

    private static Task<List<EveryType>> ReadAsync(string page) => ReadAsync(Encoding.UTF8.GetBytes(page));

    private static async Task<List<EveryType>> ReadAsync(byte[] page)
    {
        using var reader = await OpenAsync(page);
        var rows = new List<EveryType>();
        while (reader.Read())
            rows.Add(All.Read(reader));
        return rows;
    }

    private static async Task ReadNumbersAsync(byte[] page)
    {
        using var reader = await OpenAsync(page);
        while (reader.Read())
            reader.GetInt64(0);
    }

    private static Task<BigQueryRowReader> OpenAsync(string page) => OpenAsync(Encoding.UTF8.GetBytes(page));

    private static async Task<BigQueryRowReader> OpenAsync(byte[] bytes)
    {
        var page = new ResultPage();
        await page.Body.FillAsync(new MemoryStream(bytes), () => { }, default);
        page.Parse();
        using var api = new BigQueryApi("payer", new() { Endpoint = new("http://127.0.0.1:1"), Retry = new() { MaximumAttempts = 1 } });
        return BigQueryRowReader.Of(new(api, new("SELECT 1", []), page.Job ?? new("p", "j", null), page, default));
    }
}
