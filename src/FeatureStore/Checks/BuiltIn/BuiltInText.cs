using System.Globalization;

namespace FeatureStore;

/// <summary>Names and describes built-in checks.</summary>
internal static class BuiltInText
{
    /// <summary>The id of parts that the catalog spells in snake_case: matchup, composite_factors, all-defaulted become one word with hyphens.</summary>
    public static string Id(params ReadOnlySpan<string> parts) => string.Join('-', parts).ToLowerInvariant().Replace('_', '-').Replace(' ', '-');

    /// <summary>The name of a C# type in the same spelling: AlertLevel becomes alert-level.</summary>
    public static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    /// <summary>A rule, and from which numbers on a check warns or fails.</summary>
    public static string Describe(string rule, Severity severity, CheckThreshold threshold)
    {
        var fail = severity == Severity.Error ? Level(threshold.FailCount, threshold.FailPercent) : null;
        var warn = severity == Severity.Info ? null : Level(threshold.WarnCount, threshold.WarnPercent);
        return (warn, fail) switch
        {
            (null, null) => $"{rule}; counted only.",
            (null, _) => $"{rule}; fails from {fail}.",
            (_, null) => $"{rule}; warns from {warn}.",
            _ => $"{rule}; warns from {warn}, fails from {fail}.",
        };
    }

    public static string Number(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>A number of things, in the singular for one.</summary>
    public static string Count(long number, string singular, string? plural = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? singular : plural ?? singular + "s")}");

    /// <summary>The first few of many texts, and how many more there are.</summary>
    public static string Some(IReadOnlyCollection<string> texts, int limit = 5) =>
        texts.Count <= limit ? string.Join(", ", texts) : $"{string.Join(", ", texts.Take(limit))} and {texts.Count - limit} more";

    private static string? Level(long? count, double? percent) => (count, percent) switch
    {
        (null, null) => null,
        (1, null) => "the first",
        ({ } number, null) => Number(number),
        (null, { } share) => $"{Number(share)} %",
        ({ } number, { } share) => $"{Number(number)} or {Number(share)} %",
    };
}
