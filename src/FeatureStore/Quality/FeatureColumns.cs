namespace FeatureStore;

/// <summary>The columns of one feature, for queries: what the feature accessor of a row says, as expressions.</summary>
/// <typeparam name="TSource">The generated enum of sources.</typeparam>
/// <typeparam name="TTier">The generated enum of tiers.</typeparam>
public sealed class FeatureColumns<TSource, TTier>
    where TSource : struct, Enum
    where TTier : struct, Enum
{
    private readonly CatalogInfo _catalog;
    private readonly EnumText<TTier> _tiers;

    /// <summary>The columns of a feature of a catalog.</summary>
    /// <param name="info">The feature.</param>
    /// <param name="catalog">Its catalog.</param>
    /// <param name="tiers">The texts of the tiers.</param>
    /// <param name="quality">Its quality, 0-100.</param>
    /// <param name="source">Its source.</param>
    /// <param name="value">Its value; a null of the type where the table keeps none.</param>
    public FeatureColumns(FeatureInfo info, CatalogInfo catalog, EnumText<TTier> tiers, Expr<double?> quality, Expr<TSource?> source, Expr<double?> value)
    {
        Info = info;
        _catalog = catalog;
        _tiers = tiers;
        Quality = quality;
        Source = source;
        Value = value;
    }

    /// <summary>The feature as the catalog describes it.</summary>
    public FeatureInfo Info { get; }

    /// <summary>Position in the feature vector, from 0.</summary>
    public int Index => Info.Index;

    /// <summary>Quality, 0-100; null for a row older than the quality fields.</summary>
    [ValueRange(0, 100)]
    public Expr<double?> Quality { get; }

    /// <summary>Source; null for a row older than the quality fields.</summary>
    public Expr<TSource?> Source { get; }

    /// <summary>Value; null where the row has none.</summary>
    public Expr<double?> Value { get; }

    /// <summary>True where the source is one that the catalog calls a default; false for null.</summary>
    public Predicate IsDefaulted => Predicate.AnyOf(_catalog.Sources.Where(s => s.IsDefault).Select(IsSource));

    /// <summary>Tier of the quality; null where the quality is.</summary>
    public Expr<TTier?> Tier
    {
        get
        {
            var type = SqlType.String with { Texts = _tiers };
            Node tier = new ConstantNode(_catalog.Tiers[^1].Name, type);
            foreach (var step in _catalog.Tiers.Take(_catalog.Tiers.Count - 1).OrderBy(t => t.Min))
                tier = new ConditionNode((Quality >= step.Min).Node, new ConstantNode(step.Name, type), tier);
            return new ReadExpr<TTier?>(new ConditionNode(Quality.IsNull().Node, new NullNode(type), tier), FieldReaders.Enum(_tiers));
        }
    }

    /// <summary>True where the value lies in the feature's valid range; false for null and NaN.</summary>
    public Predicate IsInRange
    {
        get
        {
            var inRange = Value.IsNotNull() & !Value.IsNaN();
            if (Info.ValidMin is { } min)
                inRange &= Value >= min;
            if (Info.ValidMax is { } max)
                inRange &= Value <= max;
            return inRange;
        }
    }

    private Predicate IsSource(SourceInfo source) =>
        new(new ComparisonNode(Comparison.Equal, Source.Node, new ConstantNode(source.Name, Source.Node.Type)));
}
