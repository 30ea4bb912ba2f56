using System.Globalization;

namespace FeatureStore;

/// <summary>
/// Violated by all values of a feature on a day if their statistics lie below the floors of the catalog. Only values that stand for
/// something count: defaults, which are found by their source, are left out, and so is what lies outside of the valid range, where one
/// wild value would hide that the others are stuck. A row without a source counts, since nothing says that it is a default.
/// </summary>
internal sealed class StatisticsCheck : Check
{
    /// <summary>Values that a day needs; fewer say nothing.</summary>
    public const int MinValues = 50;

    /// <summary>Percent of the values from which zeros are too many.</summary>
    public const double MaxZeroPercent = 95;

    private readonly FeatureInfo _feature;
    private readonly string[] _sources;

    public StatisticsCheck(CatalogColumns columns, FeatureInfo feature)
        : base(BuiltInText.Id(feature.Name, "statistics"), columns.Table)
    {
        _feature = feature;
        _sources = SourcesOf(columns.Catalog, feature);
        var value = columns.Value(feature)!;
        var source = columns.Text(feature.SourceColumn);
        var counts = Counts(columns, feature, value);
        var counted = Sql.If(counts, value, Sql.Value<double?>(null));
        Measures =
        [
            Sql.Count(counted).As("values"),
            Sql.StdDev(counted).As("standard_deviation"),
            Sql.CountDistinct(counted).As("distinct"),
            Sql.CountIf(counts & value == 0.0).As("zeros"),
            .. _sources.Select(s => Sql.CountIf(counts & source == s).As($"from_{s}")),
        ];
    }

    /// <summary>True for a row whose value stands for something. Beyond the greatest square root of a number, an engine could not compute the deviation.</summary>
    public static Predicate Counts(CatalogColumns columns, FeatureInfo feature, Expr<double?> value) =>
        !columns.IsDefaulted(feature) & value >= (feature.ValidMin ?? -1e150) & value <= (feature.ValidMax ?? 1e150);

    internal override IReadOnlyList<Expr> Measures { get; }

    internal override CheckFinding Judge(IReadOnlyList<object?> values)
    {
        var count = (long)values[0]!;
        if (count < MinValues)
            return CheckFinding.Skipped($"{_feature.Name} has {BuiltInText.Count(count, "value")} other than defaults, and statistics need {MinValues}.");
        var (deviation, distinct, zeros) = ((double?)values[1], (long)values[2]!, (long)values[3]!);
        var zeroPercent = 100.0 * zeros / count;
        var isStuck = deviation < _feature.MinStandardDeviation || distinct < _feature.MinDistinct || zeroPercent >= MaxZeroPercent;
        var from = _sources.Select((source, i) => (source, Rows: (long)values[i + 4]!)).Where(s => s.Rows > 0).Select(s => s.source).ToList();
        return new(count, isStuck ? count : 0, string.Create(
            CultureInfo.InvariantCulture,
            $"{_feature.Name}: standard deviation {deviation:0.00}{Floor(_feature.MinStandardDeviation)}, {BuiltInText.Count(distinct, "distinct value")}{Floor(_feature.MinDistinct)}, {zeroPercent:0.#} % zeros over {count} rows {(from.Count == 0 ? "without a known source" : $"from {string.Join(" and ", from)}")}"));
    }

    private static string Floor(double? floor) => floor is { } value ? $" (floor {BuiltInText.Number(value)})" : "";

    /// <summary>The sources, other than defaults, that the feature can have.</summary>
    private static string[] SourcesOf(CatalogInfo catalog, FeatureInfo feature) =>
        [.. catalog.Sources.Where(s => !s.IsDefault && (feature.Sources.Count == 0 || s.Raw.Any(r => feature.Sources.Contains(r.Name)) || feature.Sources.Contains(s.Name))).Select(s => s.Name)];
}
