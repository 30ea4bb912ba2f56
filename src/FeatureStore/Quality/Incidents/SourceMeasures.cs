namespace FeatureStore;

/// <summary>Sources that the catalog does not know: how many rows have any, and the first such text of each feature that has one.</summary>
internal sealed record UnknownSources(long Rows, IReadOnlyList<(FeatureInfo Feature, string Text)> Texts);

/// <summary>The measures of unknown sources.</summary>
internal sealed class SourceMeasures
{
    private readonly Func<ValueList<object?>, UnknownSources> _read;

    public SourceMeasures(CatalogColumns columns, DayMeasures measures)
    {
        var none = Sql.Value<string?>(null);
        var known = columns.Catalog.Sources.Select(s => s.Name).ToArray();
        var features = columns.Catalog.Features;
        var rows = measures.CountIf("unknown_source_rows", Predicate.AnyOf(features.Select(f => IsUnknown(columns.Text(f.SourceColumn)))));
        var texts = features.Select(f => (Feature: f, Read: measures.Value($"feature_{f.Index}_unknown_source", Sql.Min(Unknown(columns.Text(f.SourceColumn)))))).ToList();
        _read = values => new(rows(values), [.. texts.Select(t => (t.Feature, t.Read(values)!)).Where(t => t.Item2 is not null)]);

        Expr<string?> Unknown(Expr<string?> source) => Sql.If(IsUnknown(source), source, none);

        Predicate IsUnknown(Expr<string?> source) => source.IsNotNull() & !source.In(known);
    }

    public UnknownSources Read(ValueList<object?> values) => _read(values);
}
