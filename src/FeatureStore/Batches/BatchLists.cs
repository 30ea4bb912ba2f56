namespace FeatureStore;

/// <summary>A REPEATED column: the elements of all rows one after the other. A null list is an empty one.</summary>
public class BatchLists : BatchColumn
{
    private int[] _offsets = [];

    internal BatchLists(ColumnInfo info, BatchColumn elements)
        : base(info) => Elements = elements;

    /// <summary>The elements of all rows, which may be null.</summary>
    public BatchColumn Elements { get; }

    /// <summary>Where each row starts in <see cref="Elements"/>, and at the end where the last one stops: one more than there are rows.</summary>
    public ReadOnlySpan<int> Offsets => Count == 0 ? NoRows : _offsets.AsSpan(0, Count + 1);

    private static ReadOnlySpan<int> NoRows => [0];

    /// <summary>Number of elements of a row.</summary>
    public int CountOf(int row)
    {
        var offsets = Offsets;
        return offsets[row + 1] - offsets[row];
    }

    /// <summary>Adds rows, and gives the memory to write to where each stops; the elements are added besides.</summary>
    public Span<int> AddRows(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        var start = Count;
        Reserve(ref _offsets, Math.Min(start + 1, _offsets.Length), checked(start + rows + 1));
        _offsets[0] = 0;
        Added(rows);
        return _offsets.AsSpan(start + 1, rows);
    }

    /// <summary>Adds a row of the elements that were added since the last.</summary>
    public void EndRow() => AddRows(1)[0] = Elements.Count;

    private protected override void ClearValues() => Elements.Clear();
}

/// <summary>A REPEATED column of scalars.</summary>
/// <typeparam name="T">Type of an element; nullable, because an engine may hold null elements.</typeparam>
public sealed class BatchLists<T> : BatchLists
{
    internal BatchLists(ColumnInfo info, BatchColumn<T> elements)
        : base(info, elements) => Elements = elements;

    /// <summary>The elements of all rows, which may be null.</summary>
    public new BatchColumn<T> Elements { get; }

    /// <summary>The list of a row: a view that allocates nothing.</summary>
    public BatchList<T> this[int row]
    {
        get
        {
            var offsets = Offsets;
            return new(Elements, offsets[row], offsets[row + 1] - offsets[row]);
        }
    }
}

/// <summary>The list of one row of a batch: a view that allocates nothing.</summary>
/// <typeparam name="T">Type of an element.</typeparam>
public readonly struct BatchList<T>
{
    private readonly BatchColumn<T> _elements;
    private readonly int _start;

    internal BatchList(BatchColumn<T> elements, int start, int count) => (_elements, _start, Count) = (elements, start, count);

    /// <summary>Number of elements.</summary>
    public int Count { get; }

    /// <summary>The element at a zero-based index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside the list.</exception>
    public T this[int index] => (uint)index < (uint)Count ? _elements[_start + index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>The element at a zero-based index, or null (the default) outside the list.</summary>
    public T? ElementAtOrDefault(int index) => (uint)index < (uint)Count ? _elements[_start + index] : default;

    /// <summary>The elements in a list of their own.</summary>
    public ValueList<T> ToValueList() => ValueList.Create<T, BatchList<T>>(Count, this, static (items, list) =>
    {
        for (var i = 0; i < items.Length; i++)
            items[i] = list[i];
    });

    /// <summary>Enumerates without allocating.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Walks over the elements.</summary>
    public struct Enumerator
    {
        private readonly BatchList<T> _list;
        private int _position;

        internal Enumerator(BatchList<T> list)
        {
            _list = list;
            _position = -1;
        }

        /// <summary>The element that the walk is at.</summary>
        public readonly T Current => _list[_position];

        /// <summary>Goes to the next element; false after the last.</summary>
        public bool MoveNext() => ++_position < _list.Count;
    }
}
