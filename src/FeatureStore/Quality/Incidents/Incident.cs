namespace FeatureStore;

/// <summary>What went wrong on a day, by one cause, and what to do about it.</summary>
public sealed record Incident
{
    /// <summary>What sort of cause it is.</summary>
    public required IncidentKind Kind { get; init; }

    /// <summary>Error where the rows are not to be used, warning where they are worth a look.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Table that the features are computed from; null where the cause is no upstream, or the catalog names none.</summary>
    public string? UpstreamTable { get; init; }

    /// <summary>Processor that fills that table; null where it is not known.</summary>
    public string? Processor { get; init; }

    /// <summary>The features that are hit, in index order.</summary>
    public required ValueList<IncidentFeature> Features { get; init; }

    /// <summary>Rows that are hit: those in which all of the features are, where there are such rows, else those of the feature that is hit most.</summary>
    public required long Hit { get; init; }

    /// <summary>Rows of the day.</summary>
    public required long Rows { get; init; }

    /// <summary>The cause, such as: PlayerCompositeFactorsProcessor did not deliver.</summary>
    public required string Cause { get; init; }

    /// <summary>What it did, such as: features 5-8 defaulted for 201 of 201 players.</summary>
    public required string Problem { get; init; }

    /// <summary>What to do next.</summary>
    public required string NextStep { get; init; }

    /// <summary>What the rows say for it, beside the sources of the features.</summary>
    public ValueList<IncidentEvidence> Evidence { get; init; } = [];

    /// <summary>The cause and what it did, in a sentence.</summary>
    public string Sentence => $"{Cause}: {Problem}.";

    /// <summary>Values that are lost by it: what orders incidents of one severity.</summary>
    internal long LostValues { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Sentence;

    /// <summary>Whether a feature of a category is hit.</summary>
    internal bool Concerns(CategoryInfo category) => Features.Any(f => category.Features.Contains(f.Index));
}

/// <summary>A feature that an incident hits.</summary>
/// <param name="Index">Its index.</param>
/// <param name="Name">Its name in the catalog.</param>
public sealed record IncidentFeature(int Index, string Name);

/// <summary>What a column says for an incident.</summary>
/// <param name="Column">Name of the column, or of an element of it, such as features[5].</param>
/// <param name="Finding">What it says, such as: is 0 in 201 of 201 rows.</param>
public sealed record IncidentEvidence(string Column, string Finding)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Column} {Finding}";
}
