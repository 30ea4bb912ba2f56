namespace FeatureStore;

/// <summary>Rows that say again what another row of their day said, by the key of the catalog.</summary>
internal static class DuplicateKeyChecks
{
    public static IEnumerable<Check> Of(CatalogColumns columns)
    {
        var keys = columns.Catalog.Key.Select(name => columns.Table[name]).ToList();
        if (keys.Count == 0 || !keys.TrueForAll(DuplicateKeyCheck.CanBeKey))
            yield break;
        yield return new DuplicateKeyCheck("duplicate-keys", columns.Table, keys)
        {
            Description = BuiltInText.Describe($"A row has the {string.Join(", ", columns.Catalog.Key)} of another; each beyond the first counts", Severity.Error, CheckThreshold.Of(Severity.Error)),
            Dimension = Dimension.Volume,
        };
    }
}
