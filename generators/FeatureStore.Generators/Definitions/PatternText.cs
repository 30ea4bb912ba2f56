using System.Globalization;

namespace FeatureStore.Generators.Definitions;

/// <summary>A column name with one place for a feature's index: <c>feature_{index}_quality</c>.</summary>
internal readonly record struct PatternText(string Prefix, string Suffix)
{
    public const string Index = "{index}";

    /// <summary>Null unless the text has <c>{index}</c> exactly once and no other brace.</summary>
    public static PatternText? Parse(string text)
    {
        var place = text.IndexOf(Index, StringComparison.Ordinal);
        if (place < 0)
            return null;
        var pattern = new PatternText(text.Substring(0, place), text.Substring(place + Index.Length));
        return HasBrace(pattern.Prefix) || HasBrace(pattern.Suffix) ? null : pattern;
    }

    public string For(int index) => Prefix + index.ToString(CultureInfo.InvariantCulture) + Suffix;

    public override string ToString() => Prefix + Index + Suffix;

    private static bool HasBrace(string text) => text.IndexOf('{') >= 0 || text.IndexOf('}') >= 0;
}
