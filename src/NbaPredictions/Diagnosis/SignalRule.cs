using System.Globalization;

namespace NbaPredictions;

/// <summary>The rule of the daily signal. RED: four games or fewer, or less than 25 % overs. YELLOW: fewer than three picks with a high edge, or more than 45 % overs.</summary>
internal static class SignalRule
{
    public static (SignalLevel Level, string Reason) Of(long? slateSize, double? overPercent, long? highEdgePicks)
    {
        if (slateSize <= 4)
            return (SignalLevel.Red, $"slate_size is {slateSize}, at most 4");
        if (overPercent < 25)
            return (SignalLevel.Red, $"pct_over is {Number(overPercent)}, below 25");
        if (highEdgePicks < 3)
            return (SignalLevel.Yellow, $"high_edge_picks is {highEdgePicks}, below 3");
        return overPercent > 45
            ? (SignalLevel.Yellow, $"pct_over is {Number(overPercent)}, above 45")
            : (SignalLevel.Green, $"pct_over is {Number(overPercent)}, with {highEdgePicks} high-edge picks");
    }

    private static string Number(double? value) => value?.ToString("0.#", CultureInfo.InvariantCulture) ?? "null";
}
