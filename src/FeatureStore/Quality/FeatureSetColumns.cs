namespace FeatureStore;

/// <summary>The columns of several features, for queries: a range, a group or a category.</summary>
/// <typeparam name="TSource">The generated enum of sources.</typeparam>
/// <typeparam name="TTier">The generated enum of tiers.</typeparam>
public class FeatureSetColumns<TSource, TTier>
    where TSource : struct, Enum
    where TTier : struct, Enum
{
    private readonly ValueList<FeatureColumns<TSource, TTier>> _features;

    /// <summary>The columns of these features, in index order.</summary>
    public FeatureSetColumns(IEnumerable<FeatureColumns<TSource, TTier>> features) => _features = features.ToValueList();

    /// <summary>Number of features.</summary>
    public int Count => _features.Count;

    /// <summary>True where all features are defaulted; true for no features.</summary>
    public Predicate AllDefaulted => All(f => f.IsDefaulted);

    /// <summary>True where any feature is defaulted.</summary>
    public Predicate AnyDefaulted => Any(f => f.IsDefaulted);

    /// <summary>Number of defaulted features, counted from the sources.</summary>
    public Expr<long> DefaultedCount => CountOf(f => f.IsDefaulted);

    /// <summary>All of the features, in index order.</summary>
    public FeatureSetColumns<TSource, TTier> Features() => new(_features);

    /// <summary>The features with an index from one to another, both included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index of the range is not one of these features.</exception>
    public FeatureSetColumns<TSource, TTier> Features(int from, int to)
    {
        var features = _features.Where(f => f.Index >= from && f.Index <= to).ToValueList();
        if (from > to || features.Count != to - from + 1)
            throw new ArgumentOutOfRangeException(nameof(to), $"Features {from}-{to} are not all among {string.Join(", ", _features.Select(f => f.Index))}.");
        return new(features);
    }

    /// <summary>The feature of an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not one of these features.</exception>
    public FeatureColumns<TSource, TTier> Feature(int index) =>
        _features.FirstOrDefault(f => f.Index == index)
        ?? throw new ArgumentOutOfRangeException(nameof(index), $"Feature {index} is not among {string.Join(", ", _features.Select(f => f.Index))}.");

    /// <summary>Some of these features, by their indices.</summary>
    protected FeatureSetColumns<TSource, TTier> Subset(params int[] indices) => new(indices.Select(Feature));

    /// <summary>True where all features meet a condition; true for no features.</summary>
    public Predicate All(Func<FeatureColumns<TSource, TTier>, Predicate> condition) => Predicate.AllOf(_features.Select(condition));

    /// <summary>True where any feature meets a condition; false for no features.</summary>
    public Predicate Any(Func<FeatureColumns<TSource, TTier>, Predicate> condition) => Predicate.AnyOf(_features.Select(condition));

    /// <summary>Number of features that meet a condition.</summary>
    public Expr<long> CountOf(Func<FeatureColumns<TSource, TTier>, Predicate> condition) =>
        _features.Select(f => Sql.If(condition(f), Sql.Value(1L), Sql.Value(0L))).DefaultIfEmpty(Sql.Value(0L)).Aggregate((a, b) => a + b);

    /// <summary>True where any feature's quality is below a limit, 0-100; false for null.</summary>
    public Predicate AnyQualityBelow(double quality) => Any(f => f.Quality < quality);

    /// <summary>True where every feature's quality is below a limit, 0-100; false where any is null.</summary>
    public Predicate AllQualityBelow(double quality) => All(f => f.Quality < quality);
}
