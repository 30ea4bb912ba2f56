using System.Globalization;
using System.Text.Json;

namespace FeatureStore.Tool.Output;

/// <summary>A table that the tool knows, and what a store has of it.</summary>
internal sealed record TableLine(TableInfo Table, bool IsStored, (long Rows, DateOnly First, DateOnly Last)? Days);

/// <summary>Reports on the tables.</summary>
internal static class TablesOutput
{
    /// <param name="lines">The tables.</param>
    /// <param name="store">File of the store that was asked; null for none.</param>
    public static Report Report(IReadOnlyList<TableLine> lines, string? store) => new()
    {
        Command = "tables",
        Status = CheckStatus.Pass,
        Answer = store is null ? $"{lines.Count} tables are known." : $"{lines.Count(l => l.IsStored)} of {lines.Count} tables are stored.",
        Origin = store is null ? "the definitions that the tool was built with" : store,
        Facts = [new("store", store)],
        Sections = [Section(lines, store is not null)],
        Json = () => Json(lines, store is not null),
    };

    private static Section Section(IReadOnlyList<TableLine> lines, bool hasStore)
    {
        SectionColumn[] stored = hasStore ? [SectionColumn.Number("rows"), SectionColumn.Text("first_day"), SectionColumn.Text("last_day")] : [];
        var section = new Section(
            "tables",
            [
                SectionColumn.Text("table"), SectionColumn.Number("columns"), SectionColumn.Number("catalog_fields"), SectionColumn.Number("features"),
                SectionColumn.Text("partition"), SectionColumn.Text("clustering"), SectionColumn.Text("fingerprint"), .. stored,
            ]);
        foreach (var line in lines)
        {
            object?[] days = !hasStore ? [] : [line.IsStored ? line.Days?.Rows ?? 0 : null, line.Days?.First, line.Days?.Last];
            section.Add(
            [
                line.Table.TableId,
                line.Table.Columns.Count,
                Fields(line.Table),
                line.Table.Catalog?.Features.Count ?? 0,
                line.Table.Partition is { } partition ? $"{partition.Column ?? "load time"}{(partition.FilterRequired ? ", filter required" : "")}" : null,
                line.Table.Clustering.Count > 0 ? string.Join(", ", line.Table.Clustering) : null,
                line.Table.Fingerprint,
                .. days,
            ]);
        }

        return section;
    }

    private static string Json(IReadOnlyList<TableLine> lines, bool hasStore)
    {
        IReadOnlyList<TableJson> tables = [.. lines.Select(l => Json(l, hasStore))];
        return JsonSerializer.Serialize(tables, ToolJson.Default.IReadOnlyListTableJson);
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

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
