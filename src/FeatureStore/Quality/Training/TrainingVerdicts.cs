using System.Globalization;

namespace FeatureStore;

/// <summary>Judges whether a model may be trained on some days.</summary>
internal static class TrainingVerdicts
{
    /// <summary>
    /// Bad: no row is ready, or a contaminated day, which one that mixes versions is, has rows that are. Warning: a contaminated day that the gate keeps out, days without
    /// quality fields, or versions that the catalog does not know or that are mixed.
    /// </summary>
    public static DayVerdict Of(TrainingReport report)
    {
        if (report.Rows == 0)
            return new(DayStatus.Unknown, null, $"There are no rows from {Day(report.From)} to {Day(report.To)}.");
        if (report.WithoutGate == report.Rows)
            return new(DayStatus.Unknown, null, $"Nothing can be said: {report.Gate.Column} is null in all {report.Rows} rows.");
        var ready = $"{report.Ready} of {report.Rows} rows ({Percent(report.Ready, report.Rows)} %) are ready for training";
        if (report.Ready == 0)
            return new(DayStatus.Bad, null, $"No row of {report.Rows} is ready for training.");
        var contaminated = report.Days.Where(d => d.IsContaminated).ToList();
        var hidden = contaminated.Sum(d => d.Ready);
        if (hidden > 0)
            return new(DayStatus.Bad, null, $"{ready}, but {hidden} of them are from {Days(contaminated)}; {Safe(report)}.");
        var warns = contaminated.Count > 0 || report.Days.Any(d => !d.IsSafe) || AreMixed(report);
        return warns
            ? new(DayStatus.Warning, null, $"{ready}; {Safe(report)}.")
            : new(DayStatus.Good, null, $"{ready}, and no day is contaminated.");
    }

    /// <summary>Whether a column has rows of more than one version, or of one that the catalog does not know.</summary>
    public static bool AreMixed(TrainingReport report) => report.Versions
        .Where(v => v is { Rows: > 0, Version: not null } or { Rows: > 0, IsKnown: false })
        .GroupBy(v => v.Column)
        .Any(g => g.Skip(1).Any() || g.Any(v => !v.IsKnown));

    /// <summary>The longest run of safe days: of two as long, the one with more rows that are ready, then the later one.</summary>
    public static SafeRange? Longest(IReadOnlyList<TrainingDay> days)
    {
        var runs = new List<SafeRange>();
        for (var i = 0; i < days.Count; i++)
        {
            var run = days.Skip(i).TakeWhile(d => d.IsSafe).ToList();
            if (run.Count == 0)
                continue;
            runs.Add(new(run[0].Day, run[^1].Day, run.Count, run.Sum(d => d.Rows), run.Sum(d => d.Ready)));
            i += run.Count;
        }

        return runs.OrderByDescending(r => r.Days).ThenByDescending(r => r.Ready).ThenByDescending(r => r.From).FirstOrDefault();
    }

    private static string Days(List<TrainingDay> days) => days switch
    {
        [{ Status: not DayStatus.Bad } mixed] => $"{Day(mixed.Day)}, which mixes versions",
        [var day] => $"{Day(day.Day)}, which is contaminated",
        _ => $"{days.Count} contaminated days",
    };

    private static string Safe(TrainingReport report) => report.Safe switch
    {
        null => "no day is safe",
        { Days: 1 } safe => $"no two safe days follow each other, and the best is {Day(safe.From)}, with {safe.Ready} rows ready",
        var safe => $"the longest safe range is {Day(safe.From)} to {Day(safe.To)}, with {safe.Ready} rows ready",
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Percent(long part, long of) => (100.0 * part / of).ToString("0.0", CultureInfo.InvariantCulture);
}
