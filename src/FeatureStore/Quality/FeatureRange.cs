namespace FeatureStore;

/// <summary>Finds ranges of feature indices; for generated code.</summary>
public static class FeatureRange
{
    /// <summary>Where the indices from one to another, both included, start among ascending indices.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not all among them, or the wrong way round.</exception>
    public static int Find(ReadOnlySpan<int> indices, int from, int to)
    {
        var start = indices.IndexOf(from);
        var count = to - from + 1;
        if (start >= 0 && count > 0 && start + count <= indices.Length && indices[start + count - 1] == to)
            return start;
        var asked = from == to ? $"Feature {from} is" : $"Features {from}-{to} are";
        throw new ArgumentOutOfRangeException(nameof(to), $"{asked} not among {string.Join(", ", indices.ToArray())}.");
    }
}
