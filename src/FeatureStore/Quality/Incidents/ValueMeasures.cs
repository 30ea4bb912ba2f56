namespace FeatureStore;

/// <summary>Statistics of one feature over the values of a day that are no defaults and lie in the valid range. Each null where there is no such value.</summary>
internal sealed record ValueStatistics(FeatureInfo Feature, long Count, long Distinct, double? StandardDeviation, double? Max, long Zeros, double? Quality);

/// <summary>The measures of one feature's values.</summary>
internal sealed class ValueMeasures
{
    private readonly Func<ValueList<object?>, ValueStatistics> _read;

    public ValueMeasures(CatalogColumns columns, DayMeasures measures, FeatureInfo feature)
    {
        var name = $"feature_{feature.Index}";
        var all = columns.Value(feature)!;
        var none = Sql.Value<double?>(null);
        // The same values, and the same expressions, as the check of the statistics has: a statement asks for them once.
        var counts = StatisticsCheck.Counts(columns, feature, all);
        var value = Sql.If(counts, all, none);
        var count = measures.Count($"{name}_values", Sql.Count(value));
        var deviation = measures.Value($"{name}_deviation", Sql.StdDev(value));
        var distinct = measures.Count($"{name}_distinct", Sql.CountDistinct(value));
        var zeros = measures.CountIf($"{name}_zeros", counts & all == 0.0);
        var max = measures.Value($"{name}_max", Sql.Max(value));
        var quality = measures.Average($"{name}_quality", Sql.If(counts, columns.Number(feature.QualityColumn), none));
        _read = values => new(
            feature, count(values), distinct(values), deviation(values), max(values), zeros(values), quality(values));
    }

    public ValueStatistics Read(ValueList<object?> values) => _read(values);
}
