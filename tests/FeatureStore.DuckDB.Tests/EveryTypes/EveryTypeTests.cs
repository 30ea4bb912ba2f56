namespace FeatureStore.DuckDB.Tests.EveryTypes;

/// <summary>A generated row of every type in every mode goes into DuckDB and comes back equal.</summary>
public sealed class EveryTypeTests
{
    private static readonly EveryType Full = new()
    {
        NulString = "a \"b\" é",
        ReqString = "a \"b\" é",
        RepString = ["a \"b\" é", ""],
        NulInt64 = long.MaxValue,
        ReqInt64 = long.MaxValue,
        RepInt64 = [long.MaxValue, -3L],
        NulFloat64 = 1.1,
        ReqFloat64 = 1.1,
        RepFloat64 = [1.1, -0.5],
        NulNumeric = 123.456m,
        ReqNumeric = 123.456m,
        RepNumeric = [123.456m, -0.000000001m],
        NulBignumeric = 7.25m,
        ReqBignumeric = 7.25m,
        RepBignumeric = [7.25m, 0m],
        NulBool = true,
        ReqBool = true,
        RepBool = [true, false],
        NulDate = new DateOnly(2026, 2, 6),
        ReqDate = new DateOnly(2026, 2, 6),
        RepDate = [new DateOnly(2026, 2, 6), new DateOnly(1, 1, 1)],
        NulDatetime = new DateTime(2026, 2, 6, 1, 2, 3),
        ReqDatetime = new DateTime(2026, 2, 6, 1, 2, 3),
        RepDatetime = [new DateTime(2026, 2, 6, 1, 2, 3), new DateTime(1999, 12, 31)],
        NulTime = new TimeOnly(1, 2, 3, 4, 5),
        ReqTime = new TimeOnly(1, 2, 3, 4, 5),
        RepTime = [new TimeOnly(1, 2, 3, 4, 5), new TimeOnly(23, 59)],
        NulTimestamp = new DateTimeOffset(2026, 2, 6, 1, 2, 3, 4, 5, TimeSpan.Zero),
        ReqTimestamp = new DateTimeOffset(2026, 2, 6, 1, 2, 3, 4, 5, TimeSpan.Zero),
        RepTimestamp = [new DateTimeOffset(2026, 2, 6, 1, 2, 3, 4, 5, TimeSpan.Zero), new DateTimeOffset(1999, 12, 31, 0, 0, 0, TimeSpan.Zero)],
        NulBytes = [1, 2, 255],
        ReqBytes = [1, 2, 255],
        NulJson = "{\"a\":1}",
        ReqJson = "{\"a\":1}",
        RepJson = ["{\"a\":1}", "[]"],
        NulGeography = "POINT(1 2)",
        ReqGeography = "POINT(1 2)",
        RepGeography = ["POINT(1 2)", "POINT(0 0)"],
        Box = new()
        {
            NulString = "a \"b\" é",
            ReqString = "a \"b\" é",
            RepString = ["a \"b\" é", ""],
            NulInt64 = long.MaxValue,
            ReqInt64 = long.MaxValue,
            RepInt64 = [long.MaxValue, -3L],
            NulFloat64 = 1.1,
            ReqFloat64 = 1.1,
            RepFloat64 = [1.1, -0.5],
            NulNumeric = 123.456m,
            ReqNumeric = 123.456m,
            RepNumeric = [123.456m, -0.000000001m],
            NulBignumeric = 7.25m,
            ReqBignumeric = 7.25m,
            RepBignumeric = [7.25m, 0m],
            NulBool = true,
            ReqBool = true,
            RepBool = [true, false],
            NulDate = new DateOnly(2026, 2, 6),
            ReqDate = new DateOnly(2026, 2, 6),
            RepDate = [new DateOnly(2026, 2, 6), new DateOnly(1, 1, 1)],
            NulDatetime = new DateTime(2026, 2, 6, 1, 2, 3),
            ReqDatetime = new DateTime(2026, 2, 6, 1, 2, 3),
            RepDatetime = [new DateTime(2026, 2, 6, 1, 2, 3), new DateTime(1999, 12, 31)],
            NulTime = new TimeOnly(1, 2, 3, 4, 5),
            ReqTime = new TimeOnly(1, 2, 3, 4, 5),
            RepTime = [new TimeOnly(1, 2, 3, 4, 5), new TimeOnly(23, 59)],
            NulTimestamp = new DateTimeOffset(2026, 2, 6, 1, 2, 3, 4, 5, TimeSpan.Zero),
            ReqTimestamp = new DateTimeOffset(2026, 2, 6, 1, 2, 3, 4, 5, TimeSpan.Zero),
            RepTimestamp = [new DateTimeOffset(2026, 2, 6, 1, 2, 3, 4, 5, TimeSpan.Zero), new DateTimeOffset(1999, 12, 31, 0, 0, 0, TimeSpan.Zero)],
            NulBytes = [1, 2, 255],
            ReqBytes = [1, 2, 255],
            NulJson = "{\"a\":1}",
            ReqJson = "{\"a\":1}",
            RepJson = ["{\"a\":1}", "[]"],
            NulGeography = "POINT(1 2)",
            ReqGeography = "POINT(1 2)",
            RepGeography = ["POINT(1 2)", "POINT(0 0)"],
            Inner = new() { Label = "deep" },
        },
        Boxes = [new() { Label = "first", Day = new(2026, 2, 6) }, new() { Label = null }],
    };

    // Nulls where they may be, inside of lists too; the least values elsewhere.
    private static readonly EveryType Sparse = new()
    {
        ReqString = "",
        ReqInt64 = -3L,
        ReqFloat64 = -0.5,
        ReqNumeric = -0.000000001m,
        ReqBignumeric = 0m,
        ReqBool = false,
        ReqDate = new DateOnly(1, 1, 1),
        ReqDatetime = new DateTime(1999, 12, 31),
        ReqTime = new TimeOnly(23, 59),
        ReqTimestamp = new DateTimeOffset(1999, 12, 31, 0, 0, 0, TimeSpan.Zero),
        ReqBytes = [],
        ReqJson = "[]",
        ReqGeography = "POINT(0 0)",
        RepString = [null, "a"],
        RepInt64 = [null, 1],
        RepFloat64 = [null, double.NaN, double.NegativeInfinity],
        RepNumeric = [null, 1.5m],
        RepBool = [null, true],
        RepDate = [null, new DateOnly(2026, 2, 6)],
        RepDatetime = [null, new DateTime(2026, 2, 6)],
        RepTime = [null, new TimeOnly(1, 2)],
        RepTimestamp = [null, DateTimeOffset.UnixEpoch],
        Boxes = [null, new() { Label = "after a null" }],
    };

    [Fact]
    public async Task Rows_come_back_as_they_were_appended()
    {
        using var store = DuckDbFeatureStore.OpenInMemory();

        await store.AppendAsync([Full, Sparse]);
        var rows = await store.ToListAsync(EveryType.All().OrderByDescending(c => c.ReqInt64));

        AssertSame(Full, rows[0]);
        AssertSame(Sparse, rows[1]);
    }

    [Fact]
    public async Task A_text_is_whole_after_a_NUL_or_refused()
    {
        using var store = DuckDbFeatureStore.OpenInMemory();

        await store.AppendAsync([Sparse with { ReqString = "a\0b", NulString = "\0" }]);
        Assert.Equal([("a\0b", "\0")], await store.ToListAsync(EveryType.All().Select(c => (c.ReqString, c.NulString))));

        var error = await Assert.ThrowsAsync<FeatureStoreException>(() => store.AppendAsync([Sparse, Sparse with { RepString = ["a\0b"] }]));
        Assert.Equal("Column rep_string has a list with a text in it that has a NUL character, where DuckDB's appender would cut it; nothing was written.", error.Message);
        Assert.Single(await store.ToListAsync(EveryType.All()));
    }

    /// <summary>Property by property, so that a failure names the one.</summary>
    private static void AssertSame<T>(T expected, T actual, string path = "")
        where T : notnull
    {
        foreach (var property in expected.GetType().GetProperties().Where(p => p.GetMethod is { IsStatic: false } && p.Name != "UnknownTexts"))
        {
            var (want, got) = (property.GetValue(expected), property.GetValue(actual));
            if (want is EveryTypeBox && got is not null)
                AssertSame(want, got, property.Name + ".");
            Assert.True(Equals(want, got), $"{path}{property.Name}: {want} became {got}");
        }

        Assert.Equal(expected, actual);
    }
}
