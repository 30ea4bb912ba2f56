namespace FeatureStore.ML;

/// <summary>What a data view has beside the rows.</summary>
public sealed record DataViewOptions
{
    /// <summary>Which features are in the vector, and what becomes of those that were not measured; null for a view without the vector.</summary>
    public FeatureMatrixOptions? Features { get; init; } = new();

    /// <summary>Name of the vector's column; what ML.NET's trainers look for, if not told otherwise.</summary>
    public string FeaturesName { get; init; } = "Features";

    /// <summary>The scalar columns; null for all of the table, or of the batch.</summary>
    public IReadOnlyList<Expr>? Columns { get; init; }

    /// <summary>Whether an enum column is a key, with the texts of the catalog as its values, and any other text missing. It is text otherwise.</summary>
    public bool EnumsAsKeys { get; init; }
}
