namespace FeatureStore;

/// <summary>What sort of cause an incident has.</summary>
public enum IncidentKind
{
    /// <summary>An upstream gave nothing: its features fell back to defaults.</summary>
    NotDelivered,

    /// <summary>An upstream gave nothing for some rows, or nothing of some features.</summary>
    DeliveredInPart,

    /// <summary>An upstream gave rows, and its features fell back to defaults all the same.</summary>
    NotTakenUp,

    /// <summary>Features that are calculated from others fell back to defaults.</summary>
    NotCalculated,

    /// <summary>Features have the same value in each row, or nearly so, at a source that is no default.</summary>
    Stuck,

    /// <summary>A source that the catalog does not know.</summary>
    UnknownSource,

    /// <summary>Values that should agree do not: an aggregate with what it follows from, or rows with each other.</summary>
    Disagreement,
}
