using System.Globalization;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>Reads timePartitioning or rangePartitioning, and whether a query must filter on the partition column.</summary>
internal static class PartitionReader
{
    /// <summary>The granularity of a table that is partitioned by ranges of an integer.</summary>
    public const string Range = "RANGE";

    private static readonly string[] Granularities = ["HOUR", "DAY", "MONTH", "YEAR"];

    public static PartitionDefinition? Read(JsonObjectReader table, TableColumns columns, FileDiagnostics diagnostics)
    {
        var time = table.Object("timePartitioning");
        var range = table.Object("rangePartitioning");
        var filterRequired = table.Flag("requirePartitionFilter") | (time?.Flag("requirePartitionFilter") ?? false);
        if (time is not null && range is not null)
        {
            diagnostics.Report(Descriptors.InvalidValue, range.Node.Start, "The partitioning of the table", "by time or by range", "both");
            return null;
        }
        if (time is not null)
            return ReadTime(time, columns, filterRequired, diagnostics);
        if (range is not null)
            return ReadRange(range, columns, filterRequired, diagnostics);
        if (filterRequired)
            diagnostics.Report(Descriptors.InvalidValue, table.Place("requirePartitionFilter"), "'requirePartitionFilter' of the table", "false where the table has no partitioning", "true");
        return null;
    }

    private static PartitionDefinition? ReadTime(JsonObjectReader time, TableColumns columns, bool filterRequired, FileDiagnostics diagnostics)
    {
        var granularity = time.Text("type", required: true)?.ToUpperInvariant();
        if (granularity is not null && !Granularities.Contains(granularity))
        {
            time.Invalid(time.Get("type")!, "type", "HOUR, DAY, MONTH or YEAR");
            granularity = null;
        }
        var expiration = ReadExpiration(time);
        if (time.Get("field") is null)
            return granularity is null ? null : new PartitionDefinition(null, granularity, filterRequired, expiration);
        var column = ReadColumn(time, columns, diagnostics);
        if (column is null || granularity is null)
            return null;

        var reason = column switch
        {
            { Mode: ColumnMode.Repeated } => "it is REPEATED",
            { Type: ColumnType.Date } when granularity == "HOUR" => "a DATE has no hours; use DAY, MONTH or YEAR",
            { Type: ColumnType.Date or ColumnType.Timestamp or ColumnType.DateTime } => null,
            _ => $"its type is {column.Type.Sql()}, and time partitioning takes DATE, TIMESTAMP or DATETIME",
        };
        return Check(reason, time, column, granularity, filterRequired, diagnostics) is { } partition ? partition with { ExpirationMs = expiration } : null;
    }

    /// <summary>bq prints 64-bit integers as texts. Zero means for ever.</summary>
    private static long? ReadExpiration(JsonObjectReader time)
    {
        if (time.Get("expirationMs") is not { } node)
            return null;
        if (node.Kind is JsonKind.String or JsonKind.Number && long.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
            return milliseconds == 0 ? null : milliseconds;
        time.Invalid(node, "expirationMs", "a whole number of milliseconds");
        return null;
    }

    private static PartitionDefinition? ReadRange(JsonObjectReader range, TableColumns columns, bool filterRequired, FileDiagnostics diagnostics)
    {
        var column = ReadColumn(range, columns, diagnostics);
        if (column is null)
            return null;
        var reason = column switch
        {
            { Mode: ColumnMode.Repeated } => "it is REPEATED",
            { Type: ColumnType.Int64 } => null,
            _ => $"its type is {column.Type.Sql()}, and range partitioning takes INT64",
        };
        return Check(reason, range, column, Range, filterRequired, diagnostics);
    }

    private static ColumnSyntax? ReadColumn(JsonObjectReader partitioning, TableColumns columns, FileDiagnostics diagnostics)
    {
        if (partitioning.Text("field", required: true) is not { } name)
            return null;
        var column = columns.FindAnyCase(name);
        if (column is null && !columns.IsLeftOut(name))
            diagnostics.Report(Descriptors.PartitionColumnMissing, partitioning.Place("field"), name, diagnostics.Suggest(name, columns.Names));
        return column;
    }

    private static PartitionDefinition? Check(
        string? reason, JsonObjectReader partitioning, ColumnSyntax column, string granularity, bool filterRequired, FileDiagnostics diagnostics)
    {
        if (reason is null)
            return new PartitionDefinition(column.Name, granularity, filterRequired);
        diagnostics.Report(Descriptors.ColumnCannotPartition, partitioning.Place("field"), column.Name, reason);
        return null;
    }
}
