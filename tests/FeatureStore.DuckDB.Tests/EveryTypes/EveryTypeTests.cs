namespace FeatureStore.DuckDB.Tests.EveryTypes;

/// <summary>A generated row of every type in every mode goes into DuckDB and comes back equal.</summary>
public sealed class EveryTypeTests
{
    [Fact]
    public async Task Rows_come_back_as_they_were_appended()
    {
        using var store = DuckDbFeatureStore.OpenInMemory();

        await store.AppendAsync([EveryTypeRows.Full, EveryTypeRows.Sparse]);
        var rows = await store.ToListAsync(EveryType.All().OrderByDescending(c => c.ReqInt64));

        AssertSame(EveryTypeRows.Full, rows[0]);
        AssertSame(EveryTypeRows.Sparse, rows[1]);
    }

    [Fact]
    public async Task A_text_is_whole_after_a_NUL_or_refused()
    {
        using var store = DuckDbFeatureStore.OpenInMemory();

        await store.AppendAsync([EveryTypeRows.Sparse with { ReqString = "a\0b", NulString = "\0" }]);
        Assert.Equal([("a\0b", "\0")], await store.ToListAsync(EveryType.All().Select(c => (c.ReqString, c.NulString))));

        var error = await Assert.ThrowsAsync<FeatureStoreException>(() => store.AppendAsync([EveryTypeRows.Sparse, EveryTypeRows.Sparse with { RepString = ["a\0b"] }]));
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
