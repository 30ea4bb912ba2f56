using System.Globalization;
using FeatureStore.Generators.Emitters;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureStore.Generators.Checks;

/// <summary>Spells values that the compiler computed.</summary>
internal static class Constants
{
    public static string Text(object value) => value switch
    {
        string text => CSharpText.Literal(text),
        char character => SymbolDisplay.FormatLiteral(character, quote: true),
        bool truth => CSharpText.Literal(truth),
        double number => CSharpText.Literal(number),
        float number => float.IsNaN(number) ? "float.NaN"
            : float.IsInfinity(number) ? number > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity"
            : number.ToString("R", CultureInfo.InvariantCulture) + "f",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        uint number => number.ToString(CultureInfo.InvariantCulture) + "L",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
