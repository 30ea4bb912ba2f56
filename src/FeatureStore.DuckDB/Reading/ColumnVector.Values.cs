using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using DuckDB.NET.Native;

namespace FeatureStore.DuckDB;

// Typed values: what each type may be read as. A value that is null is told, not made up.
internal sealed unsafe partial class ColumnVector
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMillisecond / 1000;
    private const int EpochDay = 719162;

    // Of a DateTime, counted from 1970.
    private const long FirstMicrosecond = -EpochDay * (TimeSpan.TicksPerDay / TicksPerMicrosecond);
    private const long LastMicrosecond = ((3652059L - EpochDay) * (TimeSpan.TicksPerDay / TicksPerMicrosecond)) - 1;

    private TextCache? _cache;
    private TextListCache? _lists;
    private EnumText? _codesOf;
    private int[] _codes = [];
    private EnumText? _byteCodesOf;
    private byte[] _byteCodes = [];

    /// <summary>A value as a C# type, without boxing: each comparison of types is gone once it is compiled.</summary>
    public T Get<T>(int row)
    {
        if (typeof(T) == typeof(double))
            return As<double, T>(Float64(row));
        if (typeof(T) == typeof(double?))
            return As<double?, T>(Float64(row));
        if (typeof(T) == typeof(long))
            return As<long, T>(Int64(row));
        if (typeof(T) == typeof(long?))
            return As<long?, T>(Int64(row));
        if (typeof(T) == typeof(string))
            return (T)(object)Text(row);
        if (typeof(T) == typeof(bool))
            return As<bool, T>(Bool(row));
        if (typeof(T) == typeof(bool?))
            return As<bool?, T>(Bool(row));
        if (typeof(T) == typeof(decimal))
            return As<decimal, T>(Numeric(row));
        if (typeof(T) == typeof(decimal?))
            return As<decimal?, T>(Numeric(row));
        if (typeof(T) == typeof(DateOnly))
            return As<DateOnly, T>(Date(row));
        if (typeof(T) == typeof(DateOnly?))
            return As<DateOnly?, T>(Date(row));
        if (typeof(T) == typeof(TimeOnly))
            return As<TimeOnly, T>(Time(row));
        if (typeof(T) == typeof(TimeOnly?))
            return As<TimeOnly?, T>(Time(row));
        if (typeof(T) == typeof(DateTime))
            return As<DateTime, T>(Instant(row));
        if (typeof(T) == typeof(DateTime?))
            return As<DateTime?, T>(Instant(row));
        if (typeof(T) == typeof(DateTimeOffset))
            return As<DateTimeOffset, T>(new(Instant(row)));
        if (typeof(T) == typeof(DateTimeOffset?))
            return As<DateTimeOffset?, T>(new DateTimeOffset(Instant(row)));
        if (typeof(T) == typeof(byte[]))
            return (T)(object)Bytes(row).ToArray();
        return typeof(T) == typeof(ValueList<byte>) ? (T)(object)ValueList.Create(Bytes(row)) : throw Mismatch(typeof(T).Name);
    }

    public long Int64(int row)
    {
        Require(row);
        return Type switch
        {
            DuckDBType.BigInt => ((long*)_data)[row],
            DuckDBType.Decimal or DuckDBType.Enum => throw Mismatch("an INT64"),
            _ => checked((long)Integer(row, "an INT64")),
        };
    }

    /// <summary>An integer of any size.</summary>
    public Int128 HugeInt(int row)
    {
        Require(row);
        return Integer(row, "an integer");
    }

    public double Float64(int row)
    {
        Require(row);
        return Type switch
        {
            DuckDBType.Double => ((double*)_data)[row],
            DuckDBType.Float => ((float*)_data)[row],
            DuckDBType.Decimal => (double)Numeric(row),
            DuckDBType.BigInt => ((long*)_data)[row],
            _ => (double)Integer(row, "a FLOAT64"),
        };
    }

    public decimal Numeric(int row)
    {
        Require(row);
        if (Type != DuckDBType.Decimal)
            return (decimal)Integer(row, "a NUMERIC");
        if (_storage != DuckDBType.HugeInt)
            return Scaled(_storage switch
            {
                DuckDBType.SmallInt => ((short*)_data)[row],
                DuckDBType.Integer => ((int*)_data)[row],
                _ => ((long*)_data)[row],
            });
        var number = Integer(row, "a NUMERIC");
        var scale = _scale;
        // A column that declares no digits has nine after the point, whatever a value needs.
        for (; scale > 0 && number % 10 == 0; scale--)
            number /= 10;

        // A decimal has 28 digits after the point, and 96 bits: what DuckDB holds beyond is cut off.
        for (; scale > 28 || (scale > 0 && Int128.Abs(number) >> 96 != 0); scale--)
            number /= 10;
        var magnitude = (UInt128)Int128.Abs(number);
        if (magnitude >> 96 != 0)
            throw OutOfRange("a number");
        return new((int)(uint)magnitude, (int)(uint)(magnitude >> 32), (int)(uint)(magnitude >> 64), Int128.IsNegative(number), scale);
    }

    public bool Bool(int row)
    {
        Require(row);
        return Type == DuckDBType.Boolean ? _data[row] != 0 : throw Mismatch("a BOOL");
    }

    public DateOnly Date(int row)
    {
        Require(row);
        if (Type != DuckDBType.Date)
            return Type is DuckDBType.Timestamp or DuckDBType.TimestampTz ? DateOnly.FromDateTime(Instant(row)) : throw Mismatch("a DATE");
        var day = (long)((int*)_data)[row] + EpochDay;
        return (ulong)day <= (ulong)DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)day) : throw OutOfRange("a date");
    }

    public TimeOnly Time(int row)
    {
        Require(row);
        // 24:00, which DuckDB has, is no TimeOnly.
        return Type != DuckDBType.Time ? throw Mismatch("a TIME")
            : ((long*)_data)[row] is >= 0 and < TimeSpan.TicksPerDay / TicksPerMicrosecond and var time ? new(time * TicksPerMicrosecond)
            : throw OutOfRange("a time of day");
    }

    /// <summary>A DATE, DATETIME or TIMESTAMP; in UTC.</summary>
    public DateTime Instant(int row)
    {
        Require(row);
        if (Type is DuckDBType.Timestamp or DuckDBType.TimestampTz && ((long*)_data)[row] is >= FirstMicrosecond and <= LastMicrosecond and var microseconds)
            return new(DateTime.UnixEpoch.Ticks + (microseconds * TicksPerMicrosecond), DateTimeKind.Utc);
        var value = (Int128)(Type == DuckDBType.Date ? ((int*)_data)[row] : ((long*)_data)[row]);
        var ticks = DateTime.UnixEpoch.Ticks + (Type switch
        {
            DuckDBType.Timestamp or DuckDBType.TimestampTz => value * TicksPerMicrosecond,
            DuckDBType.TimestampS => value * TimeSpan.TicksPerSecond,
            DuckDBType.TimestampMs => value * TimeSpan.TicksPerMillisecond,
            DuckDBType.TimestampNs => value / 100,
            DuckDBType.Date => value * TimeSpan.TicksPerDay,
            _ => throw Mismatch("a TIMESTAMP or DATETIME"),
        });
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new((long)ticks, DateTimeKind.Utc) : throw OutOfRange("an instant");
    }

    public string Text(int row)
    {
        Require(row);
        return Type switch
        {
            DuckDBType.Varchar => (_cache ??= new()).Text((DuckText*)_data + row),
            DuckDBType.Enum => _texts[Code(row)],
            _ => throw Mismatch("a text"),
        };
    }

    /// <summary>The bytes of a VARCHAR where DuckDB has them.</summary>
    public ReadOnlySpan<byte> Utf8(int row) => DuckText.Bytes((DuckText*)_data + row);

    /// <summary>A list of texts.</summary>
    public ValueList<string?> Texts(int row)
    {
        var (start, count) = ListAt(row);
        return Element!.Type == DuckDBType.Varchar ? (_lists ??= new()).Get(Element, start, count) : List<string?>(start, count);
    }

    /// <summary>A list; a null list is for the caller to know.</summary>
    public ValueList<T> List<T>(int row)
    {
        if (typeof(T) == typeof(string))
            return (ValueList<T>)(object)Texts(row);
        var (start, count) = ListAt(row);
        if (typeof(T) == typeof(double?) && Element!.Type == DuckDBType.Double)
            return (ValueList<T>)(object)Element.Numbers<double>(start, count);
        if (typeof(T) == typeof(long?) && Element!.Type == DuckDBType.BigInt)
            return (ValueList<T>)(object)Element.Numbers<long>(start, count);
        return List<T>(start, count);
    }

    public ReadOnlySpan<byte> Bytes(int row)
    {
        Require(row);
        return Type == DuckDBType.Blob ? DuckText.Bytes((DuckText*)_data + row) : throw Mismatch("BYTES");
    }

    /// <summary>Which of the texts of an enum a text is, from 1; 0 for one that it does not know.</summary>
    public int EnumCode(int row, EnumText texts)
    {
        Require(row);
        if (Type == DuckDBType.Varchar)
            return (_cache ??= new()).Code((DuckText*)_data + row, texts);
        if (Type != DuckDBType.Enum)
            throw Mismatch("a text");
        if (!ReferenceEquals(_codesOf, texts))
            (_codesOf, _codes) = (texts, Array.ConvertAll(_texts, texts.CodeOf));
        return _codes[Code(row)];
    }

    /// <summary>For an enum whose codes are bytes, and each byte, which of the texts it is, from 1; 0 for one that they do not know. Null for another.</summary>
    public byte[]? CodesOf(EnumText texts)
    {
        if (_storage != DuckDBType.UnsignedTinyInt)
            return null;
        if (!ReferenceEquals(_byteCodesOf, texts))
        {
            (_byteCodesOf, _byteCodes) = (texts, new byte[byte.MaxValue + 1]);
            for (var i = 0; i < _texts.Length; i++)
                _byteCodes[i] = (byte)texts.CodeOf(_texts[i]);
        }

        return _byteCodes;
    }

    public InvalidCastException Mismatch(string wanted) => new($"Column {Name} is of DuckDB's type {TypeText}, which cannot be read as {wanted}.");

    public string TypeText => IsList ? $"{Element!.TypeText}[]" : Type.ToString().ToUpperInvariant();

    private static T As<TValue, T>(TValue value) => Unsafe.As<TValue, T>(ref value);

    private ValueList<T> List<T>(int start, int count) =>
        ValueList.Create<T, (ColumnVector Element, int Start)>(count, (Element!, start), static (values, from) =>
        {
            var (element, start) = from;
            for (var i = 0; i < values.Length; i++)
                values[i] = default(T) is null && element.IsNull(start + i) ? default! : element.Get<T>(start + i);
        });

    // Numbers that are stored as they are read: what most lists hold.
    private ValueList<T?> Numbers<T>(int start, int count)
        where T : unmanaged => ValueList.Create<T?, (ColumnVector Vector, int Start)>(count, (this, start), static (values, from) =>
        {
            var (vector, start) = from;
            var stored = vector.Values<T>(start, values.Length);
            for (var i = 0; i < values.Length; i++)
                values[i] = vector.IsNull(start + i) ? null : stored[i];
        });

    private int Code(int row) => _storage switch
    {
        DuckDBType.UnsignedTinyInt => _data[row],
        DuckDBType.UnsignedSmallInt => ((ushort*)_data)[row],
        _ => checked((int)((uint*)_data)[row]),
    };

    private Int128 Integer(int row, string wanted) => _storage switch
    {
        DuckDBType.BigInt => ((long*)_data)[row],
        DuckDBType.Integer => ((int*)_data)[row],
        DuckDBType.SmallInt => ((short*)_data)[row],
        DuckDBType.TinyInt => ((sbyte*)_data)[row],
        DuckDBType.UnsignedTinyInt when Type != DuckDBType.Enum => _data[row],
        DuckDBType.UnsignedSmallInt when Type != DuckDBType.Enum => ((ushort*)_data)[row],
        DuckDBType.UnsignedInteger when Type != DuckDBType.Enum => ((uint*)_data)[row],
        DuckDBType.UnsignedBigInt => ((ulong*)_data)[row],
        DuckDBType.HugeInt => ((Int128*)_data)[row],
        _ => throw Mismatch(wanted),
    };

    // The number of a DECIMAL of up to 18 digits.
    private decimal Scaled(long number)
    {
        var magnitude = number < 0 ? (ulong)-number : (ulong)number;
        return new((int)(uint)magnitude, (int)(uint)(magnitude >> 32), 0, number < 0, _scale);
    }

    private void Require(int row)
    {
        if (IsNull(row))
            throw new InvalidCastException($"Column {Name} is null, but is read as REQUIRED.");
    }

    private OverflowException OutOfRange(string what) => new($"Column {Name} holds {what} that C# has no value for.");
}

/// <summary>DuckDB's string: its length, then up to 12 bytes in place, else four of them and a pointer to all.</summary>
internal readonly unsafe struct DuckText(ulong low, ulong high)
{
    private const int InPlace = 12;

    private readonly ulong _low = low;
    private readonly ulong _high = high;

    public int Length => (int)(uint)_low;

    public bool IsInPlace => Length <= InPlace;

    /// <summary>All that there is of a text in place; unused bytes are zero.</summary>
    public (ulong Low, ulong High) Key => (_low, _high);

    /// <summary>The bytes of a string where DuckDB has it.</summary>
    public static ReadOnlySpan<byte> Bytes(DuckText* text) => new(text->IsInPlace ? (byte*)text + sizeof(uint) : (byte*)text->_high, text->Length);
}
