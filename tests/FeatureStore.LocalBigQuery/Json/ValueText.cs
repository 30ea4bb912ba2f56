using System.Globalization;

namespace FeatureStore.LocalBigQuery;

/// <summary>Values of .NET from the texts of parameters and of rows.</summary>
internal static class ValueText
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <exception cref="FormatException">The text is no value of the type.</exception>
    public static object Parse(DataType type, string text) => type switch
    {
        DataType.Int64 => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        DataType.Float64 => Double(text),
        DataType.Numeric or DataType.BigNumeric => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        DataType.Bool => bool.Parse(text),
        DataType.Date => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        DataType.DateTime => DateTime.Parse(text, CultureInfo.InvariantCulture),
        DataType.Time => TimeOnly.Parse(text, CultureInfo.InvariantCulture),
        DataType.Timestamp => DateTimeOffset.Parse(text.EndsWith(" UTC", StringComparison.Ordinal) ? $"{text[..^4]}Z" : text, CultureInfo.InvariantCulture, Utc),
        DataType.Bytes => Convert.FromBase64String(text),
        DataType.String or DataType.Json or DataType.Geography => text,
        _ => throw new FormatException($"A text is no {type}."),
    };

    private static double Double(string text) => text.ToUpperInvariant() switch
    {
        "NAN" => double.NaN,
        "INF" or "+INF" or "INFINITY" or "+INFINITY" => double.PositiveInfinity,
        "-INF" or "-INFINITY" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };
}
