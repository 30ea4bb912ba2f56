namespace FeatureStore;

/// <summary>A column of STRUCTs: a column for each field, with as many rows.</summary>
public sealed class BatchStructs : BatchColumn
{
    internal BatchStructs(ColumnInfo info)
        : base(info) => Fields = info.Fields.Select(Of).ToValueList();

    /// <summary>The fields in the order of the definition; of a null row they are null too.</summary>
    public ValueList<BatchColumn> Fields { get; }

    /// <summary>The field at a position in the definition; for generated code.</summary>
    public TColumn Field<TColumn>(int position)
        where TColumn : BatchColumn => (TColumn)Fields[position];

    /// <summary>Adds rows; the fields are added besides.</summary>
    public void AddRows(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        Added(rows);
    }

    private protected override void ClearValues()
    {
        foreach (var field in Fields)
            field.Clear();
    }
}

/// <summary>A generated view of one STRUCT of a batch.</summary>
/// <typeparam name="TSelf">The view itself.</typeparam>
public interface IBatchStruct<TSelf>
    where TSelf : struct, IBatchStruct<TSelf>
{
    /// <summary>The view of a row.</summary>
    static abstract TSelf Of(BatchStructs column, int row);
}

/// <summary>The list of STRUCTs of one row of a batch: a view that allocates nothing.</summary>
/// <typeparam name="TStruct">The generated view of a STRUCT.</typeparam>
public readonly struct BatchStructList<TStruct>
    where TStruct : struct, IBatchStruct<TStruct>
{
    private readonly BatchStructs _elements;
    private readonly int _start;

    /// <summary>The list of a row.</summary>
    /// <param name="lists">A column of lists of STRUCTs.</param>
    /// <param name="row">The row.</param>
    public BatchStructList(BatchLists lists, int row)
    {
        ArgumentNullException.ThrowIfNull(lists);
        _elements = (BatchStructs)lists.Elements;
        (_start, Count) = (lists.Offsets[row], lists.CountOf(row));
    }

    /// <summary>Number of elements.</summary>
    public int Count { get; }

    /// <summary>The element at a zero-based index; null for a null one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside the list.</exception>
    public TStruct? this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count)
                throw new ArgumentOutOfRangeException(nameof(index));
            return _elements.IsNull(_start + index) ? null : TStruct.Of(_elements, _start + index);
        }
    }
}
