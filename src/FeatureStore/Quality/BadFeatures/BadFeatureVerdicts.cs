using System.Globalization;

namespace FeatureStore;

/// <summary>Judges features by how many rows they are bad in. Optional features do not count: a default is normal there.</summary>
internal static class BadFeatureVerdicts
{
    // On a healthy day a feature defaults for up to a third of the rows, and a whole group for up to a thirtieth.
    private const double MostShare = 0.9;
    private const double HalfShare = 0.5;
    private const double ManyShare = 0.35;
    private const double GroupWarningShare = 0.05;

    /// <summary>
    /// Bad: a critical feature is bad in half of the rows that have quality, or another one in nine tenths. Warning: more than a third, or
    /// half.
    /// </summary>
    public static DayStatus StatusOf(FeatureInfo feature, long hit, long rows)
    {
        if (rows == 0)
            return DayStatus.Unknown;
        var (bad, warning) = feature.Critical ? (HalfShare, ManyShare) : (MostShare, HalfShare);
        return feature.Optional ? DayStatus.Good : Status(hit, rows, bad, warning);
    }

    /// <summary>Bad: all features of a group are bad in a tenth of the rows that have quality. Warning: a twentieth.</summary>
    public static DayStatus StatusOf(IEnumerable<FeatureInfo> group, long hit, long rows)
    {
        if (rows == 0)
            return DayStatus.Unknown;
        return group.All(f => f.Optional) ? DayStatus.Good : Status(hit, rows, DayReport.BadShare, GroupWarningShare);
    }

    public static DayVerdict Of(BadFeatureReport report)
    {
        var rows = report.Rows - report.WithoutQuality;
        if (report.Rows == 0)
            return new(DayStatus.Unknown, null, $"There are no rows of {Days(report)}.");
        if (rows == 0)
            return new(DayStatus.Unknown, null, $"Quality is unknown: {report.WithoutQuality} of {report.Rows} rows carry no quality fields.");
        var (singular, plural) = report.From == report.To && report.Table.Catalog?.Entity is { } entity ? (entity.Singular, entity.Plural) : ("row", "rows");
        var status = report.Features.Select(f => f.Status).DefaultIfEmpty(DayStatus.Good).Max();
        if (status == DayStatus.Good)
        {
            var weakest = report.Features.Where(f => !f.Feature.Optional).MaxBy(f => f.Bad);
            return new(DayStatus.Good, null, weakest is null or { Bad: 0 }
                ? $"No feature is below {Number(report.Threshold)}, but for optional ones."
                : $"No feature is below {Number(report.Threshold)} for more {plural} than is normal. The weakest is feature {weakest.Feature.Index}, {weakest.Feature.Name}: {Of(weakest.Bad)}.");
        }

        var hit = report.Features.Where(f => f.Status == status).ToList();
        var category = hit.MaxBy(f => f.Bad)!.Feature.Category;
        var name = hit.All(f => f.Feature.Category == category) ? $"{category} {IndexRanges.Named(Indices(hit))}" : Capital(IndexRanges.Named(Indices(hit)));
        var (least, most) = (hit.Min(f => f.Bad), hit.Max(f => f.Bad));
        var count = least == most ? "" : $"{least} to ";
        return new(status, category, $"{name} {(hit.Count == 1 ? "is" : "are")} below {Number(report.Threshold)} for {count}{Of(most)}.");

        string Of(long count) => $"{count} of {rows} {(rows == 1 ? singular : plural)}";
    }

    private static DayStatus Status(long hit, long rows, double bad, double warning) =>
        hit >= rows * bad ? DayStatus.Bad : hit >= rows * warning ? DayStatus.Warning : DayStatus.Good;

    private static List<int> Indices(IEnumerable<FeatureQuality> features) => [.. features.Select(f => f.Feature.Index)];

    private static string Capital(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";

    private static string Days(BadFeatureReport report) => report.From == report.To ? Day(report.From) : $"{Day(report.From)} to {Day(report.To)}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
