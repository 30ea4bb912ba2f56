using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureStore.Arrow;

/// <summary>The columns of a batch as Arrow lays them out; each is copied once.</summary>
internal static class ArrowArrays
{
    private static readonly int s_epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>The rows of a column, in memory of their own.</summary>
    public static ArrayData Of(BatchColumn column, IArrowType type, ArrowDictionaries dictionaries) => column switch
    {
        BatchLists lists => Array(lists, type, [OffsetsOf(lists.Offsets)], [Of(lists.Elements, ((ListType)type).ValueDataType, dictionaries)]),
        BatchStructs structs => Array(structs, type, [], [.. structs.Fields.Select((f, i) => Of(f, ((StructType)type).Fields[i].DataType, dictionaries))]),
        _ when type is DictionaryType dictionary => ArrowTexts.Dictionary(column, dictionary, dictionaries),
        IBatchCodes codes => ArrowTexts.Plain(column, codes, type),
        BatchTexts texts => Array(column, type, [OffsetsOf(texts.Offsets), Copy(texts.Bytes)]),
        BatchBytes bytes => Array(column, type, [OffsetsOf(bytes.Offsets), Copy(bytes.Bytes)]),
        BatchValues<double> doubles => Array(column, type, [Copy(doubles.Values)]),
        BatchValues<long> longs => Array(column, type, [Copy(longs.Values)]),
        IBatchMicroseconds instants => Array(column, type, [Copy(instants.Microseconds)]),
        BatchValues<bool> truths => Array(column, type, [Bits(truths.Values)]),
        BatchValues<DateOnly> days => Array(column, type, [Days(days.Values)]),
        BatchValues<decimal> numbers => Array(column, type, [ArrowDecimals.Of(numbers, (FixedSizeBinaryType)type)]),
        _ => throw new NotSupportedException($"Column {column.Info.Name} is {column.Info.TypeText}, for which there is no Arrow type."),
    };

    /// <summary>An array with the nulls of a column.</summary>
    public static ArrayData Array(BatchColumn column, IArrowType type, ArrowBuffer[] buffers, ArrayData[]? children = null, ArrayData? dictionary = null) =>
        new(type, column.Count, column.NullCount, 0, [ValidityOf(column), .. buffers], children, dictionary);

    /// <summary>A copy of values, as a buffer.</summary>
    public static ArrowBuffer Copy<T>(ReadOnlySpan<T> values)
        where T : unmanaged => new(MemoryMarshal.AsBytes(values).ToArray());

    private static ArrowBuffer OffsetsOf(ReadOnlySpan<int> offsets) => Copy(offsets);

    // Both have a bit for each row, from the lowest on; Arrow in bytes, a batch in words.
    private static ArrowBuffer ValidityOf(BatchColumn column) =>
        column.NullCount == 0 ? ArrowBuffer.Empty : Copy(MemoryMarshal.AsBytes(column.Validity)[..((column.Count + 7) / 8)]);

    private static ArrowBuffer Bits(ReadOnlySpan<bool> values)
    {
        var bits = new byte[(values.Length + 7) / 8];
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i])
                bits[i / 8] |= (byte)(1 << (i % 8));
        }

        return new(bits);
    }

    private static ArrowBuffer Days(ReadOnlySpan<DateOnly> values)
    {
        var bytes = new byte[values.Length * sizeof(int)];
        var days = MemoryMarshal.Cast<byte, int>(bytes.AsSpan());
        for (var i = 0; i < days.Length; i++)
            days[i] = values[i].DayNumber - s_epoch;
        return new(bytes);
    }
}
