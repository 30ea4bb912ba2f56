namespace FeatureStore;

/// <summary>Quality that the table itself calls red: of a category, of the row as a whole, and by the alert level.</summary>
internal static class QualityChecks
{
    public static IEnumerable<Check> Of(CatalogColumns columns)
    {
        var catalog = columns.Catalog;
        if (catalog.CategoryThresholds is { RedBelow: var red })
        {
            foreach (var category in catalog.Categories.Where(c => c.QualityPct is not null))
            {
                var isNormal = CatalogColumns.DefaultsAreNormal(category.Features.Select(index => catalog.Features[index]));
                var why = isNormal ? ", which is normal as most of its features are optional" : "";
                yield return Below(columns, BuiltInText.Id(category.Name, "quality-red"), category.QualityPct!, red, isNormal ? Severity.Info : Severity.Error, why);
            }

            if (catalog.Summary.QualityScore is { } score)
                yield return Below(columns, "quality-score-red", score, red, Severity.Error, "");
        }

        if (catalog is { Summary.AlertLevel: { } column, AlertLevels: [.., var worst] })
        {
            var level = columns.Text(column);
            yield return Check(columns, "alert-level-worst", $"{column} is '{worst}'", level.IsNotNull(), level == worst, Severity.Error);
        }
    }

    private static RowCheck Below(CatalogColumns columns, string id, string column, double limit, Severity severity, string why)
    {
        var quality = columns.Number(column);
        return Check(columns, id, $"{column} is below {BuiltInText.Number(limit)}{why}", quality.IsNotNull(), quality < limit, severity);
    }

    private static RowCheck Check(CatalogColumns columns, string id, string rule, Predicate applies, Predicate violation, Severity severity) =>
        new(id, columns.Table, violation)
        {
            Applies = applies,
            Description = BuiltInText.Describe(rule, severity, BuiltInThresholds.Damaged),
            Severity = severity,
            Dimension = Dimension.Validity,
            Threshold = BuiltInThresholds.Damaged,
        };
}
