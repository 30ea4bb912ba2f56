namespace FeatureStore.Tool.Output.Formats;

/// <summary>Workflow commands, which GitHub Actions shows as annotations: one a line, so that no text of the data can begin another.</summary>
internal static class GitHubFormat
{
    public static void Write(TextWriter output, Report report)
    {
        foreach (var finding in report.Findings)
        {
            // A skipped or passed check is no annotation.
            if (Command(finding.Status) is { } command)
                WriteCommand(output, command, finding.Subject is null ? finding.Id : $"{finding.Id} {finding.Subject}", Message(finding));
        }

        if (!report.Findings.Any(f => f.Sentence == report.Answer))
            WriteCommand(output, Command(report.Status) ?? "notice", report.Command, report.Answer);
    }

    private static string? Command(CheckStatus status) => status switch
    {
        CheckStatus.Fail or CheckStatus.Error => "error",
        CheckStatus.Warn or CheckStatus.NoData => "warning",
        _ => null,
    };

    private static string Message(Finding finding) =>
        finding.NextStep is null ? finding.Sentence : $"{finding.Sentence} Next: {finding.NextStep}.";

    private static void WriteCommand(TextWriter output, string command, string title, string message) =>
        output.WriteLine($"::{command} title={Property(title)}::{Data(message)}");

    public static string Data(string text) => Printable.Of(text).Replace("%", "%25", StringComparison.Ordinal);

    public static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
