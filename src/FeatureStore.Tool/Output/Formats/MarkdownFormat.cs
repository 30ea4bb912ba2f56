using System.Buffers;
using System.Text;

namespace FeatureStore.Tool.Output.Formats;

/// <summary>Markdown for a chat or an issue. Text of the data is shown as it is: no mark-up, link, HTML or new table cell comes of it.</summary>
internal static class MarkdownFormat
{
    // Not '_': within a word, as in player_history, it marks nothing up.
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*[]<>|~#&");

    public static void Write(TextWriter output, Report report)
    {
        output.WriteLine($"**{Escape(report.Answer)}**");
        // The answer is not said twice.
        var findings = report.Findings.Where(f => f.ForPeople && (f.Sentence != report.Answer || f.NextStep is not null || f.Evidence.Count > 0)).ToList();
        if (findings.Count > 0)
            output.WriteLine();
        foreach (var finding in findings)
        {
            output.WriteLine($"- {StatusText.Of(finding.Status)}: {Escape(finding.Sentence)}");
            if (finding.NextStep is not null)
                output.WriteLine($"  - next: {Escape(finding.NextStep)}");
            foreach (var evidence in finding.Evidence)
                output.WriteLine($"  - evidence: {Escape(evidence)}");
        }

        output.WriteLine();
        output.WriteLine(Escape(report.Origin));
        foreach (var section in report.Sections.Where(s => s.ForPeople))
            WriteSection(output, section);
    }

    private static void WriteSection(TextWriter output, Section section)
    {
        output.WriteLine();
        if (section.Title is not null)
        {
            output.WriteLine(Escape(section.Title));
            if (!section.IsTable)
                return;
            output.WriteLine();
        }

        var shown = Enumerable.Range(0, section.Columns.Count).Where(i => section.Columns[i].ForPeople).ToList();
        output.WriteLine($"| {string.Join(" | ", shown.Select(i => Escape(section.Columns[i].Header)))} |");
        output.WriteLine($"| {string.Join(" | ", shown.Select(i => section.Columns[i].IsText ? "---" : "---:"))} |");
        foreach (var row in section.Rows)
            output.WriteLine($"| {string.Join(" | ", shown.Select(i => Escape(Cell.ForPeople(row[i], section.Columns[i].Decimals))))} |");
        if (section.Note is not null)
        {
            output.WriteLine();
            output.WriteLine(Escape(section.Note));
        }
    }

    public static string Escape(string text)
    {
        var shown = Printable.Of(text);
        if (!shown.AsSpan().ContainsAny(Special))
            return shown;
        var escaped = new StringBuilder(shown.Length + 8);
        foreach (var c in shown)
        {
            escaped.Append(c switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                _ when Special.Contains(c) => $"\\{c}",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }
}
