using System.Globalization;
using System.Text;

namespace FeatureStore.Tool.Output;

/// <summary>Text of a table as it may safely reach a terminal: no control character, no escape sequence, on one line.</summary>
internal static class Printable
{
    public static string Of(string text) =>
        text.Any(IsHidden) ? string.Concat(text.EnumerateRunes().Select(Visible)) : text;

    private static bool IsHidden(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;

    private static string Visible(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            ? $"\\u{{{rune.Value:x}}}"
            : rune.ToString();
}
