namespace FeatureStore;

/// <summary>What functions of numbers and days compute; each says whether there is a result.</summary>
internal static class Arithmetic
{
    private const int NumericScale = 9;

    public static bool Add(long a, long b, out long sum)
    {
        sum = unchecked(a + b);
        return ((a ^ sum) & (b ^ sum)) >= 0;
    }

    public static bool Subtract(long a, long b, out long difference)
    {
        difference = unchecked(a - b);
        return ((a ^ b) & (a ^ difference)) >= 0;
    }

    public static bool Multiply(long a, long b, out long product) => Math.BigMul(a, b, out product) == product >> 63;

    public static bool Divide(long a, long b, out long quotient)
    {
        var possible = b != 0 && !(a == long.MinValue && b == -1);
        quotient = possible ? a / b : 0;
        return possible;
    }

    public static bool Modulo(long a, long b, out long remainder)
    {
        remainder = b is 0 or -1 ? 0 : a % b;
        return b != 0 && !(a == long.MinValue && b == -1);
    }

    public static bool Negate(long a, out long negated)
    {
        negated = unchecked(-a);
        return a != long.MinValue;
    }

    public static bool Abs(long a, out long absolute)
    {
        absolute = a < 0 ? unchecked(-a) : a;
        return a != long.MinValue;
    }

    public static bool ToLong(double a, out long result)
    {
        const double Limit = 9223372036854775808;
        var possible = a >= -Limit && a < Limit;
        result = possible ? (long)a : 0;
        return possible;
    }

    public static bool AddDays(long day, long days, out long result) =>
        Add(day, days, out result) && result >= DateOnly.MinValue.DayNumber && result <= DateOnly.MaxValue.DayNumber;

    public static bool Add(decimal a, decimal b, out decimal sum) => Try(a, b, static (a, b) => a + b, out sum);

    public static bool Subtract(decimal a, decimal b, out decimal difference) => Try(a, b, static (a, b) => a - b, out difference);

    public static bool Multiply(decimal a, decimal b, out decimal product) => Try(a, b, static (a, b) => a * b, out product);

    public static bool MultiplyNumeric(decimal a, decimal b, out decimal product) => Try(a, b, static (a, b) => Numeric(a * b), out product);

    public static bool Divide(decimal a, decimal b, out decimal quotient)
    {
        quotient = 0;
        return b != 0 && Try(a, b, static (a, b) => Numeric(a / b), out quotient);
    }

    public static bool Modulo(decimal a, decimal b, out decimal remainder)
    {
        remainder = 0;
        return b != 0 && Try(a, b, static (a, b) => a % b, out remainder);
    }

    public static bool ToLong(decimal a, out long result)
    {
        var possible = a is > long.MinValue - 1m and < long.MaxValue + 1m;
        result = possible ? (long)a : 0;
        return possible;
    }

    /// <summary>The day of ticks since 1970.</summary>
    public static long DayOf(long ticks)
    {
        var days = Math.DivRem(ticks, TimeSpan.TicksPerDay, out var rest);
        return DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber + days - (rest < 0 ? 1 : 0);
    }

    /// <summary>The Monday of the week; day 0 was one.</summary>
    public static long MondayOf(long day) => day - (day % 7);

    public static long FirstOfMonth(long day) => day - DateOnly.FromDayNumber((int)day).Day + 1;

    private static decimal Numeric(decimal value) => Math.Round(value, NumericScale, MidpointRounding.AwayFromZero);

    private static bool Try(decimal a, decimal b, Func<decimal, decimal, decimal> function, out decimal result)
    {
        try
        {
            result = function(a, b);
            return true;
        }
        catch (OverflowException)
        {
            result = 0;
            return false;
        }
    }
}
