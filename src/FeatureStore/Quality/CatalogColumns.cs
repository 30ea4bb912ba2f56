namespace FeatureStore;

/// <summary>The columns that a catalog speaks of, as expressions: compared as the texts that it lists, so that no enum of the program is needed.</summary>
internal sealed class CatalogColumns
{
    public CatalogColumns(TableInfo table)
    {
        ArgumentNullException.ThrowIfNull(table);
        Table = table;
        Catalog = table.Catalog ?? throw new ArgumentException($"Table {table.TableId} has no catalog, so nothing is known of its quality.", nameof(table));
    }

    public TableInfo Table { get; }

    public CatalogInfo Catalog { get; }

    public Expr<string?> Text(string column) => new(new RawTextNode(new ColumnNode(Table[column])));

    public Expr<double?> Number(string column)
    {
        var info = Table[column];
        return info.Type switch
        {
            DataType.Float64 => new Column<double?>(info),
            DataType.Int64 => new Column<long?>(info).ToDouble(),
            _ => new Column<decimal?>(info).ToDouble(),
        };
    }

    /// <summary>Value of a feature; null if the table keeps none.</summary>
    public Expr<double?>? Value(FeatureInfo feature)
    {
        if (feature.ValueColumn is not { } column)
            return null;
        if (feature.ValueElement is not { } element)
            return Number(column);
        var node = new Expr<ValueList<double>>(new ColumnNode(Table[column])).ElementAt(element).Node;
        return Table[column].Type switch
        {
            DataType.Float64 => new(node),
            DataType.Int64 => new Expr<long?>(node).ToDouble(),
            _ => new Expr<decimal?>(node).ToDouble(),
        };
    }

    /// <summary>Whether most of these features are optional, so that defaults among them are normal.</summary>
    public static bool DefaultsAreNormal(IEnumerable<FeatureInfo> features)
    {
        var counts = features.CountBy(f => f.Optional).ToDictionary();
        return counts.GetValueOrDefault(true) > counts.GetValueOrDefault(false);
    }

    public Predicate HasSource(IEnumerable<FeatureInfo> features) => Predicate.AnyOf(features.Select(f => Text(f.SourceColumn).IsNotNull()));

    public Predicate IsDefaulted(FeatureInfo feature)
    {
        var source = Text(feature.SourceColumn);
        return Predicate.AnyOf(Catalog.Sources.Where(s => s.IsDefault).Select(s => source == s.Name));
    }

    public Predicate AllDefaulted(IEnumerable<FeatureInfo> features) => Predicate.AllOf(features.Select(IsDefaulted));

    public Predicate AnyDefaulted(IEnumerable<FeatureInfo> features) => Predicate.AnyOf(features.Select(IsDefaulted));
}
