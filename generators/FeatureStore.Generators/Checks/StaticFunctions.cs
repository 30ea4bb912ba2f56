namespace FeatureStore.Generators.Checks;

/// <summary>What of the framework's static members a check may use, and what it must not.</summary>
internal static class StaticFunctions
{
    private static readonly Dictionary<string, string[]> Usable = new(StringComparer.Ordinal)
    {
        ["System.Math"] = ["Abs", "Round", "Min", "Max", "Floor", "Ceiling", "Clamp"],
        ["string"] = ["IsNullOrEmpty", "Equals", "Empty"],
        ["double"] = ["IsNaN", "IsFinite", "IsInfinity", "NaN", "PositiveInfinity", "NegativeInfinity", "MinValue", "MaxValue", "Epsilon"],
        ["System.DateOnly"] = ["FromDateTime", "FromDayNumber", "MinValue", "MaxValue"],
        ["System.TimeSpan"] = ["FromDays", "FromHours", "FromMinutes", "FromSeconds", "FromMilliseconds", "FromTicks", "Zero", "MinValue", "MaxValue"],
        ["System.DateTimeOffset"] = ["UnixEpoch", "FromUnixTimeSeconds", "FromUnixTimeMilliseconds", "MinValue", "MaxValue"],
        ["System.DateTime"] = ["UnixEpoch", "MinValue", "MaxValue"],
        ["System.TimeOnly"] = ["MinValue", "MaxValue"],
    };

    private static readonly HashSet<string> Clocks = new(StringComparer.Ordinal)
    {
        "System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTime.Today", "System.DateTimeOffset.Now", "System.DateTimeOffset.UtcNow",
        "System.TimeProvider.System", "System.Random.Shared", "System.Guid.NewGuid",
    };

    private static readonly HashSet<string> Outside = new(StringComparer.Ordinal)
    {
        "System.Environment", "System.Console", "System.IO.File", "System.IO.Directory", "System.IO.Path", "System.AppContext", "System.Diagnostics.Stopwatch",
        "System.Diagnostics.Debug", "System.Diagnostics.Trace", "System.Threading.Thread", "System.GC",
    };

    public static bool IsKnown(string type, string member) => Usable.TryGetValue(type, out var members) && members.Contains(member);

    /// <summary>The members of a type that can be used, in words.</summary>
    public static string Known(string type) => Usable.TryGetValue(type, out var members) ? string.Join(", ", members) : "nothing";

    /// <summary>What to do instead of asking a clock, the system or its files; null for any other member.</summary>
    public static string? Clock(string type, string member) =>
        Clocks.Contains($"{type}.{member}") ? "pass the day or the time as a parameter, so that a run can be repeated"
        : Outside.Contains(type) ? "a check knows its row and its parameters only; pass the value as a parameter"
        : null;
}
