namespace FeatureStore;

/// <summary>Rows that are older, or were computed from older data, than the catalog allows.</summary>
internal static class FreshnessChecks
{
    public static IEnumerable<Check> Of(CatalogColumns columns)
    {
        foreach (var freshness in columns.Catalog.Freshness)
        {
            if (freshness.WarnAbove is { } stale)
                yield return Above(columns, freshness.Column, stale, "stale", Severity.Warning);
            if (freshness.FailAbove is { } expired)
                yield return Above(columns, freshness.Column, expired, "expired", Severity.Error);
        }
    }

    private static RowCheck Above(CatalogColumns columns, string column, double hours, string word, Severity severity)
    {
        var age = columns.Number(column);
        return new(BuiltInText.Id(column, word), columns.Table, age > hours)
        {
            Applies = age.IsNotNull(),
            Description = BuiltInText.Describe($"{column} is above {BuiltInText.Number(hours)} hours", severity, CheckThreshold.Of(severity)),
            Severity = severity,
            Dimension = Dimension.Freshness,
        };
    }
}
