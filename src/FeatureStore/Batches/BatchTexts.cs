using System.Text;

namespace FeatureStore;

/// <summary>A column of bytes of any length.</summary>
/// <typeparam name="T">What a row is read as; null for null.</typeparam>
public abstract class BatchSpans<T> : BatchColumn<T>
{
    private byte[] _bytes = [];
    private int[] _offsets = [];

    private protected BatchSpans(ColumnInfo info)
        : base(info)
    {
    }

    /// <summary>The bytes of all rows, one after the other.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Count == 0 ? 0 : _offsets[Count]);

    /// <summary>Where each row starts in <see cref="Bytes"/>, and at the end where the last one stops: one more than there are rows.</summary>
    public ReadOnlySpan<int> Offsets => Count == 0 ? NoRows : _offsets.AsSpan(0, Count + 1);

    private static ReadOnlySpan<int> NoRows => [0];

    /// <summary>The bytes of a row; empty for null.</summary>
    public ReadOnlySpan<byte> BytesOf(int row)
    {
        var offsets = Offsets;
        var start = offsets[row];
        return _bytes.AsSpan(start, offsets[row + 1] - start);
    }

    /// <summary>The bytes of a row where they are.</summary>
    internal Utf8 At(int row)
    {
        var start = _offsets[row];
        return new(_bytes, start, _offsets[row + 1] - start);
    }

    /// <summary>Adds a row.</summary>
    public void Add(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Room(value.Length));
        Grow(value.Length);
    }

    /// <summary>Adds a null row.</summary>
    public void AddNull()
    {
        Grow(0);
        SetNull(Count - 1);
    }

    /// <summary>Adds rows that take so many bytes together; each must then be written, in order.</summary>
    public BatchSpanWriter Add(int rows, int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        var used = Bytes.Length;
        return new(Room(bytes), AddEnds(rows), used);
    }

    /// <summary>Memory for so many bytes behind those that are there.</summary>
    private protected Span<byte> Room(int bytes)
    {
        var used = Bytes.Length;
        Reserve(ref _bytes, used, Sum(used, bytes));
        return _bytes.AsSpan(used);
    }

    /// <summary>Adds a row of bytes that stand in <see cref="Room"/>.</summary>
    private protected void Grow(int bytes)
    {
        var used = Bytes.Length;
        AddEnds(1)[0] = used + bytes;
    }

    private Span<int> AddEnds(int rows)
    {
        var start = Count;
        Reserve(ref _offsets, Math.Min(start + 1, _offsets.Length), checked(start + rows + 1));
        _offsets[0] = 0;
        Added(rows);
        return _offsets.AsSpan(start + 1, rows);
    }

    private protected override void ClearValues()
    {
    }

    private int Sum(int used, int bytes) => (long)used + bytes <= Array.MaxLength
        ? used + bytes
        : throw new InvalidOperationException($"The texts of column {Info.Name} in one batch are over two gigabytes; read smaller batches.");
}

/// <summary>Takes the rows of a column of bytes one by one.</summary>
public ref struct BatchSpanWriter
{
    private readonly Span<byte> _room;
    private readonly Span<int> _ends;
    private readonly int _start;
    private int _bytes;
    private int _rows;

    internal BatchSpanWriter(Span<byte> room, Span<int> ends, int start)
    {
        _room = room;
        _ends = ends;
        _start = start;
    }

    /// <summary>Writes the next row; of a null row, nothing.</summary>
    public void Add(ReadOnlySpan<byte> value)
    {
        value.CopyTo(_room[_bytes..]);
        _bytes += value.Length;
        _ends[_rows++] = _start + _bytes;
    }
}

/// <summary>A column of STRING, JSON or GEOGRAPHY: UTF-8.</summary>
public sealed class BatchTexts : BatchSpans<string?>
{
    private readonly Utf8Cache _cache = new();

    internal BatchTexts(ColumnInfo info)
        : base(info)
    {
    }

    /// <summary>The text of a row; null for null. Texts that came lately are not made again.</summary>
    public override string? this[int row] => IsNull(row) ? null : _cache.Text(BytesOf(row));

    /// <summary>Adds a row.</summary>
    public void Add(string? value)
    {
        if (value is null)
        {
            AddNull();
            return;
        }

        Grow(Encoding.UTF8.GetBytes(value, Room(Encoding.UTF8.GetMaxByteCount(value.Length))));
    }
}

/// <summary>A column of BYTES.</summary>
public sealed class BatchBytes : BatchSpans<ValueList<byte>?>
{
    internal BatchBytes(ColumnInfo info)
        : base(info)
    {
    }

    /// <summary>The bytes of a row, copied; null for null.</summary>
    public override ValueList<byte>? this[int row] => IsNull(row) ? null : ValueList.Create(BytesOf(row));

    /// <summary>Adds a row.</summary>
    public void Add(ValueList<byte>? value)
    {
        if (value is null)
            AddNull();
        else
            Add(value.AsSpan());
    }
}
