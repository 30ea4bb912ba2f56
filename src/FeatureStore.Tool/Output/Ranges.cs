using System.Globalization;

namespace FeatureStore.Tool.Output;

/// <summary>Numbers, shortly.</summary>
internal static class Ranges
{
    /// <summary>Ascending numbers with runs of three and more drawn together: 5-8, 13, 14.</summary>
    public static string Of(IReadOnlyList<int> numbers)
    {
        var parts = new List<string>();
        for (var i = 0; i < numbers.Count; i++)
        {
            var start = i;
            while (i + 1 < numbers.Count && numbers[i + 1] == numbers[i] + 1)
                i++;
            parts.Add(i - start > 1
                ? string.Create(CultureInfo.InvariantCulture, $"{numbers[start]}-{numbers[i]}")
                : string.Join(", ", numbers.Skip(start).Take(i - start + 1)));
        }

        return string.Join(", ", parts);
    }
}
