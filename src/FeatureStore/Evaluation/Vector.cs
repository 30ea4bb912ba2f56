namespace FeatureStore;

/// <summary>The values of an expression for the rows of a block, one after the other.</summary>
/// <param name="nulls">Which of them are null; null where none is.</param>
internal abstract class Vector(bool[]? nulls)
{
    public bool[]? Nulls { get; } = nulls;

    public bool IsNull(int row) => Nulls is not null && Nulls[row];

    /// <summary>The values of some rows, in an order of their own.</summary>
    public abstract Vector At(int[] rows);

    private protected bool[]? NullsAt(int[] rows) => Nulls is null ? null : Array.ConvertAll(rows, row => Nulls[row]);
}

/// <summary>Values of a C# type; what stands at a null means nothing.</summary>
internal sealed class Vector<T>(T[] values, bool[]? nulls = null) : Vector(nulls)
{
    public T[] Values { get; } = values;

    public override Vector At(int[] rows) => new Vector<T>(Array.ConvertAll(rows, row => Values[row]), NullsAt(rows));
}
