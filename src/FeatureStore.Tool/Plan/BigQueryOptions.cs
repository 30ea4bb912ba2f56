using FeatureStore.Tool.Ddl;

namespace FeatureStore.Tool.Plan;

/// <summary>The steps for what is said of a table and its columns: descriptions, labels, the partition filter, how long partitions are kept, and keys.</summary>
internal sealed class BigQueryOptions(TableShape definition, TableShape live, string table)
{
    public static bool IsPartitionedAlike(ShapePartition? a, ShapePartition? b) =>
        TableShape.Same(a?.Column ?? "", b?.Column ?? "") && a?.Granularity == b?.Granularity && a?.Range == b?.Range;

    public IEnumerable<PlanStep> Steps()
    {
        if (Described().ToList() is { Count: > 0 } options)
            yield return Set("description", "says what the definition says of the table", string.Join(", ", options));
        if (Columns() is { } columns)
            yield return columns;
        // Of a table that is partitioned anew, the rewrite says it.
        if (IsPartitionedAlike(definition.Partition, live.Partition))
        {
            if (definition.FilterRequired != live.FilterRequired)
                yield return Set("partition filter", definition.FilterRequired ? "refuses queries without a filter on the partition from then on" : "takes queries without a filter on the partition, which read all of it", $"require_partition_filter = {(definition.FilterRequired ? "TRUE" : "FALSE")}");
            if (Expiration() is { } expiration)
                yield return expiration;
        }

        if (definition.PrimaryKey.Length > 0 && !definition.PrimaryKey.SequenceEqual(live.PrimaryKey, StringComparer.OrdinalIgnoreCase))
            yield return PrimaryKey();
        foreach (var key in definition.ForeignKeys.Where(key => !live.ForeignKeys.Any(each => IsSame(each, key))))
            yield return new(PlanGrade.Safe, "foreign key", $"says that {string.Join(", ", key.Columns)} refers to {key.Table}; BigQuery does not enforce it") { Statements = [$"ALTER TABLE {table} ADD {DdlWriter.ForeignKey(key)}"] };
    }

    /// <summary>The time that partitions are kept, where the rewrite keeps them longer than is wanted, to delete nothing on the way; null if it need not.</summary>
    public PlanStep? ExpirationAfterRewrite() => IsPartitionedAlike(definition.Partition, live.Partition) || definition.Partition?.ExpirationMs is null ? null : Expiration() is { Grade: PlanGrade.Lossy } step ? step : null;

    private IEnumerable<string> Described()
    {
        if (!string.IsNullOrEmpty(definition.FriendlyName) && definition.FriendlyName != live.FriendlyName)
            yield return $"friendly_name = {DdlWriter.Literal(definition.FriendlyName)}";
        if (!string.IsNullOrEmpty(definition.Description) && definition.Description != live.Description)
            yield return $"description = {DdlWriter.Literal(definition.Description)}";
        // Those that others put there stay.
        if (definition.Labels.Any(label => !live.Labels.Contains(label)))
            yield return $"labels = [{string.Join(", ", live.Labels.Where(label => definition.Labels.All(each => each.Key != label.Key)).Concat(definition.Labels).Select(label => $"({DdlWriter.Literal(label.Key)}, {DdlWriter.Literal(label.Value)})"))}]";
    }

    // In one statement: BigQuery takes five changes of a table in ten seconds.
    private PlanStep? Columns()
    {
        var columns = definition.Columns.Where(column => !string.IsNullOrEmpty(column.Description) && live.Find(column.Name) is { } found && found.Description != column.Description).ToList();
        return columns.Count == 0 ? null : new(PlanGrade.Safe, "descriptions", $"describes {(columns.Count == 1 ? columns[0].Name : FormattableString.Invariant($"{columns.Count} columns"))} as the definition does")
        {
            Statements = [$"ALTER TABLE {table}\n{string.Join(",\n", columns.Select(column => $"  ALTER COLUMN {DdlWriter.Name(column.Name)} SET OPTIONS (description = {DdlWriter.Literal(column.Description!)})"))}"],
        };
    }

    private PlanStep? Expiration()
    {
        var (wanted, found) = (definition.Partition?.ExpirationMs, live.Partition?.ExpirationMs);
        if (wanted == found)
            return null;
        var days = wanted is { } milliseconds ? DdlWriter.ExpirationDays(milliseconds) : "NULL";
        var isShorter = wanted is { } kept && kept < (found ?? long.MaxValue);
        return Set("expiration", isShorter ? $"keeps partitions {days} days: BigQuery deletes what is older, at once" : $"keeps partitions {(wanted is null ? "for ever" : $"{days} days")}", $"partition_expiration_days = {days}") with
        {
            Grade = isShorter ? PlanGrade.Lossy : PlanGrade.Safe,
        };
    }

    private PlanStep PrimaryKey()
    {
        string[] drop = live.PrimaryKey.Length == 0 ? [] : [$"ALTER TABLE {table} DROP PRIMARY KEY"];
        return new(PlanGrade.Safe, "primary key", $"says that {string.Join(", ", definition.PrimaryKey)} makes a row unique; BigQuery does not enforce it")
        {
            Statements = [.. drop, $"ALTER TABLE {table} ADD {DdlWriter.PrimaryKey(definition.PrimaryKey)}"],
        };
    }

    private PlanStep Set(string subject, string sentence, string options) => new(PlanGrade.Safe, subject, sentence) { Statements = [$"ALTER TABLE {table} SET OPTIONS ({options})"] };

    private static bool IsSame(ShapeForeignKey a, ShapeForeignKey b) =>
        a.Table == b.Table && a.Columns.SequenceEqual(b.Columns, StringComparer.OrdinalIgnoreCase) && a.ReferencedColumns.SequenceEqual(b.ReferencedColumns, StringComparer.OrdinalIgnoreCase);
}
