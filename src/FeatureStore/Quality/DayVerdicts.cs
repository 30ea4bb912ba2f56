using System.Globalization;

namespace FeatureStore;

/// <summary>Judges a day by its worst category.</summary>
internal static class DayVerdicts
{
    /// <summary>
    /// Bad: at least a tenth of the rows is red, or has the whole category or a whole group of it defaulted. Warning: a
    /// hundredth is, or the average is not green. A category in which defaults are normal is never bad, and a warning only if no row is without a default.
    /// </summary>
    public static DayStatus StatusOf(CategoryReport category, long rowsWithSources, AlertThresholdsInfo? thresholds)
    {
        var rows = Math.Max(rowsWithSources, category.Red + category.Yellow + category.Green);
        if (rows == 0)
            return DayStatus.Unknown;
        if (category.DefaultsAreNormal)
            return category.NoneDefaulted == 0 ? DayStatus.Warning : DayStatus.Good;
        var hit = Math.Max(Math.Max(category.Red, category.AllDefaulted), category.Groups.Select(g => g.AllDefaulted).DefaultIfEmpty(0).Max());
        if (hit >= rows * DayReport.BadShare)
            return DayStatus.Bad;
        return hit >= rows * DayReport.WarningShare || category.AverageQuality <= thresholds?.GreenAbove ? DayStatus.Warning : DayStatus.Good;
    }

    /// <summary>Gives a report its verdict, and its categories the status that the incidents of their features call for.</summary>
    public static DayReport Judge(DayReport report) => report with
    {
        Verdict = Of(report),
        Categories = report.Categories.Select(c => c with { Status = Worse(c.Status, StatusOf(report.Incidents.Where(i => i.Concerns(c.Category)))) }).ToValueList(),
    };

    private static DayStatus StatusOf(IEnumerable<Incident> incidents) => incidents.Select(i => i.Severity).DefaultIfEmpty(Severity.Info).Max() switch
    {
        Severity.Error => DayStatus.Bad,
        Severity.Warning => DayStatus.Warning,
        _ => DayStatus.Good,
    };

    private static DayStatus Worse(DayStatus left, DayStatus right) => left > right ? left : right;

    private static DayVerdict Of(DayReport report)
    {
        if (report.Rows == 0)
            return new(DayStatus.Unknown, null, $"There are no rows of {Text(report.Day)}.");
        // Of two that stand alike, the one that hits more rows, then the lower average, speaks for the day.
        var worst = report.Categories
            .OrderByDescending(c => c.Status)
            .ThenBy(c => c.DefaultsAreNormal)
            .ThenByDescending(c => c.Red + c.AllDefaulted)
            .ThenBy(c => c.AverageQuality)
            .FirstOrDefault();
        // A cause that no category shows, such as values that are stuck at a healthy source.
        if (report.Incidents is [var incident, ..] && StatusOf([incident]) is var status && status > (worst?.Status ?? DayStatus.Unknown))
        {
            var category = report.Categories.FirstOrDefault(c => incident.Concerns(c.Category))?.Category.Name;
            return new(status, category, $"{category ?? "The day"} {Standing(status)}: {incident.Problem}{Mean(report, status)}.");
        }

        return worst?.Status switch
        {
            null => new(DayStatus.Unknown, null, "The catalog has no categories to judge by."),
            DayStatus.Unknown => new(DayStatus.Unknown, null, $"Quality is unknown: {worst.WithoutQuality} of {report.Rows} rows carry no quality fields."),
            DayStatus.Good => new(DayStatus.Good, worst.Category.Name, $"No category is bad. The weakest is {worst.Category.Name}, {Average(worst)}."),
            _ => new(worst.Status, worst.Category.Name, $"{worst.Category.Name} {Standing(worst.Status)}: {Problem(report, worst)}."),
        };
    }

    private static string Problem(DayReport report, CategoryReport category)
    {
        var (singular, plural) = report.Table.Catalog?.Entity is { } entity ? (entity.Singular, entity.Plural) : ("row", "rows");
        var group = category.Groups.MaxBy(g => g.AllDefaulted);
        string problem;
        if (category.AllDefaulted > 0 && (group is null || category.AllDefaulted * 2 >= group.AllDefaulted))
            problem = $"all {category.Category.Features.Count} features ({IndexRanges.Text(category.Category.Features)}) defaulted for {Of(category.AllDefaulted)}";
        else if (group is { AllDefaulted: > 0 })
            problem = $"{group.Group.Name} ({IndexRanges.Text(group.Group.Features)}) defaulted for {Of(group.AllDefaulted)}";
        else if (category.Red > 0)
            problem = $"the quality is red for {Of(category.Red)}";
        else if (category.DefaultsAreNormal)
            problem = $"no {singular} is without a default in it";
        else
            problem = Average(category);
        return problem + Mean(report, category.Status);

        string Of(long rows) => $"{rows} of {report.Rows} {(report.Rows == 1 ? singular : plural)}";
    }

    private static string Standing(DayStatus status) => status == DayStatus.Bad ? "is bad" : "needs a look";

    private static string Mean(DayReport report, DayStatus status) =>
        report.AverageScore is { } score && status == DayStatus.Bad ? $"; the average score of {Number(score)} does not show it" : "";

    private static string Average(CategoryReport category) =>
        category.AverageQuality is { } average ? $"with a quality of {Number(average)} on average" : "without a quality";

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
