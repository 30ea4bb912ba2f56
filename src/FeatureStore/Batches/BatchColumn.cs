using System.Numerics;

namespace FeatureStore;

/// <summary>
/// One column of a <see cref="Batch"/>: the values of its rows side by side, with a bit for each row that says whether it has one. Memory is kept
/// when the batch is filled again, so whatever was taken from a column is gone with the next fetch.
/// </summary>
public abstract class BatchColumn
{
    private const int BitsPerWord = 64;

    private ulong[] _validity = [];
    private int _nulls;

    private protected BatchColumn(ColumnInfo info) => Info = info;

    /// <summary>The column as its table describes it; of the elements of a list, one that may be null.</summary>
    public ColumnInfo Info { get; }

    /// <summary>Number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Number of rows that are null.</summary>
    public int NullCount => _nulls;

    /// <summary>A bit for each row, from the lowest of the first word on: set where the row has a value. Empty where no row is null.</summary>
    public ReadOnlySpan<ulong> Validity => _nulls == 0 ? [] : _validity.AsSpan(0, Words(Count));

    /// <summary>Whether a row is null; always false for a list, as a null list is an empty one.</summary>
    public bool IsNull(int row) => _nulls > 0 && (_validity[(uint)row / BitsPerWord] & (1UL << row)) == 0;

    /// <summary>Takes all rows away, and keeps the memory.</summary>
    public void Clear()
    {
        Count = 0;
        _nulls = 0;
        ClearValues();
    }

    /// <summary>Marks rows as null, after they were added.</summary>
    /// <param name="start">The first of the rows.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="validity">A bit for each of them, from the lowest on, set where the row has a value.</param>
    public void SetValidity(int start, int count, ReadOnlySpan<ulong> validity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count - start);
        for (var i = 0; i < count; i += BitsPerWord)
        {
            var bits = Math.Min(count - i, BitsPerWord);
            var nulls = ~validity[i / BitsPerWord] & (ulong.MaxValue >> (BitsPerWord - bits));
            if (nulls != 0)
                SetNulls(start + i, nulls);
        }
    }

    /// <summary>Marks a row as null, after it was added.</summary>
    public void SetNull(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        SetNulls(row, 1);
    }

    /// <summary>Number of words that hold a bit for each of so many rows.</summary>
    internal static int Words(int rows) => (rows + BitsPerWord - 1) / BitsPerWord;

    /// <summary>Makes the column of a definition, without rows.</summary>
    internal static BatchColumn Of(ColumnInfo info)
    {
        if (info.Mode == ColumnMode.Repeated)
            return OfList(info);
        if (info.Texts is { HasByteCodes: true } texts)
            return texts.NewBatchColumn(info);
        return info.Type switch
        {
            DataType.Int64 => new BatchValues<long>(info),
            DataType.Float64 => new BatchValues<double>(info),
            DataType.Numeric or DataType.BigNumeric => new BatchValues<decimal>(info),
            DataType.Bool => new BatchValues<bool>(info),
            DataType.Date => new BatchValues<DateOnly>(info),
            DataType.DateTime => new BatchDateTimes(info),
            DataType.Time => new BatchTimes(info),
            DataType.Timestamp => new BatchTimestamps(info),
            DataType.Bytes => new BatchBytes(info),
            DataType.Struct => new BatchStructs(info),
            _ => new BatchTexts(info),
        };
    }

    /// <summary>Counts rows that were added, none of them null yet.</summary>
    private protected void Added(int rows)
    {
        Count += rows;
        if (_nulls > 0)
            GrowValidity();
    }

    /// <summary>Room for so many values: memory in whole cache lines, so that vectors may read over the end.</summary>
    private protected static void Reserve<T>(ref T[] values, int used, int wanted)
    {
        if (wanted <= values.Length)
            return;
        const int Step = 64;
        var length = Math.Min(Math.Max((long)wanted, values.Length * 2L), Array.MaxLength - Step);
        length = (length + Step - 1) / Step * Step;
        if (wanted > length)
            throw new InvalidOperationException($"A batch cannot hold {wanted} values of a column; read smaller batches.");
        var larger = GC.AllocateUninitializedArray<T>((int)length);
        values.AsSpan(0, used).CopyTo(larger);
        values = larger;
    }

    private protected abstract void ClearValues();

    private static BatchLists OfList(ColumnInfo info)
    {
        var element = info with { Mode = ColumnMode.Nullable };
        return Of(element) switch
        {
            BatchColumn<long?> elements => new BatchLists<long?>(info, elements),
            BatchColumn<double?> elements => new BatchLists<double?>(info, elements),
            BatchColumn<decimal?> elements => new BatchLists<decimal?>(info, elements),
            BatchColumn<bool?> elements => new BatchLists<bool?>(info, elements),
            BatchColumn<DateOnly?> elements => new BatchLists<DateOnly?>(info, elements),
            BatchColumn<DateTime?> elements => new BatchLists<DateTime?>(info, elements),
            BatchColumn<TimeOnly?> elements => new BatchLists<TimeOnly?>(info, elements),
            BatchColumn<DateTimeOffset?> elements => new BatchLists<DateTimeOffset?>(info, elements),
            BatchColumn<ValueList<byte>?> elements => new BatchLists<ValueList<byte>?>(info, elements),
            BatchColumn<string?> elements => new BatchLists<string?>(info, elements),
            var elements => new BatchLists(info, elements),
        };
    }

    // Bits of rows that were never said to be null are set, however far the memory reaches.
    private void SetNulls(int row, ulong nulls)
    {
        if (_nulls == 0)
        {
            GrowValidity();
            Array.Fill(_validity, ulong.MaxValue);
        }

        var (word, shift) = (row / BitsPerWord, row % BitsPerWord);
        ClearBits(word, nulls << shift);
        if (shift > 0 && nulls >> (BitsPerWord - shift) is var rest and not 0)
            ClearBits(word + 1, rest);
    }

    private void ClearBits(int word, ulong bits)
    {
        _nulls += BitOperations.PopCount(_validity[word] & bits);
        _validity[word] &= ~bits;
    }

    private void GrowValidity()
    {
        var words = Words(Count);
        if (words <= _validity.Length)
            return;
        var used = _validity.Length;
        Reserve(ref _validity, used, words);
        Array.Fill(_validity, ulong.MaxValue, used, _validity.Length - used);
    }
}

/// <summary>A column whose rows are read as a C# type.</summary>
/// <typeparam name="T">Type of a value, which is null for a row without one.</typeparam>
public abstract class BatchColumn<T> : BatchColumn
{
    private protected BatchColumn(ColumnInfo info)
        : base(info)
    {
    }

    /// <summary>The value of a row; null for null.</summary>
    public abstract T this[int row] { get; }
}
