using FeatureStore.Tool.Output;

namespace FeatureStore.Tool.Tests.Formats;

/// <summary>A report whose every text does its worst.</summary>
internal static class HostileReport
{
    public const string Text = "a\"b',|<i>&`*[x](y)`\\ \e[31mred\u009b2J\u202ecba\r\n::error::x%0A =1+1 \0";

    public static Report Of(string text, CheckStatus status = CheckStatus.Fail)
    {
        var section = new Section("players", SectionColumn.Text("player"), SectionColumn.Number("quality"), SectionColumn.Text("status")) { Title = text, Note = text };
        section.Add(text, 40.0, "fail");
        section.Add(null, null, null);
        return new()
        {
            Command = "find-bad",
            Status = status,
            Answer = text,
            Origin = text,
            Facts = [new("source", text), new("day", new DateOnly(2026, 2, 6)), new("rows", 201L)],
            Findings = [new(status, "hostile", $"{text}!") { Subject = text, Evidence = [text], NextStep = text, Description = text }],
            Sections = [section],
        };
    }

    public static string Print(OutputFormat format, string text = Text, CheckStatus status = CheckStatus.Fail, FailOn failOn = FailOn.Error)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ReportWriter.Write(output, Of(text, status), format, failOn);
        return output.ToString();
    }
}
