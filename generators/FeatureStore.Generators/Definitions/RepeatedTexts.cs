namespace FeatureStore.Generators.Definitions;

/// <summary>Short texts that come again and again in a file, such as the keys of its objects: one string for each.</summary>
internal sealed class RepeatedTexts
{
    private const int MaxLength = 24;
    private const int Places = 256;

    private readonly string?[] _texts = new string?[Places];

    /// <summary>Part of a text; the same object as the last time, if no other text took its place meanwhile.</summary>
    public string Substring(string text, int start, int length)
    {
        if (length is 0 or > MaxLength)
            return text.Substring(start, length);
        ref var known = ref _texts[((length * 31) + (text[start] * 7) + text[start + length - 1]) % Places];
        if (known?.Length == length && string.CompareOrdinal(text, start, known, 0, length) == 0)
            return known;
        return known = text.Substring(start, length);
    }
}
