using System.Numerics;
using System.Runtime.CompilerServices;
using DuckDB.NET.Native;

namespace FeatureStore.DuckDB;

/// <summary>Binds the values of a statement by name, each as its own type; DuckDB casts where it compares.</summary>
internal static class StatementParameters
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMillisecond / 1000;
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    public static void Bind(DuckDBPreparedStatement statement, ValueList<SqlParameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            // DuckDB writes 64 bits where the binding declares 32. A parameter that the text does not use is no mistake.
            var index = 0L;
            if (!NativeMethods.PreparedStatements.DuckDBBindParameterIndex(statement, out Unsafe.As<long, int>(ref index), parameter.Name).IsSuccess())
                continue;
            using var value = Value(parameter.Value);
            if (!NativeMethods.PreparedStatements.DuckDBBindValue(statement, index, value).IsSuccess())
                throw new StatementException($"Parameter {parameter.Name} cannot be bound: {NativeMethods.PreparedStatements.DuckDBPrepareError(statement)}", DuckDBErrorType.Invalid);
        }
    }

    private static DuckDBValue Value(object value) => value switch
    {
        string text => NativeMethods.Value.DuckDBCreateVarchar(text),
        long number => NativeMethods.Value.DuckDBCreateInt64(number),
        double number => NativeMethods.Value.DuckDBCreateDouble(number),
        bool truth => NativeMethods.Value.DuckDBCreateBool(truth),
        decimal number => Decimal(number),
        DateOnly day => NativeMethods.Value.DuckDBCreateDate(new() { Days = day.DayNumber - Epoch.DayNumber }),
        TimeOnly time => NativeMethods.Value.DuckDBCreateTime(new() { Micros = time.Ticks / TicksPerMicrosecond }),
        DateTimeOffset time => NativeMethods.Value.DuckDBCreateTimestampTz(new() { Micros = Microseconds(time.UtcTicks) }),
        DateTime time => NativeMethods.Value.DuckDBCreateTimestamp(new() { Micros = Microseconds(time.Ticks) }),
        ValueList<byte> bytes => NativeMethods.Value.DuckDBCreateBlob(bytes.AsSpan().ToArray(), bytes.Count),
        _ => throw new NotSupportedException($"A value of type {value.GetType()} cannot be a parameter of a statement."),
    };

    private static long Microseconds(long ticks) => (ticks - DateTime.UnixEpoch.Ticks) / TicksPerMicrosecond;

    private static DuckDBValue Decimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        BigInteger mantissa = ((UInt128)(uint)bits[2] << 64) | ((UInt128)(uint)bits[1] << 32) | (uint)bits[0];
        var digits = mantissa.IsZero ? 1 : mantissa.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        var width = Math.Max(digits, value.Scale + 1);
        return NativeMethods.Value.DuckDBCreateDecimal(new((byte)width, value.Scale, new(decimal.IsNegative(value) ? -mantissa : mantissa)));
    }
}
