namespace FeatureStore;

/// <summary>Says which features, shortly.</summary>
internal static class IndexRanges
{
    /// <summary>Ascending indices with runs of three and more drawn together: 5-8, 13, 14.</summary>
    public static string Text(IReadOnlyList<int> indices)
    {
        var parts = new List<string>();
        for (var i = 0; i < indices.Count; i++)
        {
            var start = i;
            while (i + 1 < indices.Count && indices[i + 1] == indices[i] + 1)
                i++;
            parts.Add(i - start > 1 ? $"{indices[start]}-{indices[i]}" : string.Join(", ", Enumerable.Range(indices[start], i - start + 1)));
        }

        return string.Join(", ", parts);
    }

    /// <summary>The same with the word before: feature 5, features 5-8.</summary>
    public static string Named(IReadOnlyList<int> indices) => $"{(indices.Count == 1 ? "feature" : "features")} {Text(indices)}";
}
