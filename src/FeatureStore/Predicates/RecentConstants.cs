using System.Runtime.CompilerServices;

namespace FeatureStore;

/// <summary>Constants that were made lately, to be used again: a program compares with the same few numbers, days and enum values. Thread-safe.</summary>
internal static class RecentConstants<T>
{
    private const int Capacity = 64;

    // Types whose equal values are the same value: not decimals (1.0 equals 1.00), not instants (of any offset), not texts, which may be long.
    private static readonly bool IsKept = ClrType<T>.IsEnum || ClrType<T>.Underlying == typeof(long) || ClrType<T>.Underlying == typeof(double)
        || ClrType<T>.Underlying == typeof(bool) || ClrType<T>.Underlying == typeof(DateOnly);

    private static readonly Constant?[] Slots = new Constant?[IsKept ? Capacity : 0];

    public static Expr<T> Of(T value)
    {
        if (!IsKept || value is null || IsZeroOrNaN(value))
            return new(Constants.Node(value, Constants.TypeOf<T>()));
        ref var slot = ref Slots[(uint)value.GetHashCode() % Capacity];
        var kept = Volatile.Read(ref slot);
        if (kept is not null && EqualityComparer<T>.Default.Equals(kept.Value, value))
            return kept;
        var made = new Constant(value);
        Volatile.Write(ref slot, made);
        return made;
    }

    // 0.0 equals -0.0, but is another value; and so with NaNs.
    private static bool IsZeroOrNaN(T value)
    {
        if (typeof(T) != typeof(double) && typeof(T) != typeof(double?))
            return false;
        var number = typeof(T) == typeof(double) ? Unsafe.As<T, double>(ref value) : Unsafe.As<T, double?>(ref value).GetValueOrDefault();
        return number == 0 || double.IsNaN(number);
    }

    private sealed class Constant(T value) : Expr<T>(Constants.Node(value, Constants.TypeOf<T>()))
    {
        public T Value { get; } = value;
    }
}
