namespace FeatureStore.Tool.Output.Formats;

/// <summary>
/// The first table as CSV by RFC 4180: fields with a comma, quote or line break are quoted. Other control characters are made visible, since the
/// output may be a terminal.
/// </summary>
internal static class CsvFormat
{
    public static void Write(TextWriter output, Report report)
    {
        if (report.Sections is not [var section, ..])
            return;
        output.WriteLine(string.Join(',', section.Columns.Select(c => Field(c.Name))));
        foreach (var row in section.Rows)
            output.WriteLine(string.Join(',', row.Select(cell => Field(Cell.ForPrograms(cell)))));
    }

    public static string Field(string text)
    {
        var shown = Printable.Of(text, lineBreaks: true);
        return shown.AsSpan().ContainsAny(",\"\r\n") ? $"\"{shown.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : shown;
    }
}
