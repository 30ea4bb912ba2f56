namespace FeatureStore;

/// <summary>Versions that the catalog is not about, and several versions in one day, whose rows mean different things by the same column.</summary>
internal static class VersionChecks
{
    public static IEnumerable<Check> Of(CatalogColumns columns)
    {
        foreach (var version in columns.Catalog.Versions)
        {
            var column = columns.Table[version.Column];
            if (version.Known.Count > 0)
            {
                yield return new UnknownTextCheck(BuiltInText.Id("unknown", column.Name), columns.Table, [column], version.Known)
                {
                    Description = BuiltInText.Describe($"{column.Name} is a version that the catalog does not list ({BuiltInText.Some(version.Known)})", Severity.Error, CheckThreshold.Of(Severity.Error)),
                    Dimension = Dimension.Consistency,
                };
            }

            yield return new MixedTextCheck(BuiltInText.Id("mixed", column.Name), columns.Table, column)
            {
                Description = BuiltInText.Describe($"{column.Name} says several versions in one day; each beyond the first counts", Severity.Warning, CheckThreshold.Of(Severity.Warning)),
                Severity = Severity.Warning,
                Dimension = Dimension.Consistency,
            };
        }
    }
}
