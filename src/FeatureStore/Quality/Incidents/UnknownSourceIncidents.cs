namespace FeatureStore;

/// <summary>Finds sources that the catalog does not know: nobody can say whether a feature from one is a default.</summary>
internal static class UnknownSourceIncidents
{
    private const int MostTexts = 3;

    public static IEnumerable<Incident> Of(UnknownSources unknown, long rows)
    {
        if (unknown.Texts.Count == 0)
            yield break;
        var texts = unknown.Texts.Select(t => t.Text).Distinct().Order(StringComparer.Ordinal).ToList();
        var shown = string.Join(", ", texts.Take(MostTexts).Select(IncidentWords.Quoted)) + (texts.Count > MostTexts ? " and others" : "");
        yield return new()
        {
            Kind = IncidentKind.UnknownSource,
            Severity = IncidentShares.Reach(unknown.Rows, rows, DayReport.BadShare) ? Severity.Error : Severity.Warning,
            LostValues = unknown.Rows,
            Features = unknown.Texts.Select(t => new IncidentFeature(t.Feature.Index, t.Feature.Name)).ToValueList(),
            Hit = unknown.Rows,
            Rows = rows,
            Cause = texts.Count == 1 ? "A source that the catalog does not know" : "Sources that the catalog does not know",
            Problem = $"{shown} at {IndexRanges.Named([.. unknown.Texts.Select(t => t.Feature.Index)])} in {IncidentWords.OfRows(unknown.Rows, rows)}",
            NextStep = $"add {(texts.Count == 1 ? "it" : "them")} to the sources of the catalog, or correct what writes {(texts.Count == 1 ? "it" : "them")}; until then nobody can say whether these values are defaults",
        };
    }
}
