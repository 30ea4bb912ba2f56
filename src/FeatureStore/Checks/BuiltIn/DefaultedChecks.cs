namespace FeatureStore;

/// <summary>
/// Categories, groups and critical features that fell back to a default. Counted from the sources: the quality of a fully defaulted category
/// is that of its default, not 0. Where defaults are normal they are only counted.
/// </summary>
internal static class DefaultedChecks
{
    public static IEnumerable<Check> Of(CatalogColumns columns)
    {
        var catalog = columns.Catalog;
        if (!catalog.Sources.Any(s => s.IsDefault))
            yield break;
        foreach (var category in catalog.Categories)
        {
            foreach (var check in Run(columns, category.Name, BuiltInText.Id(category.Name), category.Features))
                yield return check;
            foreach (var group in catalog.Groups.Where(g => g.Category == category.Name))
            {
                foreach (var check in Run(columns, group.Name, BuiltInText.Id(category.Name, group.Name), group.Features))
                    yield return check;
            }
        }

        var critical = catalog.Features.Where(f => f.Critical).ToList();
        if (critical.Count > 0)
        {
            yield return Check(
                columns,
                "critical-feature-defaulted",
                $"Any of the critical {IndexRanges.Named([.. critical.Select(f => f.Index)])} comes from a default",
                critical,
                columns.AnyDefaulted(critical),
                Severity.Error,
                BuiltInThresholds.AnyDefaulted);
        }
    }

    private static IEnumerable<RowCheck> Run(CatalogColumns columns, string name, string id, ValueList<int> indices)
    {
        var features = indices.Select(index => columns.Catalog.Features[index]).ToList();
        var (severity, why) = CatalogColumns.DefaultsAreNormal(features) ? (Severity.Info, ", which is normal as most of them are optional") : (Severity.Error, "");
        var which = $"of {name} ({IndexRanges.Named(indices)})";
        // Where all are one, that one's rate is what is normal.
        var threshold = features.Count > 1 ? BuiltInThresholds.Damaged : BuiltInThresholds.DefaultRate;
        yield return Check(columns, $"{id}-all-defaulted", $"All {which} come from a default{why}", features, columns.AllDefaulted(features), severity, threshold);
        if (features.Count > 1)
            yield return Check(columns, $"{id}-any-defaulted", $"Any {which} comes from a default", features, columns.AnyDefaulted(features), Severity.Info, new());
    }

    private static RowCheck Check(
        CatalogColumns columns, string id, string rule, List<FeatureInfo> features, Predicate violation, Severity severity, CheckThreshold threshold) =>
        new(id, columns.Table, violation)
        {
            Applies = columns.HasSource(features),
            Description = BuiltInText.Describe(rule, severity, threshold),
            Severity = severity,
            Dimension = Dimension.Provenance,
            Threshold = threshold,
        };
}
