namespace FeatureStore.Tool.Output;

/// <summary>Colours words on a terminal; never in a pipe, nor where NO_COLOR is set.</summary>
internal static class Colour
{
    public static bool IsOn { get; } = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public static string Paint(DayStatus status, string text) => !IsOn ? text : status switch
    {
        DayStatus.Good => $"\e[32m{text}\e[0m",
        DayStatus.Warning => $"\e[33m{text}\e[0m",
        DayStatus.Bad => $"\e[31m{text}\e[0m",
        _ => text,
    };

    public static string Paint(CheckStatus status, string text) => Paint(
        status switch
        {
            CheckStatus.Pass => DayStatus.Good,
            CheckStatus.Warn => DayStatus.Warning,
            CheckStatus.Fail or CheckStatus.Error => DayStatus.Bad,
            _ => DayStatus.Unknown,
        },
        text);

    /// <summary>Colours a cell that is the name of a status.</summary>
    public static string PaintStatus(string cell) =>
        Enum.TryParse<DayStatus>(cell, ignoreCase: true, out var status) ? Paint(status, cell)
        : Enum.TryParse<CheckStatus>(cell, ignoreCase: true, out var check) ? Paint(check, cell)
        : cell;
}
