namespace FeatureStore;

/// <summary>The checks that follow from a catalog: what every table with qualities and sources should be asked each day.</summary>
public static class BuiltInChecks
{
    /// <summary>The checks of a table, by what its catalog says of it; a part that the catalog leaves out gives no checks.</summary>
    /// <exception cref="ArgumentException">The table has no catalog.</exception>
    public static CheckSet Of(TableInfo table)
    {
        var columns = new CatalogColumns(table);
        return
        [
            .. DefaultedChecks.Of(columns),
            .. DefaultRateChecks.Of(columns),
            .. QualityChecks.Of(columns),
            .. UnknownTextChecks.Of(columns),
            .. CompletenessChecks.Of(columns),
            .. ValueChecks.Of(columns),
            .. StatisticsChecks.Of(columns),
            .. FeatureCountChecks.Of(columns),
            .. DerivedChecks.Of(columns),
            .. VersionChecks.Of(columns),
            .. FreshnessChecks.Of(columns),
            .. DuplicateKeyChecks.Of(columns),
        ];
    }
}
