namespace FeatureStore;

/// <summary>Features whose values say too little over a day, by the floors of the catalog: one that is stuck has a healthy source and full quality all the same.</summary>
internal static class StatisticsChecks
{
    public static IEnumerable<Check> Of(CatalogColumns columns) => columns.Catalog.Features
        .Where(f => f.ValueColumn is not null && (f.MinStandardDeviation is not null || f.MinDistinct is not null))
        .Select(feature => new StatisticsCheck(columns, feature)
        {
            Description = $"The values of feature {feature.Index} ({feature.Name}) over a day, without defaults, {Rules(feature)}; fails from {StatisticsCheck.MinValues} values.",
            Dimension = Dimension.Validity,
        });

    private static string Rules(FeatureInfo feature)
    {
        var rules = new List<string>();
        if (feature.MinStandardDeviation is { } deviation)
            rules.Add($"have a standard deviation below {BuiltInText.Number(deviation)}");
        if (feature.MinDistinct is { } distinct)
            rules.Add($"are fewer than {distinct} different ones");
        rules.Add($"are 0 in at least {BuiltInText.Number(StatisticsCheck.MaxZeroPercent)} %");
        return string.Join(", or ", rules);
    }
}
