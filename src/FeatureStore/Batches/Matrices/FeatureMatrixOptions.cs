using System.Globalization;

namespace FeatureStore;

/// <summary>What a feature becomes in a matrix where its value was not measured.</summary>
public enum MissingFeature
{
    /// <summary>Its value, as the row has it; of null the catalog's default value, or NaN where the catalog gives none.</summary>
    Value,

    /// <summary>NaN.</summary>
    NaN,

    /// <summary>Its whole row is left out.</summary>
    DropRow,
}

/// <summary>Which features a matrix has, and what becomes of those that were not measured.</summary>
public sealed record FeatureMatrixOptions
{
    /// <summary>What a defaulted feature becomes: one whose source is a default, by the catalog.</summary>
    public MissingFeature Defaulted { get; init; } = MissingFeature.Value;

    /// <summary>What a feature becomes that has no value. One that is defaulted too takes the stricter choice: a dropped row, then NaN, then the value.</summary>
    public MissingFeature Null { get; init; } = MissingFeature.NaN;

    /// <summary>Indices of the features, which come in index order whatever their order here; null for all of the catalog.</summary>
    public IReadOnlyList<int>? Features { get; init; }

    /// <summary>Columns after the features, such as labels: of INT64, FLOAT64, NUMERIC, BIGNUMERIC or BOOL (0 or 1). Null is NaN.</summary>
    public IReadOnlyList<Expr> Columns { get; init; } = [];

    /// <summary>Indices of features, for <see cref="Features"/>.</summary>
    /// <typeparam name="TFeature">The generated enum of features.</typeparam>
    public static IReadOnlyList<int> IndicesOf<TFeature>(params TFeature[] features)
        where TFeature : struct, Enum => [.. features.Select(f => Convert.ToInt32(f, CultureInfo.InvariantCulture))];
}
