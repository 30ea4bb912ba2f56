namespace FeatureStore;

/// <summary>The values of a column, or of fields or elements: where they are if that can be, else copied into a block.</summary>
internal abstract class ColumnValues<T>(Place place) : Values<T>(place.Frame, false, place.Operands)
    where T : struct, IEquatable<T>, IComparable<T>
{
    protected ColumnSource Source => place.Source;

    protected override void Evaluate()
    {
        var column = place.Source.Column;
        var numbers = place.Numbers;
        AllValid = numbers.IsEmpty && column.Validity.IsEmpty;
        if (numbers.IsEmpty && !AllValid)
            column.Validity.Slice(Frame.Start / Frame.BitsPerWord, Frame.Words).CopyTo(Validity);
        for (var row = 0; row < numbers.Length; row++)
            SetValid(row, numbers[row] >= 0 && !column.IsNull(numbers[row]));
        Read(column, Frame.Start, numbers);
    }

    /// <summary>Reads the values of the block: from a row on, or at the numbers if there are any.</summary>
    protected abstract void Read(BatchColumn column, int start, ReadOnlySpan<int> numbers);

    protected void Copy<TStored, TForm>(ReadOnlySpan<TStored> stored, int start, ReadOnlySpan<int> numbers)
        where TForm : struct, IForm<TStored, T>
    {
        var items = Own.AsSpan(0, Frame.Count);
        if (numbers.IsEmpty)
        {
            stored = stored.Slice(start, items.Length);
            for (var row = 0; row < items.Length; row++)
                items[row] = TForm.Of(stored[row]);
            return;
        }

        for (var row = 0; row < items.Length; row++)
            items[row] = numbers[row] < 0 ? default : TForm.Of(stored[numbers[row]]);
    }
}

/// <summary>How a stored value is seen by conditions.</summary>
internal interface IForm<TStored, T>
{
    static abstract T Of(TStored value);
}

/// <summary>Doubles or decimals.</summary>
internal sealed class NumberColumn<T>(Place place) : ColumnValues<T>(place)
    where T : unmanaged, IEquatable<T>, IComparable<T>
{
    protected override void Read(BatchColumn column, int start, ReadOnlySpan<int> numbers)
    {
        var values = (BatchValues<T>)column;
        if (numbers.IsEmpty)
            Borrow(values.Memory, start);
        else
            Copy<T, Same>(values.Values, start, numbers);
    }

    private readonly struct Same : IForm<T, T>
    {
        public static T Of(T value) => value;
    }
}

/// <summary>INT64 as it is, BOOL as 0 and 1, DATE as day number, times as ticks (of 100 ns, since 1970 or midnight), enums as codes, 0 for Unknown.</summary>
internal sealed class LongColumn(Place place, EnumText? texts) : ColumnValues<long>(place)
{
    // The texts of an enum with more of them than a byte can tell.
    private readonly Utf8Cache? _cache = texts is { HasByteCodes: false } ? new() : null;

    protected override void Read(BatchColumn column, int start, ReadOnlySpan<int> numbers)
    {
        switch (column)
        {
            case BatchValues<long> values when numbers.IsEmpty:
                Borrow(values.Memory, start);
                break;
            case BatchValues<long> values:
                Copy<long, Form>(values.Values, start, numbers);
                break;
            case BatchValues<bool> values:
                Copy<bool, Form>(values.Values, start, numbers);
                break;
            case BatchValues<DateOnly> values:
                Copy<DateOnly, Form>(values.Values, start, numbers);
                break;
            case IBatchMicroseconds values:
                Copy<long, Ticks>(values.Microseconds, start, numbers);
                break;
            case IBatchCodes values:
                Copy<byte, Form>(values.Codes, start, numbers);
                break;
            default:
                ReadTexts((BatchTexts)column, start, numbers);
                break;
        }
    }

    private void ReadTexts(BatchTexts column, int start, ReadOnlySpan<int> numbers)
    {
        var own = Own;
        for (var row = 0; row < Frame.Count; row++)
            own[row] = IsValid(row) ? texts!.CodeOf(_cache!.Text(column.BytesOf(numbers.IsEmpty ? start + row : numbers[row]))) : 0;
    }

    private readonly struct Form : IForm<long, long>, IForm<bool, long>, IForm<DateOnly, long>, IForm<byte, long>
    {
        public static long Of(long value) => value;

        public static long Of(bool value) => value ? 1 : 0;

        public static long Of(DateOnly value) => value.DayNumber;

        public static long Of(byte value) => value;
    }

    private readonly struct Ticks : IForm<long, long>
    {
        public static long Of(long value) => value * TimeSpan.TicksPerMicrosecond;
    }
}

/// <summary>Texts and bytes where they are; of an enum the texts behind the codes, also those that the catalog does not know.</summary>
internal sealed class TextColumn(Place place, EnumText? texts) : ColumnValues<Utf8>(place)
{
    // By code, as they are in an enum.
    private readonly Utf8[] _known = texts is null ? [] : [default, .. texts.Texts.Select(Utf8.Of)];

    protected override void Read(BatchColumn column, int start, ReadOnlySpan<int> numbers)
    {
        var items = Own.AsSpan(0, Frame.Count);
        for (var row = 0; row < items.Length; row++)
        {
            var at = numbers.IsEmpty ? start + row : numbers[row];
            if (!IsValid(row))
                items[row] = default;
            else if (column is BatchTexts values)
                items[row] = values.At(at);
            else if (column is BatchBytes bytes)
                items[row] = bytes.At(at);
            else
                items[row] = Text((IBatchCodes)column, at);
        }
    }

    private Utf8 Text(IBatchCodes column, int row) =>
        column.Memory[row] is not IBatchCodes.UnknownCode and var code ? _known[code] : Utf8.Of(column.TextOf(row) ?? "");
}
