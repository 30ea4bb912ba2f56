namespace FeatureStore;

/// <summary>Whether a row has feature values at all, as many as it says, and as many as the catalog has features.</summary>
internal static class FeatureCountChecks
{
    public static IEnumerable<Check> Of(CatalogColumns columns)
    {
        var expected = columns.Catalog.Features.Count;
        var count = columns.Catalog.Summary.FeatureCount;
        foreach (var list in columns.Catalog.Features.Where(f => f.ValueElement is not null).Select(f => f.ValueColumn!).Distinct())
        {
            var length = new Expr<long>(Functions.Node(Function.ArrayLength, SqlType.Int64, new ColumnNode(columns.Table[list])));
            yield return new RowCheck(BuiltInText.Id(list, "missing"), columns.Table, length == 0L)
            {
                Description = BuiltInText.Describe($"{list} is empty, as in a row without enough history", Severity.Warning, CheckThreshold.Of(Severity.Warning)),
                Severity = Severity.Warning,
                Dimension = Dimension.Completeness,
            };
            if (count is null)
            {
                yield return Check(columns, BuiltInText.Id(list, "length"), $"{list} has another number of values than the {expected} features of the catalog", length > 0L, length != (long)expected);
            }
            else
            {
                var said = columns.Number(count);
                yield return Check(columns, BuiltInText.Id(list, "length"), $"{list} has another number of values than {count} says", said.IsNotNull(), said != length.ToDouble().AsNullable());
            }
        }

        if (count is not null)
        {
            var said = columns.Number(count);
            yield return Check(columns, BuiltInText.Id(count, "unexpected"), $"{count} is not the {expected} features of the catalog", said > 0.0, said != (double)expected);
        }
    }

    private static RowCheck Check(CatalogColumns columns, string id, string rule, Predicate applies, Predicate violation) => new(id, columns.Table, violation)
    {
        Applies = applies,
        Description = BuiltInText.Describe(rule, Severity.Error, CheckThreshold.Of(Severity.Error)),
        Dimension = Dimension.Consistency,
    };
}
