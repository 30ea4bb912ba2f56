using System.Reflection;
using NbaPredictions;

namespace FeatureStore.Checks.Tests;

/// <summary>Rows that are full of what engines disagree on: nulls, NaN, infinities, empty lists, texts that no catalog knows.</summary>
internal static class RandomRows
{
    private static readonly double?[] Doubles =
        [0, -0.0, 1, -1, 0.5, 2.5, -2.5, 1.25, 39.9, 40, 50, 69.5, 70, 95, 100, 1e15, 1e300, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, null, null, null];

    private static readonly long?[] Longs = [0, 1, -1, 2, 3, 5, -7, 37, 1000, null, null];
    private static readonly decimal?[] Decimals = [0, 1, -1, 0.5m, 39.99m, 50, 73.92m, 100, null, null];
    private static readonly string?[] Texts = ["", "a", "A", "ab", "BOS", "bos", "é", "%", "_", @"\", "a'b", "日本", "🏀", null, null];
    private static readonly string?[] EnumTexts = ["gold", "silver", "critical", "red", "green", "default", "phase4", "phase3", "RED", "bettingpros", "", null, null];
    private static readonly DateTimeOffset?[] Instants =
        [new(2026, 2, 6, 0, 0, 0, TimeSpan.Zero), new(2026, 2, 6, 3, 30, 0, TimeSpan.Zero), new(2026, 2, 5, 23, 59, 59, 999, TimeSpan.Zero), new(1969, 12, 31, 23, 0, 0, TimeSpan.Zero), null];

    public static DateOnly First { get; } = new(2026, 2, 1);

    public static DateOnly Last { get; } = new(2026, 2, 6);

    public static List<MlFeatureStoreV2> Generate(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => Row(random, i))];
    }

    private static MlFeatureStoreV2 Row(Random random, int number)
    {
        var row = new MlFeatureStoreV2
        {
            PlayerLookup = "",
            GameDate = First,
            GameId = "",
            FeatureCount = 37,
            FeatureVersion = "",
            DataSource = "",
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
        foreach (var property in typeof(MlFeatureStoreV2).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null))
        {
            var isEnumText = property.Name.EndsWith("Text", StringComparison.Ordinal) && property.PropertyType == typeof(string);
            if (Value(property.PropertyType, isEnumText, random) is { } value)
                property.SetValue(row, value);
        }

        // The order of the rows, in every engine.
        return row with { PlayerLookup = $"{number:d4}{row.PlayerLookup}" };
    }

    private static object? Value(Type type, bool isEnumText, Random random)
    {
        if (type == typeof(string))
            return Of(isEnumText ? EnumTexts : Texts);
        if (type == typeof(double?))
            return Of(Doubles);
        if (type == typeof(long?) || type == typeof(long))
            return Of(Longs);
        if (type == typeof(decimal?))
            return Of(Decimals);
        if (type == typeof(bool?))
            return random.Next(3) switch { 0 => null, 1 => true, _ => false };
        if (type == typeof(DateOnly))
            return First.AddDays(random.Next(Last.DayNumber - First.DayNumber + 1));
        if (type == typeof(DateTimeOffset?) || type == typeof(DateTimeOffset))
            return Of(Instants);
        if (type == typeof(ValueList<double?>))
            return Items(random.Next(3) == 0 ? 0 : random.Next(40), Doubles).ToValueList();
        if (type == typeof(ValueList<string?>))
            return Items(random.Next(4), Texts).ToValueList();
        return type == typeof(MlFeatureStoreV2HistoricalCompleteness) && random.Next(3) > 0
            ? new MlFeatureStoreV2HistoricalCompleteness { GamesFound = Of(Longs), GamesExpected = Of(Longs), IsComplete = random.Next(3) switch { 0 => null, 1 => true, _ => false } }
            : null;

        T Of<T>(T[] values) => values[random.Next(values.Length)];

        List<T> Items<T>(int count, T[] values) => [.. Enumerable.Range(0, count).Select(_ => Of(values))];
    }
}
