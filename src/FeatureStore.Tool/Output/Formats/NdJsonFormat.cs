using System.Text.Json.Serialization;

namespace FeatureStore.Tool.Output.Formats;

/// <summary>An object a line, each with its type: the report, then its findings, then the rows of its tables.</summary>
internal static class NdJsonFormat
{
    public static void Write(TextWriter output, Report report)
    {
        Line(new("report") { Version = Report.Version, Command = report.Command, Status = StatusText.Of(report.Status), Answer = report.Answer, About = ReportJson.AboutOf(report) });
        foreach (var finding in report.Findings)
            Line(new("finding") { Finding = FindingJson.Of(finding) });
        foreach (var section in report.Sections)
        {
            foreach (var row in section.Rows)
                Line(new("row") { Table = ReportJson.CamelCase(section.Name), Row = ReportJson.Row(section, row) });
        }

        void Line(LineJson line) => output.WriteLine(JsonStyle.Text(line));
    }
}

/// <summary>A line of NDJSON; what is null is left out.</summary>
/// <param name="Type">report, finding or row.</param>
internal sealed record LineJson(string Type)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Version { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Command { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Status { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Answer { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, JsonCell>? About { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FindingJson? Finding { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Table { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, JsonCell>? Row { get; init; }
}
