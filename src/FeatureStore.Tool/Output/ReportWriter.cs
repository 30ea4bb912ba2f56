using FeatureStore.Tool.Output.Formats;

namespace FeatureStore.Tool.Output;

/// <summary>Prints a report in a format.</summary>
internal static class ReportWriter
{
    public static void Write(TextWriter output, Report report, OutputFormat format, FailOn failOn = FailOn.Error)
    {
        switch (format)
        {
            case OutputFormat.Json:
                output.WriteLine(report.Json?.Invoke() ?? ReportJson.Text(report));
                break;
            case OutputFormat.NdJson:
                NdJsonFormat.Write(output, report);
                break;
            case OutputFormat.Csv:
                CsvFormat.Write(output, report);
                break;
            case OutputFormat.Markdown:
                MarkdownFormat.Write(output, report);
                break;
            case OutputFormat.JUnit:
                JUnitFormat.Write(output, report, failOn);
                break;
            case OutputFormat.Sarif:
                SarifFormat.Write(output, report);
                break;
            case OutputFormat.GitHub:
                GitHubFormat.Write(output, report);
                break;
            default:
                TextFormat.Write(output, report);
                break;
        }
    }
}
