namespace FeatureStore;

/// <summary>
/// Quality fields that are null. A row older than the quality fields has none of them, which is worth a warning; a row that has only
/// some of them was written by halves, which is an error.
/// </summary>
internal static class CompletenessChecks
{
    public static IEnumerable<Check> Of(CatalogColumns columns)
    {
        var catalog = columns.Catalog;
        // The score is older than the other fields, so a row may have it alone.
        string?[] together =
        [
            catalog.Summary.Tier, catalog.Summary.AlertLevel, catalog.Summary.DefaultCount,
            .. catalog.Categories.SelectMany(c => new[] { c.QualityPct, c.DefaultCount, c.Tier }),
            .. catalog.Features.SelectMany(f => new[] { f.QualityColumn, f.SourceColumn }),
        ];
        var fields = Nullable(columns, together);
        if (fields.Count == 0)
            yield break;
        yield return new RowCheck("quality-missing", columns.Table, Predicate.AllOf(fields.Select(f => new Predicate(new IsNullNode(f)))))
        {
            Description = BuiltInText.Describe($"A row has none of its {fields.Count} quality fields, so nothing is known of it", Severity.Warning, CheckThreshold.Of(Severity.Warning)),
            Severity = Severity.Warning,
            Dimension = Dimension.Completeness,
        };
        var all = Nullable(columns, [catalog.Summary.QualityScore, .. together]);
        yield return new NullFieldsCheck("quality-incomplete", columns.Table, all, fields)
        {
            Description = BuiltInText.Describe($"Some of the {all.Count} quality fields are null in a row that has others", Severity.Error, CheckThreshold.Of(Severity.Error)),
            Dimension = Dimension.Completeness,
        };
    }

    private static List<ColumnNode> Nullable(CatalogColumns columns, IEnumerable<string?> names) =>
        [.. names.OfType<string>().Select(name => columns.Table[name]).Where(c => c.Mode == ColumnMode.Nullable).Distinct().Select(c => new ColumnNode(c))];
}
