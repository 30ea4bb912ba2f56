namespace FeatureStore.Tests;

/// <summary>Rows of the sample table that are full of what engines disagree on.</summary>
internal static class SampleRows
{
    public static readonly string?[] Texts = ["", "a", "A", "ab", "b", "B", "é", "É", "%", "a%", "_", @"\", "a'b", "日本", "🏀", null, null];
    public static readonly string?[] LevelTexts = ["low", "high", "LOW", "odd", "", "low", "high", null, null];
    public static readonly double?[] Doubles =
        [0, -0.0, 1, -1, 0.5, 1.5, 2.5, -2.5, 0.125, 50, 100, 1e15, double.NaN, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, null, null];

    public static readonly long?[] Longs = [0, 1, -1, 2, 3, -3, 7, 50, null, null];
    public static readonly long?[] ExtremeLongs = [.. Longs, long.MaxValue, long.MinValue, long.MinValue + 1];
    public static readonly decimal?[] Decimals = [0, 1, -1, 0.5m, 1.25m, -2.5m, 12.34m, 100, null, null];
    public static readonly DateOnly?[] Days = [new(2026, 2, 6), new(2026, 2, 2), new(2026, 2, 1), new(2024, 2, 29), new(1999, 12, 31), new(1969, 7, 20), null];
    public static readonly DateTimeOffset?[] Instants =
        [new(2026, 2, 6, 0, 0, 0, TimeSpan.Zero), new(2026, 2, 6, 3, 30, 0, TimeSpan.Zero), new(2026, 2, 5, 23, 59, 59, TimeSpan.Zero), new(1969, 12, 31, 23, 0, 0, TimeSpan.Zero), null];

    private static readonly string?[] Jsons =
        [null, "{}", "{\"k\":\"v\"}", "{\"k\":5}", "{\"k\":null}", "{\"k\":{\"k\":1}}", "{\"k\":[1]}", "{\"k\":true}", "{\"k\":\"\"}", "[1]", "5", "not json", ""];

    public static List<Dictionary<string, object?>> Generate(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(id => Row(random, id))];
    }

    private static Dictionary<string, object?> Row(Random random, long id)
    {
        T Of<T>(T?[] values) => values[random.Next(values.Length)]!;
        T Required<T>(T?[] values) => Of(values.Where(v => v is not null).ToArray());
        List<object?>? List<T>(T?[] values) => random.Next(5) == 0 ? null : [.. Enumerable.Range(0, random.Next(4)).Select(_ => (object?)Of(values))];
        return new Dictionary<string, object?>
        {
            ["id"] = id,
            ["day"] = new DateOnly(2026, 2, 6),
            ["code"] = Required(Texts),
            ["ready"] = random.Next(2) == 0,
            ["ratio"] = Required(Doubles),
            ["cost"] = Required(Decimals),
            ["tier"] = Required(LevelTexts),
            ["name"] = Of(Texts),
            ["big"] = Of(ExtremeLongs),
            ["small"] = Of(Longs),
            ["score"] = Of(Doubles),
            ["other_score"] = Of(Doubles),
            ["price"] = Of(Decimals),
            ["flag"] = random.Next(3) switch { 0 => null, 1 => true, _ => false },
            ["seen"] = Of(Days),
            ["at"] = Of(Instants),
            ["local_time"] = Of(Instants)?.UtcDateTime,
            ["level"] = Of(LevelTexts),
            ["other_level"] = Of(LevelTexts),
            ["extra"] = Of(Jsons),
            ["tags"] = List(Texts),
            ["values"] = List(Doubles),
            ["numbers"] = List(Longs),
            ["levels"] = List(LevelTexts),
            ["info"] = random.Next(3) == 0 ? null : Item(),
            ["items"] = random.Next(4) == 0 ? null : new List<object?> { Item(), Item() }[..random.Next(3)],
            ["source"] = Of(Texts),
        };

        Dictionary<string, object?> Item() => new() { ["source"] = Of(Texts), ["weight"] = Of(Doubles) };
    }
}
