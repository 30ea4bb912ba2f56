namespace FeatureStore;

/// <summary>The values of an expression for the rows of a block, one after the other.</summary>
/// <param name="nulls">Which of them are null; null where none is.</param>
internal abstract class EvaluatedColumn(bool[]? nulls)
{
    public bool[]? Nulls { get; } = nulls;

    public bool IsNull(int row) => Nulls is not null && Nulls[row];

    /// <summary>The values of some rows, in an order of their own.</summary>
    public abstract EvaluatedColumn At(int[] rows);

    private protected bool[]? NullsAt(int[] rows) => Nulls is null ? null : Array.ConvertAll(rows, row => Nulls[row]);
}

/// <summary>Values of a C# type; what stands at a null means nothing.</summary>
internal sealed class EvaluatedColumn<T>(T[] values, bool[]? nulls = null) : EvaluatedColumn(nulls)
{
    public T[] Values { get; } = values;

    public override EvaluatedColumn At(int[] rows) => new EvaluatedColumn<T>(Array.ConvertAll(rows, row => Values[row]), NullsAt(rows));
}
