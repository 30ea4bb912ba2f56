namespace FeatureStore;

/// <summary>The order of texts by their UTF-8 bytes, as engines have it.</summary>
internal static class Utf8Order
{
    // UTF-16 has the characters from U+E000 to U+FFFF behind those that take two code units; UTF-8 has them before.
    public static int Compare(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
            return left.Length - right.Length;
        var (a, b) = (left[common], right[common]);
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a - b : char.IsSurrogate(a) ? 1 : -1;
    }
}
