using System.Text.Json;

namespace FeatureStore.Tool.Output;

/// <summary>How statuses and severities are spelt: in snake case, in each format.</summary>
internal static class StatusText
{
    public static string Of(CheckStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());

    public static string Of(DayStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());

    public static string Of(Severity severity) => JsonNamingPolicy.SnakeCaseLower.ConvertName(severity.ToString());
}
