namespace FeatureStore;

/// <summary>The one statement that finds bad features: entity, day, and the quality and source of each feature of each row.</summary>
internal sealed class BadFeatureQuery
{
    private readonly int _features;

    private BadFeatureQuery(CatalogColumns columns, DateOnly from, DateOnly to)
    {
        var (table, catalog) = (columns.Table, columns.Catalog);
        _features = catalog.Features.Count;
        var filter = from == to ? PartitionDays.On(table, from) : PartitionDays.Between(table, from, to);
        Expr entity = catalog.Entity is { } info ? columns.Text(info.Column) : new Expr<string?>(new NullNode(SqlType.String));
        List<Expr> expressions =
        [
            entity.Named("entity"),
            PartitionDays.Of(table).As("day"),
            .. catalog.Features.Select(f => columns.Number(f.QualityColumn).As(f.QualityColumn)),
            .. catalog.Features.Select(f => columns.Text(f.SourceColumn).As(f.SourceColumn)),
        ];
        Query = QueryRules.Boxed(this, new(table, filter.Node), expressions);
    }

    public Query<ValueList<object?>> Query { get; }

    public static BadFeatureQuery Of(CatalogColumns columns, DateOnly from, DateOnly to) => new(columns, from, to);

    public static string? Entity(ValueList<object?> values) => (string?)values[0];

    public static DateOnly Day(ValueList<object?> values) => (DateOnly)values[1]!;

    public static double? Quality(ValueList<object?> values, int feature) => (double?)values[2 + feature];

    public string? Source(ValueList<object?> values, int feature) => (string?)values[2 + _features + feature];
}
