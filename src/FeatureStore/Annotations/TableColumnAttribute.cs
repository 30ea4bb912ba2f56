namespace FeatureStore;

/// <summary>Says which column of the table a generated property is, and what analyzers must know of it.</summary>
/// <param name="name">Name of the column in the table.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TableColumnAttribute(string name) : Attribute
{
    /// <summary>Name of the column in the table.</summary>
    public string Name { get; } = name;

    /// <summary>The category of features that the column tells about; null for a column that tells about none.</summary>
    public string? Category { get; init; }

    /// <summary>Whether the column is the mean over all features, which hides a category that failed.</summary>
    public bool IsAggregate { get; init; }

    /// <summary>Whether the column is a list with the value of each feature at the feature's own index.</summary>
    public bool HoldsFeatures { get; init; }

    /// <summary>What a category scores, 0-100, when all of its features are defaulted; NaN for a column that is no category's score.</summary>
    public double DefaultedScore { get; init; } = double.NaN;
}
