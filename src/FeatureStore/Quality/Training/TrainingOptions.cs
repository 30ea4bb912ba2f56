namespace FeatureStore;

/// <summary>Which rows count as ready for training.</summary>
public sealed record TrainingOptions
{
    /// <summary>Column of the gate that a row must pass; null for the catalog's gate with "training" in its name, or its only one.</summary>
    public string? Gate { get; init; }
}
