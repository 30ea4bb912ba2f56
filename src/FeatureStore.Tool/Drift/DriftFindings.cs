using System.Globalization;
using FeatureStore.Tool.Output;

namespace FeatureStore.Tool.Drift;

/// <summary>What a comparison with a live table found, as findings under the rules.</summary>
internal static class DriftFindings
{
    private const int MostShown = 5;

    /// <summary>A difference of the shape. A write that the library refuses is an error, whatever the rule says.</summary>
    public static Finding Of(TableDifference difference, TableInfo table)
    {
        var (rule, isError) = difference.Kind switch
        {
            DifferenceKind.MissingColumn => (DriftRule.ColumnMissing, true),
            DifferenceKind.ExtraColumn => (DriftRule.ColumnExtra, difference.BreaksWrites),
            DifferenceKind.Type => (DriftRule.TypeDiffers, difference.BreaksReads || difference.BreaksWrites),
            DifferenceKind.Mode => (DriftRule.ModeDiffers, difference.BreaksWrites || IsKey(difference.Subject, table)),
            _ => (DriftRule.StorageDiffers, difference.BreaksReads),
        };
        return rule.Find(difference.Clause, Breaks(difference), isError) with { Subject = difference.Subject };
    }

    /// <summary>What the rows say.</summary>
    public static IEnumerable<Finding> Of(RowDrift rows)
    {
        foreach (var text in rows.UnknownTexts.GroupBy(t => t.Text))
            yield return Unknown(DriftRule.UnknownText, [.. text], $"the catalog does not know '{text.Key}', which is in", "readers of an enum, which get Unknown");
        if (rows.NullColumns.Count > 0)
        {
            yield return DriftRule.AlwaysNull.Find($"{Columns(rows.NullColumns)} {(rows.NullColumns.Count == 1 ? "is" : "are")} null in all {Count(rows.Rows, "row")} of {Days(rows.From, rows.To)}", "whoever counts on a value") with
            {
                Subject = rows.NullColumns.Count == 1 ? rows.NullColumns[0] : Count(rows.NullColumns.Count, "column"),
                Evidence = rows.NullColumns.Count > MostShown ? [$"null: {string.Join(", ", rows.NullColumns)}"] : [],
            };
        }

        foreach (var version in rows.UnknownVersions.GroupBy(t => t.Text))
            yield return Unknown(DriftRule.UnknownVersion, [.. version], $"the catalog is not about version '{version.Key}', which is in", "the meaning of its rows");
        foreach (var mixed in rows.MixedDays)
            yield return DriftRule.MixedVersions.Find($"on {Text(mixed.Day)} {mixed.Detail}", "models that train on it, and the comparison of scores") with { Subject = Text(mixed.Day) };
    }

    /// <summary>Reads, writes, both or neither, as the object of a sentence.</summary>
    public static string Breaks(TableDifference difference) => (difference.BreaksReads, difference.BreaksWrites) switch
    {
        (true, true) => "reads and writes",
        (true, false) => "reads",
        (false, true) => "writes",
        _ when difference.Kind == DifferenceKind.Expiration => "nothing, but rows go earlier or later",
        _ when difference.Kind >= DifferenceKind.Partitioning => "nothing, but queries cost otherwise",
        _ => "nothing",
    };

    public static string Count(long number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

    public static string Days(DateOnly from, DateOnly to) => from == to ? Text(from) : $"{Text(from)} to {Text(to)}";

    private static Finding Unknown(DriftRule rule, IReadOnlyList<FoundText> found, string clause, string breaks) =>
        rule.Find($"{clause} {Columns(found.Select(t => t.Column).ToValueList())}", breaks) with
        {
            Subject = found.Count == 1 ? found[0].Column : Count(found.Count, "column"),
            Evidence = [.. found.Take(MostShown).Select(t => $"{t.Column}: {Count(t.Rows, "row")}, {Days(t.FirstDay, t.LastDay)}")],
        };

    private static bool IsKey(string column, TableInfo table) =>
        string.Equals(table.Partition?.Column, column, StringComparison.OrdinalIgnoreCase) || (table.Catalog?.Key.Contains(column, StringComparer.OrdinalIgnoreCase) ?? false);

    private static string Columns(ValueList<string> names) =>
        names.Count <= MostShown ? string.Join(", ", names) : $"{string.Join(", ", names.Take(MostShown - 2))} and {names.Count - MostShown + 2} more columns";

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
