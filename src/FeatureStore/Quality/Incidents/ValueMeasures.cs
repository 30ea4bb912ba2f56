namespace FeatureStore;

/// <summary>Statistics of one feature over the values of a day that are no defaults. Each null where there is no such value.</summary>
internal sealed record ValueStatistics(FeatureInfo Feature, long Count, long Distinct, double? StandardDeviation, double? Max, long Zeros, double? Quality);

/// <summary>The measures of one feature's values.</summary>
internal sealed class ValueMeasures
{
    private readonly Func<ValueList<object?>, ValueStatistics> _read;

    public ValueMeasures(CatalogColumns columns, DayMeasures measures, FeatureInfo feature)
    {
        var name = $"feature_{feature.Index}";
        var all = columns.Value(feature)!;
        var none = new Expr<double?>(new NullNode(SqlType.Float64));
        // A default fills in a constant, or whatever the row had before: neither says anything of the feed.
        var own = !columns.IsDefaulted(feature) & all.IsNotNull() & !all.IsNaN();
        var value = Sql.If(own, all, none);
        var count = measures.CountIf($"{name}_values", own);
        var distinct = measures.Count($"{name}_distinct", Sql.CountDistinct(value));
        var deviation = measures.Value($"{name}_deviation", Sql.StdDev(value));
        var max = measures.Value($"{name}_max", Sql.Max(value));
        var zeros = measures.CountIf($"{name}_zeros", own & all == 0.0);
        var quality = measures.Average($"{name}_quality", Sql.If(own, columns.Number(feature.QualityColumn), none));
        _read = values => new(
            feature, count(values), distinct(values), deviation(values), max(values), zeros(values), quality(values));
    }

    public ValueStatistics Read(ValueList<object?> values) => _read(values);
}
