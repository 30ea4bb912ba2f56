namespace FeatureStore;

/// <summary>Patterns of LIKE: % stands for any characters, _ for one, and \ takes the next as it is.</summary>
internal static class LikePattern
{
    public static bool IsMatch(string text, string pattern) => IsMatch(text.AsSpan(), pattern);

    private static bool IsMatch(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        for (; !pattern.IsEmpty; pattern = pattern[1..])
        {
            switch (pattern[0])
            {
                case '%':
                    var rest = pattern.TrimStart('%');
                    for (var start = 0; start <= text.Length; start++)
                    {
                        if (IsMatch(text[start..], rest))
                            return true;
                    }

                    return false;
                case '_':
                    if (text.IsEmpty)
                        return false;
                    text = text[(text.Length > 1 && char.IsSurrogatePair(text[0], text[1]) ? 2 : 1)..];
                    continue;
                case '\\' when pattern.Length > 1:
                    pattern = pattern[1..];
                    break;
            }

            if (text.IsEmpty || text[0] != pattern[0])
                return false;
            text = text[1..];
        }

        return text.IsEmpty;
    }
}
