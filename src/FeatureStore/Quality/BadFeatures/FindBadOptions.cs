namespace FeatureStore;

/// <summary>What counts as bad, and how many rows are listed.</summary>
public sealed record FindBadOptions
{
    /// <summary>Quality below which a feature is bad, 0-100. The default lies above the quality of a default, which is 40, and below that of any real source.</summary>
    public double Threshold { get; init; } = 50;

    /// <summary>Most rows to list; they are counted beyond that.</summary>
    public int Limit { get; init; } = 20;
}
