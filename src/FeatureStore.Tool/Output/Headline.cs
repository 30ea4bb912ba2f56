namespace FeatureStore.Tool.Output;

/// <summary>The first line of what is said of a day: the verdict, unless a check fails that the verdict knows nothing of.</summary>
internal static class Headline
{
    public static (CheckStatus Status, string Sentence) Of(CheckedDay day)
    {
        var verdict = day.Report.Verdict;
        if (verdict.Status == DayStatus.Bad)
            return (CheckStatus.Fail, verdict.Sentence);
        var failed = day.Run.Results.Where(r => r.Status == CheckStatus.Fail).ToList();
        if (failed.Count > 0)
        {
            var others = failed.Count == 1 ? "" : $", and {failed.Count - 1} more {(failed.Count == 2 ? "check fails" : "checks fail")}";
            return (CheckStatus.Fail, $"{failed[0].Check.Id} fails: {failed[0].Violations} of {failed[0].Evaluated} violate it{others}. {verdict.Sentence}");
        }

        if (day.Run.Results.FirstOrDefault(r => r.Status == CheckStatus.Error) is { } error)
            return (CheckStatus.Error, $"{error.Check.Id} could not be evaluated. {verdict.Sentence}");
        var warns = verdict.Status == DayStatus.Warning || day.Run.Results.Any(r => r.Status == CheckStatus.Warn);
        return (warns ? CheckStatus.Warn : CheckStatus.Pass, verdict.Sentence);
    }

    /// <summary>The same in the words of a day.</summary>
    public static DayStatus DayStatusOf(CheckedDay day) => Of(day).Status == CheckStatus.Fail ? DayStatus.Bad : day.Report.Verdict.Status;
}
