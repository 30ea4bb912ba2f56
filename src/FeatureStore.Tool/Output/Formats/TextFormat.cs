namespace FeatureStore.Tool.Output.Formats;

/// <summary>For people at a terminal: the answer, the findings, then aligned tables. No text of the data reaches the terminal as a control character.</summary>
internal static class TextFormat
{
    public static void Write(TextWriter output, Report report)
    {
        output.WriteLine(Colour.Paint(report.Status, Printable.Of(report.Answer)));
        foreach (var finding in report.Findings.Where(f => f.ForPeople))
            WriteFinding(output, finding, isAnswer: finding.Sentence == report.Answer);
        output.WriteLine();
        output.WriteLine(Printable.Of(report.Origin));
        foreach (var section in report.Sections.Where(s => s.ForPeople))
        {
            output.WriteLine();
            WriteSection(output, section);
        }
    }

    private static void WriteFinding(TextWriter output, Finding finding, bool isAnswer)
    {
        if (!isAnswer)
            output.WriteLine(Colour.Paint(finding.Status, Printable.Of(finding.Sentence)));
        if (finding.NextStep is not null)
            output.WriteLine($"  next: {Printable.Of(finding.NextStep)}");
        foreach (var evidence in finding.Evidence)
            output.WriteLine($"  evidence: {Printable.Of(evidence)}");
    }

    private static void WriteSection(TextWriter output, Section section)
    {
        if (section.Title is not null)
            output.WriteLine(Printable.Of(section.Title));
        if (!section.IsTable)
            return;
        var shown = Enumerable.Range(0, section.Columns.Count).Where(i => section.Columns[i].ForPeople).ToList();
        var rows = section.Rows
            .Select(row => shown.Select(i => Printable.Of(Cell.ForPeople(row[i], section.Columns[i].Decimals))).ToArray())
            .Prepend([.. shown.Select(i => section.Columns[i].Header)])
            .ToList();
        var widths = shown.Select((_, i) => rows.Max(r => r[i].Length)).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, i) =>
            {
                var (column, padding) = (section.Columns[shown[i]], new string(' ', widths[i] - cell.Length));
                var painted = column.Name == "status" ? Colour.PaintStatus(cell) : cell;
                return column.IsText ? painted + padding : padding + painted;
            });
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }

        if (section.Note is not null)
            output.WriteLine(Printable.Of(section.Note));
    }
}
