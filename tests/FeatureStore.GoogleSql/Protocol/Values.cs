using System.Collections;
using System.Numerics;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Zetasql;

namespace FeatureStore.GoogleSql;

/// <summary>Values, as the engine and as .NET say them.</summary>
internal static class Values
{
    private const int NumericScale = 9;
    private const int BigNumericScale = 38;
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    public static ValueProto Parameter(SqlParameter parameter)
    {
        var element = new ColumnInfo(parameter.Name, parameter.Type, ColumnMode.Nullable);
        return Types.IsList(parameter.Value)
            ? List(element, ((IEnumerable)parameter.Value).Cast<object?>())
            : One(element, parameter.Value is ValueList<byte> bytes ? bytes.AsSpan().ToArray() : parameter.Value);
    }

    // A REPEATED column has no null: it is empty.
    public static ValueProto Write(ColumnInfo column, object? value) =>
        column.Mode == ColumnMode.Repeated ? List(column, (object?[]?)value ?? []) : One(column, value);

    public static object? Read(ColumnInfo column, ValueProto value) =>
        value.ValueCase == ValueProto.ValueOneofCase.None ? null
        : column.Mode == ColumnMode.Repeated ? value.ArrayValue.Element.Select(e => ReadOne(column, e)).ToArray()
        : ReadOne(column, value);

    private static ValueProto List(ColumnInfo column, IEnumerable<object?> values)
    {
        var list = new ValueProto.Types.Array();
        foreach (var value in values)
            list.Element.Add(One(column, value));
        return new() { ArrayValue = list };
    }

    private static ValueProto One(ColumnInfo column, object? value) => (column.Type, value) switch
    {
        (_, null) => new(),
        (DataType.String, string text) => new() { StringValue = text },
        (DataType.Int64, long number) => new() { Int64Value = number },
        (DataType.Float64, double number) => new() { DoubleValue = number },
        (DataType.Numeric, decimal number) => new() { NumericValue = Scaled(number, NumericScale) },
        (DataType.BigNumeric, decimal number) => new() { BignumericValue = Scaled(number, BigNumericScale) },
        (DataType.Bool, bool truth) => new() { BoolValue = truth },
        (DataType.Date, DateOnly day) => new() { DateValue = day.DayNumber - Epoch.DayNumber },
        (DataType.DateTime, DateTime time) => new() { DatetimeValue = new() { BitFieldDatetimeSeconds = Packed(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time)), Nanos = Nanoseconds(time.TimeOfDay) } },
        (DataType.Time, TimeOnly time) => new() { TimeValue = (Packed(time) << 30) | (long)Nanoseconds(time.ToTimeSpan()) },
        (DataType.Timestamp, DateTimeOffset time) => new() { TimestampValue = Timestamp.FromDateTimeOffset(time) },
        (DataType.Bytes, byte[] bytes) => new() { BytesValue = ByteString.CopyFrom(bytes) },
        (DataType.Json, string json) => new() { JsonValue = json },
        (DataType.Struct, object?[] fields) => Struct(column, fields),
        _ => throw new NotSupportedException($"A {value.GetType().Name} is no value of {column.Name}, which is {column.TypeText}."),
    };

    private static ValueProto Struct(ColumnInfo column, object?[] values)
    {
        var fields = new ValueProto.Types.Struct();
        for (var i = 0; i < column.Fields.Count; i++)
            fields.Field.Add(Write(column.Fields[i], values[i]));
        return new() { StructValue = fields };
    }

    private static object? ReadOne(ColumnInfo column, ValueProto value) => value.ValueCase switch
    {
        ValueProto.ValueOneofCase.None => null,
        ValueProto.ValueOneofCase.StringValue => value.StringValue,
        ValueProto.ValueOneofCase.Int64Value => value.Int64Value,
        ValueProto.ValueOneofCase.DoubleValue => value.DoubleValue,
        ValueProto.ValueOneofCase.NumericValue => Unscaled(value.NumericValue, NumericScale),
        ValueProto.ValueOneofCase.BignumericValue => Unscaled(value.BignumericValue, BigNumericScale),
        ValueProto.ValueOneofCase.BoolValue => value.BoolValue,
        ValueProto.ValueOneofCase.DateValue => Epoch.AddDays(value.DateValue),
        ValueProto.ValueOneofCase.DatetimeValue => Time(value.DatetimeValue),
        ValueProto.ValueOneofCase.TimeValue => new TimeOnly(OfDay(value.TimeValue >> 30, value.TimeValue & ((1L << 30) - 1))),
        ValueProto.ValueOneofCase.TimestampValue => value.TimestampValue.ToDateTimeOffset(),
        ValueProto.ValueOneofCase.BytesValue => value.BytesValue.ToByteArray(),
        ValueProto.ValueOneofCase.JsonValue => value.JsonValue,
        ValueProto.ValueOneofCase.StructValue => value.StructValue.Field.Select((f, i) => Read(column.Fields[i], f)).ToArray(),
        _ => throw new NotSupportedException($"Column {column.Name} has a {value.ValueCase}."),
    };

    private static long Packed(DateOnly day, TimeOnly time) => ((((((long)day.Year << 4) | (long)day.Month) << 5) | (long)day.Day) << 17) | Packed(time);

    private static long Packed(TimeOnly time) => ((long)time.Hour << 12) | ((long)time.Minute << 6) | (long)time.Second;

    private static int Nanoseconds(TimeSpan time) => (int)(time.Ticks % TimeSpan.TicksPerSecond) * 100;

    private static DateTime Time(ValueProto.Types.Datetime value)
    {
        var packed = value.BitFieldDatetimeSeconds;
        var day = packed >> 17;
        return new DateTime((int)(day >> 9), (int)((day >> 5) & 15), (int)(day & 31)).AddTicks(OfDay(packed & ((1 << 17) - 1), value.Nanos));
    }

    private static long OfDay(long packed, long nanoseconds) =>
        ((((packed >> 12) * 60) + ((packed >> 6) & 63)) * 60 + (packed & 63)) * TimeSpan.TicksPerSecond + (nanoseconds / 100);

    private static ByteString Scaled(decimal value, int scale)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var digits = (((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0]) * (value < 0 ? -1 : 1);
        var more = scale - value.Scale;
        if (more < 0 && decimal.Round(value, scale) != value)
            throw new NotSupportedException($"{value} has more than {scale} decimals.");
        return ByteString.CopyFrom((more < 0 ? digits / BigInteger.Pow(10, -more) : digits * BigInteger.Pow(10, more)).ToByteArray());
    }

    private static decimal Unscaled(ByteString bytes, int scale)
    {
        // A decimal has at most 28 decimals.
        var digits = new BigInteger(bytes.Span);
        for (; scale > 0 && (scale > 28 || digits % 10 == 0); scale--)
            digits /= 10;
        return (decimal)digits / (decimal)BigInteger.Pow(10, scale);
    }
}
