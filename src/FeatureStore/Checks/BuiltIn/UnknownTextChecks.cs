namespace FeatureStore;

/// <summary>Texts that the catalog does not list, in the columns of sources, tiers and the alert level.</summary>
internal static class UnknownTextChecks
{
    public static IEnumerable<Check> Of(CatalogColumns columns)
    {
        foreach (var kind in columns.Table.Columns.Where(c => c.Texts is not null && c.Mode != ColumnMode.Repeated).GroupBy(c => c.Texts!))
        {
            var rule = $"A text that the catalog does not list ({string.Join(", ", kind.Key.Texts)}), in {BuiltInText.Some([.. kind.Select(c => c.Name)], 3)}";
            yield return new UnknownTextCheck($"unknown-{BuiltInText.Kebab(kind.Key.EnumType.Name)}", columns.Table, [.. kind], kind.Key.Texts)
            {
                Description = BuiltInText.Describe(rule, Severity.Error, CheckThreshold.Of(Severity.Error)),
                Dimension = Dimension.Validity,
            };
        }
    }
}
