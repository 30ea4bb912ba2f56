using System.Numerics;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace FeatureStore.Arrow;

/// <summary>Decimals as Arrow has them: whole numbers of the least decimal place, in 16 or 32 bytes, the lowest first.</summary>
internal static class ArrowDecimals
{
    public static ArrowBuffer Of(BatchValues<decimal> column, FixedSizeBinaryType type)
    {
        var scale = type switch
        {
            Decimal128Type d => d.Scale,
            Decimal256Type d => d.Scale,
            _ => throw new NotSupportedException($"Column {column.Info.Name} is {column.Info.TypeText}, which is not {type.Name}."),
        };
        var width = type.ByteWidth;
        var bytes = new byte[column.Count * width];
        for (var row = 0; row < column.Count; row++)
        {
            if (column.IsNull(row))
                continue;
            var target = bytes.AsSpan(row * width, width);
            var unscaled = Unscaled(column.Values[row], scale, column.Info);
            if (unscaled.Sign < 0)
                target.Fill(byte.MaxValue);
            unscaled.TryWriteBytes(target, out _);
        }

        return new(bytes);
    }

    private static BigInteger Unscaled(decimal value, int scale, ColumnInfo column)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var mantissa = new BigInteger(new decimal(parts[0], parts[1], parts[2], value < 0, 0));
        if (value.Scale <= scale)
            return mantissa * BigInteger.Pow(10, scale - value.Scale);
        var whole = BigInteger.DivRem(mantissa, BigInteger.Pow(10, value.Scale - scale), out var rest);
        return rest.IsZero ? whole : throw new OverflowException($"Column {column.Name} has {value}, with more than the {scale} digits after the point that {column.TypeText} holds.");
    }
}
