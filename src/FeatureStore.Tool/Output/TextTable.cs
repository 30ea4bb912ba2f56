namespace FeatureStore.Tool.Output;

/// <summary>Rows of text under headers, printed as columns, CSV or Markdown. The first column is text, the others are aligned as asked.</summary>
internal sealed class TextTable(params string[] headers)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Columns that hold text and are aligned left; the others hold numbers.</summary>
    public HashSet<string> TextColumns { get; } = [headers[0]];

    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Aligned columns; <paramref name="paint"/> may colour the text of a cell, which it must not change otherwise.</summary>
    public void WriteColumns(TextWriter output, Func<string, string>? paint = null)
    {
        var widths = headers.Select((h, i) => _rows.Select(r => r[i].Length).Append(h.Length).Max()).ToArray();
        foreach (var row in _rows.Prepend(headers))
        {
            var cells = row.Select((cell, i) =>
            {
                var padding = new string(' ', widths[i] - cell.Length);
                var painted = paint?.Invoke(cell) ?? cell;
                return TextColumns.Contains(headers[i]) ? painted + padding : padding + painted;
            });
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    public void WriteCsv(TextWriter output)
    {
        foreach (var row in _rows.Prepend(headers))
            output.WriteLine(string.Join(',', row.Select(Quote)));
    }

    public void WriteMarkdown(TextWriter output)
    {
        output.WriteLine($"| {string.Join(" | ", headers)} |");
        output.WriteLine($"| {string.Join(" | ", headers.Select(h => TextColumns.Contains(h) ? "---" : "---:"))} |");
        foreach (var row in _rows)
            output.WriteLine($"| {string.Join(" | ", row.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal)))} |");
    }

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
