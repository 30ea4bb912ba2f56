namespace FeatureStore;

/// <summary>A column of values of one size: INT64, FLOAT64, NUMERIC, BOOL or DATE.</summary>
/// <typeparam name="T">Type of a value that is not null.</typeparam>
public sealed class BatchValues<T> : BatchColumn<T?>
    where T : unmanaged
{
    private T[] _values = [];

    internal BatchValues(ColumnInfo info)
        : base(info)
    {
    }

    /// <summary>A value for each row; of a null row it means nothing, ask <see cref="BatchColumn.Validity"/>.</summary>
    public ReadOnlySpan<T> Values => _values.AsSpan(0, Count);

    /// <summary>The memory of the values, in whole cache lines: vectors may read on behind the last row.</summary>
    internal T[] Memory => _values;

    /// <inheritdoc/>
    public override T? this[int row] => IsNull(row) ? null : Values[row];

    /// <summary>Adds rows, and gives the memory to write their values to.</summary>
    public Span<T> AddRows(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        var start = Count;
        Reserve(ref _values, start, checked(start + rows));
        Added(rows);
        return _values.AsSpan(start, rows);
    }

    /// <summary>Adds a row.</summary>
    public void Add(T? value)
    {
        AddRows(1)[0] = value.GetValueOrDefault();
        if (value is null)
            SetNull(Count - 1);
    }

    private protected override void ClearValues()
    {
    }
}
