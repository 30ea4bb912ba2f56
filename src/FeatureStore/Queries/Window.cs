namespace FeatureStore;

/// <summary>A window of rows: those with the same partition keys, in an order. Immutable.</summary>
public sealed class Window
{
    private Window(ValueList<Node> partitionKeys, ValueList<Ordering> orderings)
    {
        PartitionKeys = partitionKeys;
        Orderings = orderings;
    }

    internal ValueList<Node> PartitionKeys { get; }

    internal ValueList<Ordering> Orderings { get; }

    /// <summary>All rows in one window.</summary>
    public static Window All { get; } = new([], []);

    /// <summary>A window for each combination of these keys.</summary>
    /// <exception cref="ArgumentException">A key is a FLOAT64, which BigQuery refuses, or a list.</exception>
    public static Window PartitionBy(params ReadOnlySpan<Expr> keys)
    {
        foreach (var key in keys)
        {
            if (key.Node.Type is { IsFloat: true } or { Repeated: true })
                throw new ArgumentException("A window cannot be partitioned by a FLOAT64 or a list; round it to a long, or partition by another key.", nameof(keys));
        }

        return new(keys.ToArray().Select(k => k.Node).ToValueList(), []);
    }

    /// <summary>A window for each combination of these keys, in this order.</summary>
    internal static Window Of(ValueList<Node> partitionKeys, ValueList<Ordering> orderings) => new(partitionKeys, orderings);

    /// <summary>One window of all rows, in this order.</summary>
    public static Window Ordered(Expr key, bool descending = false) => All.With(key, descending);

    /// <summary>In this order, after any orders given before.</summary>
    public Window OrderBy(Expr key) => With(key, descending: false);

    /// <summary>In this order, greatest first, after any orders given before.</summary>
    public Window OrderByDescending(Expr key) => With(key, descending: true);

    private Window With(Expr key, bool descending)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new(PartitionKeys, Orderings.Append(new Ordering(key.Node, descending, null)).ToValueList());
    }
}
