using System.Globalization;

namespace FeatureStore;

/// <summary>The words of a table and a day, for the sentences of incidents.</summary>
internal sealed class IncidentWords(TableInfo table, DateOnly day)
{
    public string Day { get; } = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>201 of 201 players.</summary>
    public string Of(long count, long rows) => $"{count} of {rows} {Entities(rows)}";

    public static string OfRows(long count, long rows) => $"{count} of {rows} {(rows == 1 ? "row" : "rows")}";

    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>The text of a column as a person may safely read it: in quotes, without control characters, not overly long.</summary>
    public static string Quoted(string text)
    {
        const int Longest = 60;
        var shown = text.EnumerateRunes().Take(Longest + 1).Select((rune, i) => i == Longest ? "..." : Visible(rune));
        return $"'{string.Concat(shown)}'";
    }

    private static string Visible(System.Text.Rune rune) => System.Text.Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => $"\\u{{{rune.Value:x}}}",
        _ => rune.ToString(),
    };

    private string Entities(long rows) => table.Catalog?.Entity is { } entity
        ? rows == 1 ? entity.Singular : entity.Plural
        : rows == 1 ? "row" : "rows";
}
