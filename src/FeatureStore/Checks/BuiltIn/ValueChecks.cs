namespace FeatureStore;

/// <summary>Values that cannot be: NaN, an infinity, or one outside of the valid range of its feature; whatever the source.</summary>
internal static class ValueChecks
{
    public static IEnumerable<Check> Of(CatalogColumns columns)
    {
        var features = columns.Catalog.Features.Where(f => f.ValueColumn is not null).ToList();
        var floats = features.DistinctBy(f => f.ValueColumn).Where(f => columns.Table[f.ValueColumn!].Type == DataType.Float64).ToList();
        if (floats.Count > 0)
        {
            yield return new RowCheck("feature-value-not-finite", columns.Table, Predicate.AnyOf(floats.Select(f => HasNoNumber(columns, f))))
            {
                Description = BuiltInText.Describe("A feature value is NaN or infinite", Severity.Error, CheckThreshold.Of(Severity.Error)),
            };
        }

        foreach (var feature in features.Where(f => f.ValidMin is not null || f.ValidMax is not null))
            yield return Range(columns, feature);
    }

    private static Predicate HasNoNumber(CatalogColumns columns, FeatureInfo feature)
    {
        var column = columns.Table[feature.ValueColumn!];
        return feature.ValueElement is null
            ? IsNoNumber(columns.Number(column.Name))
            : new Column<ValueList<double?>>(column).Any(IsNoNumber);
    }

    private static Predicate IsNoNumber(Expr<double?> value) => value.IsNaN() | value.Abs() > double.MaxValue;

    private static RowCheck Range(CatalogColumns columns, FeatureInfo feature)
    {
        var value = columns.Value(feature)!;
        var (rule, violation) = (feature.ValidMin, feature.ValidMax) switch
        {
            ({ } min, { } max) => ($"outside of {BuiltInText.Number(min)} to {BuiltInText.Number(max)}", value < min | value > max),
            ({ } min, _) => ($"below {BuiltInText.Number(min)}", value < min),
            var (_, max) => ($"above {BuiltInText.Number(max!.Value)}", value > max),
        };
        return new(BuiltInText.Id(feature.Name, "out-of-range"), columns.Table, violation)
        {
            Applies = value.IsNotNull(),
            Description = BuiltInText.Describe($"The value of feature {feature.Index} ({feature.Name}) is {rule}", Severity.Error, CheckThreshold.Of(Severity.Error)),
        };
    }
}
