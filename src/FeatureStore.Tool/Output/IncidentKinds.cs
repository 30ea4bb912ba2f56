namespace FeatureStore.Tool.Output;

/// <summary>What each kind of incident means.</summary>
internal static class IncidentKinds
{
    public static string Describe(IncidentKind kind) => kind switch
    {
        IncidentKind.NotDelivered => "An upstream gave nothing: its features fell back to defaults.",
        IncidentKind.DeliveredInPart => "An upstream gave nothing for some rows, or nothing of some features.",
        IncidentKind.NotTakenUp => "An upstream gave rows, and its features fell back to defaults all the same.",
        IncidentKind.NotCalculated => "Features that are calculated from others fell back to defaults.",
        IncidentKind.Stuck => "A feature has the same value in each row, or nearly so, at a source that is no default.",
        IncidentKind.UnknownSource => "A source stands in the table that the catalog does not know.",
        IncidentKind.Disagreement => "Values that should agree do not.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
