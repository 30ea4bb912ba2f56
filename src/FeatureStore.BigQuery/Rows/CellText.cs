using System.Buffers.Text;
using System.Globalization;

namespace FeatureStore.BigQuery;

/// <summary>Decodes the texts of BigQuery's values, straight from their bytes.</summary>
internal static class CellText
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    public static bool TryInt64(ReadOnlySpan<byte> text, out long value) =>
        Utf8Parser.TryParse(text, out value, out var used) && used == text.Length;

    /// <summary>FLOAT64; "NaN", "Infinity" and "-Infinity" included.</summary>
    public static bool TryFloat64(ReadOnlySpan<byte> text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    /// <summary>NUMERIC and BIGNUMERIC, as far as a decimal reaches; digits after the 28th are rounded away.</summary>
    public static bool TryNumeric(ReadOnlySpan<byte> text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    public static bool TryBool(ReadOnlySpan<byte> text, out bool value)
    {
        value = text.SequenceEqual("true"u8);
        return value || text.SequenceEqual("false"u8);
    }

    /// <summary>2026-02-06</summary>
    public static bool TryDate(ReadOnlySpan<byte> text, out DateOnly value)
    {
        value = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        value = new(year, month, day);
        return true;
    }

    /// <summary>01:02:03 with up to six digits of a second's fraction.</summary>
    public static bool TryTime(ReadOnlySpan<byte> text, out TimeOnly value)
    {
        value = default;
        if (text.Length < 8 || text[2] != ':' || text[5] != ':'
            || !TryDigits(text[..2], out var hour) || !TryDigits(text[3..5], out var minute) || !TryDigits(text[6..8], out var second)
            || hour > 23 || minute > 59 || second > 59 || !TryFraction(text[8..], out var microseconds))
            return false;
        value = new((((((hour * 60L) + minute) * 60) + second) * TimeSpan.TicksPerSecond) + (microseconds * TicksPerMicrosecond));
        return true;
    }

    /// <summary>2026-02-06T01:02:03.000004</summary>
    public static bool TryDateTime(ReadOnlySpan<byte> text, out DateTime value)
    {
        value = default;
        if (text.Length < 19 || text[10] is not ((byte)'T' or (byte)' ') || !TryDate(text[..10], out var date) || !TryTime(text[11..], out var time))
            return false;
        value = date.ToDateTime(time);
        return true;
    }

    /// <summary>Microseconds since 1970-01-01 UTC; or seconds with a fraction, as a server answers that ignores the option for them.</summary>
    public static bool TryTimestamp(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (!TryInt64(text, out var microseconds))
        {
            if (!TryNumeric(text, out var seconds) || seconds is < -62_135_596_800m or >= 253_402_300_800m)
                return false;
            microseconds = (long)decimal.Round(seconds * 1_000_000m, MidpointRounding.AwayFromZero);
        }

        if (microseconds is < -62_135_596_800_000_000 or > 253_402_300_799_999_999)
            return false;
        value = DateTimeOffset.UnixEpoch.AddTicks(microseconds * TicksPerMicrosecond);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            value = (value * 10) + (digit - '0');
        }

        return true;
    }

    private static bool TryFraction(ReadOnlySpan<byte> text, out int microseconds)
    {
        microseconds = 0;
        if (text.IsEmpty)
            return true;
        if (text[0] != '.' || text.Length is < 2 or > 7 || !TryDigits(text[1..], out microseconds))
            return false;
        for (var digits = text.Length - 1; digits < 6; digits++)
            microseconds *= 10;
        return true;
    }
}
