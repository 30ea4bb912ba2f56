using System.Numerics;
using System.Runtime.InteropServices;

namespace FeatureStore;

/// <summary>Numbers of columns as numbers of a matrix.</summary>
internal static class MatrixNumbers
{
    /// <summary>The rows of a numeric column as doubles; of a null row they mean nothing. Doubles are not copied.</summary>
    public static ReadOnlySpan<double> Doubles(BatchColumn column) => column switch
    {
        BatchValues<double> doubles => doubles.Values,
        BatchValues<long> longs => Map(longs, static n => n),
        BatchValues<decimal> decimals => Map(decimals, static n => (double)n),
        BatchValues<bool> truths => Map(truths, static b => b ? 1 : 0),
        _ => throw new NotSupportedException($"Column {column.Info.Name} is {column.Info.TypeText}, which is no number for a matrix."),
    };

    /// <summary>Each number as a T: the nearest, or an infinity beyond its range.</summary>
    public static void Convert<T>(ReadOnlySpan<double> source, Span<T> target)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            MemoryMarshal.Cast<double, T>(source).CopyTo(target);
            return;
        }

        var done = typeof(T) == typeof(float) ? Narrow(source, MemoryMarshal.Cast<T, float>(target)) : 0;
        for (; done < source.Length; done++)
            target[done] = T.CreateTruncating(source[done]);
    }

    private static int Narrow(ReadOnlySpan<double> source, Span<float> target)
    {
        var done = 0;
        for (; done <= source.Length - Vector<float>.Count; done += Vector<float>.Count)
            Vector.Narrow(new(source[done..]), new Vector<double>(source[(done + Vector<double>.Count)..])).CopyTo(target[done..]);
        return done;
    }

    private static double[] Map<T>(BatchValues<T> column, Func<T, double> number)
        where T : unmanaged
    {
        var values = column.Values;
        var numbers = new double[values.Length];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = number(values[i]);
        return numbers;
    }
}
