namespace FeatureStore;

/// <summary>Whether a row has as many feature values as the catalog has features.</summary>
internal static class FeatureCountChecks
{
    public static IEnumerable<Check> Of(CatalogColumns columns)
    {
        var lists = columns.Catalog.Features.Where(f => f.ValueElement is not null).DistinctBy(f => f.ValueColumn);
        foreach (var name in lists.Select(f => f.ValueColumn!))
        {
            var length = new Expr<long>(Functions.Node(Function.ArrayLength, SqlType.Int64, new ColumnNode(columns.Table[name])));
            var expected = columns.Catalog.Features.Count;
            yield return new RowCheck(BuiltInText.Id(name, "missing"), columns.Table, length == 0L)
            {
                Description = BuiltInText.Describe($"A row has no values in {name}, as one without enough history", Severity.Warning, CheckThreshold.Of(Severity.Warning)),
                Severity = Severity.Warning,
                Dimension = Dimension.Completeness,
            };
            yield return new RowCheck(BuiltInText.Id(name, "length"), columns.Table, length != (long)expected)
            {
                Applies = length > 0L,
                Description = BuiltInText.Describe($"{name} has another number of values than the {expected} features of the catalog", Severity.Error, CheckThreshold.Of(Severity.Error)),
                Dimension = Dimension.Consistency,
            };
        }
    }
}
