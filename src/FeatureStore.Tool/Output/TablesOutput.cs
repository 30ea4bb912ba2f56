using System.Globalization;
using System.Text.Json;

namespace FeatureStore.Tool.Output;

/// <summary>A table that the tool knows, and what a store has of it.</summary>
internal sealed record TableLine(TableInfo Table, bool IsStored, (long Rows, DateOnly First, DateOnly Last)? Days);

/// <summary>Prints the tables.</summary>
internal static class TablesOutput
{
    public static void Write(TextWriter output, IReadOnlyList<TableLine> lines, bool hasStore, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            IReadOnlyList<TableJson> json = [.. lines.Select(l => Json(l, hasStore))];
            output.WriteLine(JsonSerializer.Serialize(json, ToolJson.Default.IReadOnlyListTableJson));
            return;
        }

        string[] stored = hasStore ? ["rows", "first day", "last day"] : [];
        var table = new TextTable(["table", "columns", "catalog fields", "features", "partition", "clustering", "fingerprint", .. stored])
        {
            TextColumns = { "partition", "clustering", "fingerprint", "first day", "last day" },
        };
        foreach (var line in lines)
        {
            string[] days = !hasStore ? [] : !line.IsStored ? ["-", "-", "-"] : [Number(line.Days?.Rows ?? 0), Day(line.Days?.First) ?? "-", Day(line.Days?.Last) ?? "-"];
            table.Add(
            [
                line.Table.TableId,
                Number(line.Table.Columns.Count),
                Number(Fields(line.Table)),
                Number(line.Table.Catalog?.Features.Count ?? 0),
                line.Table.Partition is { } partition ? $"{partition.Column ?? "load time"}{(partition.FilterRequired ? ", filter required" : "")}" : "-",
                line.Table.Clustering.Count > 0 ? string.Join(", ", line.Table.Clustering) : "-",
                line.Table.Fingerprint,
                .. days,
            ]);
        }

        if (format == OutputFormat.Csv)
            table.WriteCsv(output);
        else if (format == OutputFormat.Markdown)
            table.WriteMarkdown(output);
        else
            table.WriteColumns(output);
    }

    private static TableJson Json(TableLine line, bool hasStore) => new(
        line.Table.TableId,
        line.Table.Columns.Count,
        Fields(line.Table),
        line.Table.Catalog?.Features.Count ?? 0,
        line.Table.Partition?.Column,
        line.Table.Clustering,
        line.Table.Fingerprint,
        hasStore ? line.IsStored : null,
        line.IsStored ? line.Days?.Rows ?? 0 : null,
        Day(line.Days?.First),
        Day(line.Days?.Last));

    private static int Fields(TableInfo table) => table.Catalog?.Sections.Sum(s => s.Columns.Count) ?? 0;

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
