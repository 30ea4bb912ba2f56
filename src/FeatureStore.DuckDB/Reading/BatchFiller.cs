using System.Runtime.InteropServices;
using DuckDB.NET.Native;

namespace FeatureStore.DuckDB;

/// <summary>Copies the rows of DuckDB's chunks to the columns of a batch, once.</summary>
internal static unsafe class BatchFiller
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMillisecond / 1000;
    private const int BitsPerWord = 64;

    /// <summary>Adds the rows of a chunk to a column of a table.</summary>
    /// <exception cref="InvalidCastException">A REQUIRED column has a null, or the vector is of a type that the column cannot hold.</exception>
    public static void Append(ColumnVector from, int count, BatchColumn to)
    {
        Append(from, 0, count, to);
        // Inside of a null STRUCT, a REQUIRED field is null too.
        if (to.Info.Mode == ColumnMode.Required && to.NullCount > 0)
            throw new InvalidCastException($"Column {from.Name} is null, but is read as REQUIRED.");
    }

    /// <summary>Adds rows of a vector to a column.</summary>
    /// <param name="from">Where the rows are.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many.</param>
    /// <param name="to">Where they go.</param>
    /// <exception cref="InvalidCastException">The vector is of a type that the column cannot hold.</exception>
    private static void Append(ColumnVector from, int first, int count, BatchColumn to)
    {
        var start = to.Count;
        switch (to)
        {
            case BatchValues<double> column:
                Float64(from, first, column.AddRows(count));
                break;
            case BatchValues<long> column:
                Int64(from, first, column.AddRows(count));
                break;
            case BatchValues<bool> column:
                Bool(from, first, column.AddRows(count));
                break;
            case BatchValues<DateOnly> column:
                Date(from, first, column.AddRows(count));
                break;
            case BatchValues<decimal> column:
                Numeric(from, first, column.AddRows(count));
                break;
            case IBatchMicroseconds column:
                Microseconds(from, first, column.AddRows(count));
                break;
            case IBatchCodes column:
                EnumFiller.Append(from, first, column.AddRows(count), column, start);
                break;
            case BatchTexts column:
                Texts(from, first, count, column);
                break;
            case BatchBytes column:
                Spans(from, first, count, column);
                break;
            case BatchLists column:
                Lists(from, first, count, column);
                // A null list is an empty one.
                return;
            case BatchStructs column:
                column.AddRows(count);
                Structs(from, first, count, column);
                break;
            default:
                throw from.Mismatch($"a column of {to.Info.TypeText} in a batch");
        }

        Validity(from, first, count, to, start);
    }

    private static void Float64(ColumnVector from, int first, Span<double> to)
    {
        if (from.Type == DuckDBType.Double)
        {
            from.Values<double>(first, to.Length).CopyTo(to);
            return;
        }

        for (var i = 0; i < to.Length; i++)
            to[i] = from.IsNull(first + i) ? 0 : from.Float64(first + i);
    }

    private static void Int64(ColumnVector from, int first, Span<long> to)
    {
        if (from.Type == DuckDBType.BigInt)
        {
            from.Values<long>(first, to.Length).CopyTo(to);
            return;
        }

        for (var i = 0; i < to.Length; i++)
            to[i] = from.IsNull(first + i) ? 0 : from.Int64(first + i);
    }

    private static void Bool(ColumnVector from, int first, Span<bool> to)
    {
        if (from.Type != DuckDBType.Boolean)
            throw from.Mismatch("a BOOL");
        from.Values<bool>(first, to.Length).CopyTo(to);
    }

    private static void Date(ColumnVector from, int first, Span<DateOnly> to)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = from.IsNull(first + i) ? default : from.Date(first + i);
    }

    private static void Numeric(ColumnVector from, int first, Span<decimal> to)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = from.IsNull(first + i) ? 0 : from.Numeric(first + i);
    }

    private static void Microseconds(ColumnVector from, int first, Span<long> to)
    {
        switch (from.Type)
        {
            case DuckDBType.Timestamp or DuckDBType.TimestampTz or DuckDBType.Time:
                from.Values<long>(first, to.Length).CopyTo(to);
                break;
            default:
                for (var i = 0; i < to.Length; i++)
                    to[i] = from.IsNull(first + i) ? 0 : (from.Instant(first + i).Ticks - DateTime.UnixEpoch.Ticks) / TicksPerMicrosecond;
                break;
        }
    }

    private static void Texts(ColumnVector from, int first, int count, BatchTexts to)
    {
        if (from.Type != DuckDBType.Enum)
        {
            Spans(from, first, count, to);
            return;
        }

        for (var i = 0; i < count; i++)
            to.Add(from.IsNull(first + i) ? null : from.Text(first + i));
    }

    private static void Spans<T>(ColumnVector from, int first, int count, BatchSpans<T> to)
    {
        var texts = from.Spans(first);
        var bytes = 0L;
        for (var i = 0; i < count; i++)
            bytes += from.IsNull(first + i) ? 0 : texts[i].Length;
        var rows = to.Add(count, checked((int)bytes));
        for (var i = 0; i < count; i++)
            rows.Add(from.IsNull(first + i) ? [] : DuckText.Bytes(texts + i));
    }

    private static void Lists(ColumnVector from, int first, int count, BatchLists to)
    {
        var end = to.Elements.Count;
        var ends = to.AddRows(count);
        // Lists that lie one after the other, as a rule, go together.
        var (start, length) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            if (!from.IsNull(first + i) && from.ListAt(first + i) is { Count: > 0 } list)
            {
                if (list.Start != start + length)
                {
                    Flush();
                    start = list.Start;
                }

                length += list.Count;
                end += list.Count;
            }

            ends[i] = end;
        }

        Flush();

        void Flush()
        {
            if (length > 0)
                Append(from.Element!, start, length, to.Elements);
            length = 0;
        }
    }

    private static void Structs(ColumnVector from, int first, int count, BatchStructs to)
    {
        foreach (var field in to.Fields)
        {
            var vector = Array.Find(from.Fields, f => string.Equals(f.Name, field.Info.Name, StringComparison.OrdinalIgnoreCase))
                ?? throw from.Mismatch($"a STRUCT with the field {field.Info.Name}");
            Append(vector, first, count, field);
            // DuckDB may leave the fields of a null STRUCT as they are.
            Validity(from, first, count, field, field.Count - count);
        }
    }

    private static void Validity(ColumnVector from, int first, int count, BatchColumn to, int start)
    {
        if (to is BatchLists || from.Validity(first) is var words && words.IsEmpty)
            return;
        var shift = first % BitsPerWord;
        if (shift == 0)
        {
            to.SetValidity(start, count, words);
            return;
        }

        for (var i = 0; i < count; i += BitsPerWord)
        {
            var rows = Math.Min(BitsPerWord, count - i);
            var word = words[i / BitsPerWord] >> shift;
            if (rows > BitsPerWord - shift)
                word |= words[(i / BitsPerWord) + 1] << (BitsPerWord - shift);
            to.SetValidity(start + i, rows, [word]);
        }
    }
}
