using System.Globalization;

namespace FeatureStore.Generators.Contracts;

/// <summary>Texts that are the same on every machine.</summary>
internal static class Invariant
{
    /// <summary>The shortest digits that read back as the same number: 15 of them do nearly always.</summary>
    public static string Number(double value)
    {
        var text = value.ToString("G15", CultureInfo.InvariantCulture);
        return double.Parse(text, CultureInfo.InvariantCulture) == value ? text : value.ToString("G17", CultureInfo.InvariantCulture);
    }

    public static string Number(double? value, string none) => value is { } number ? Number(number) : none;

    public static string Text(FormattableString text) =>
        string.Format(CultureInfo.InvariantCulture, text.Format, text.GetArguments().Select(each => each is double number ? Number(number) : each).ToArray());
}
