namespace FeatureStore;

/// <summary>How often each feature falls back to a default. A feature that is optional is only counted.</summary>
internal static class DefaultRateChecks
{
    public static IEnumerable<Check> Of(CatalogColumns columns) => columns.Catalog.Sources.Any(s => s.IsDefault)
        ? columns.Catalog.Features.Select(feature => Rate(columns, feature))
        : [];

    private static RowCheck Rate(CatalogColumns columns, FeatureInfo feature)
    {
        var severity = feature.Optional ? Severity.Info : Severity.Error;
        var why = feature.Optional ? ", which is normal as it is optional" : "";
        return new(BuiltInText.Id(feature.Name, "default-rate"), columns.Table, columns.IsDefaulted(feature))
        {
            Applies = columns.Text(feature.SourceColumn).IsNotNull(),
            Description = BuiltInText.Describe($"Feature {feature.Index} ({feature.Name}) comes from a default{why}", severity, BuiltInThresholds.DefaultRate),
            Severity = severity,
            Dimension = Dimension.Provenance,
            Threshold = BuiltInThresholds.DefaultRate,
        };
    }
}
