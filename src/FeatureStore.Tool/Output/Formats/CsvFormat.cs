namespace FeatureStore.Tool.Output.Formats;

/// <summary>
/// The first table as CSV by RFC 4180: fields with a comma or quote are quoted. Control characters are made visible, line breaks too, since the
/// output may be a terminal, or a log in which a line can be a command.
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
        var shown = Printable.Of(text);
        return shown.AsSpan().ContainsAny(",\"") ? $"\"{shown.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : shown;
    }
}
