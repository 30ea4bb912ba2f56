namespace FeatureStore;

/// <summary>Finds what disagrees: aggregates that say something else than the sources and qualities that they follow from, rows of several versions.</summary>
internal static class DisagreementIncidents
{
    private const int MostChecks = 3;

    public static IEnumerable<Incident> Of(CheckRun run)
    {
        var wrong = run.Results
            .Where(r => r.Check.Dimension == Dimension.Consistency && r.Status is CheckStatus.Fail or CheckStatus.Warn)
            .OrderByDescending(r => r.Violations)
            .ToList();
        if (wrong.Count == 0)
            yield break;
        var shown = string.Join(", ", wrong.Take(MostChecks).Select(r => $"{r.Check.Id} in {IncidentWords.OfRows(r.Violations, r.Evaluated)}"));
        yield return new()
        {
            Kind = IncidentKind.Disagreement,
            Severity = wrong.Any(r => r.Status == CheckStatus.Fail) ? Severity.Error : Severity.Warning,
            Features = [],
            Hit = wrong[0].Violations,
            Rows = run.Rows,
            LostValues = wrong[0].Violations,
            Cause = "What should agree does not",
            Problem = wrong.Count > MostChecks ? $"{shown} and {wrong.Count - MostChecks} more" : shown,
            NextStep = "trust the sources and qualities of the single features over what follows from them, and find out what wrote these rows",
        };
    }
}
