using System.Collections;
using System.Globalization;

namespace FeatureStore.Tool.Output;

/// <summary>Text of a value: the same in each culture.</summary>
internal static class Cell
{
    /// <summary>For people: rounded, '-' for null.</summary>
    public static string ForPeople(object? value, int decimals) => value switch
    {
        null => "-",
        double.NaN => "NaN",
        double number => number.ToString($"F{decimals}", CultureInfo.InvariantCulture),
        bool truth => truth ? "yes" : "no",
        string text => text,
        IEnumerable list => string.Join(", ", list.Cast<object?>().Select(v => ForPeople(v, decimals))),
        _ => ForPrograms(value),
    };

    /// <summary>To six decimals: beyond them, the sum of an engine's threads differs from run to run.</summary>
    public static double Rounded(double number) => Math.Round(number, 6);

    /// <summary>For programs: rounded to six decimals, empty for null.</summary>
    public static string ForPrograms(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        double number => Rounded(number).ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IEnumerable list => string.Join("; ", list.Cast<object?>().Select(ForPrograms)),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"A {value.GetType().Name} is no value of a report."),
    };
}
