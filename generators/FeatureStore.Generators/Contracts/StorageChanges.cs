using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Contracts;

/// <summary>Changes of how rows are kept and told apart: FS401 to FS407.</summary>
internal static class StorageChanges
{
    private const double MillisecondsPerDay = 24 * 60 * 60 * 1000;

    public static void Find(ContractComparison comparison)
    {
        var (from, to) = (comparison.From, comparison.To);
        var (was, now) = (Renamed(from.Storage, to), to.Storage);
        if ((from.Dataset, from.Table) != (to.Dataset, to.Table))
            comparison.Add(
                ContractRules.TableMoved, "table", from.Table == to.Table ? "datasetId" : "tableId", $"{from.Dataset}.{from.Table}", $"{to.Dataset}.{to.Table}",
                $"The table moves from {from.Dataset}.{from.Table} to {to.Dataset}.{to.Table}", to.TableView is null ? null : DiagnosticSeverity.Warning);
        if ((was.PartitionColumn, was.Granularity) != (now.PartitionColumn, now.Granularity))
            Changed(ContractRules.PartitionChanged, "partition", "The partitioning", Partition(was), Partition(now));
        if (was.FilterRequired != now.FilterRequired)
            comparison.Add(
                ContractRules.FilterChanged, "partitionFilter", null, was.FilterRequired ? "required" : "not required", now.FilterRequired ? "required" : "not required",
                $"The partition filter {(now.FilterRequired ? "becomes" : "is no longer")} required",
                now.FilterRequired ? null : DiagnosticSeverity.Warning, now.FilterRequired ? null : Breaks.Cost);
        if (was.ExpirationMs != now.ExpirationMs)
        {
            var isShorter = now.ExpirationMs is { } after && (was.ExpirationMs is not { } before || after < before);
            comparison.Add(
                ContractRules.ExpirationChanged, "expiration", null, Days(was.ExpirationMs), Days(now.ExpirationMs),
                $"Partitions are kept {Days(now.ExpirationMs)}, and were kept {Days(was.ExpirationMs)}", isShorter ? null : DiagnosticSeverity.Info, isShorter ? null : Breaks.Nobody);
        }
        if (!was.Clustering.Equals(now.Clustering))
            Changed(ContractRules.ClusteringChanged, "clustering", "The clustering", Text(was.Clustering), Text(now.Clustering));
        if (!was.Key.Equals(now.Key))
            Changed(ContractRules.GrainChanged, "key", "The key", Text(was.Key), Text(now.Key));
        else if (was.Entity != now.Entity)
            Changed(ContractRules.GrainChanged, "entity", "The entity", was.Entity ?? "none", now.Entity ?? "none");

        void Changed(ContractRule rule, string subject, string what, string before, string after) =>
            comparison.Add(rule, subject, null, before, after, $"{what} changes from {before} to {after}");
    }

    /// <summary>With the columns under the names that they have now: a column that is renamed is told by itself.</summary>
    private static ContractStorage Renamed(ContractStorage storage, Contract to)
    {
        return storage with
        {
            PartitionColumn = storage.PartitionColumn is { } partition ? Name(partition) : null,
            Clustering = storage.Clustering.Select(Name).ToEquatableArray(),
            Key = storage.Key.Select(Name).ToEquatableArray(),
            Entity = storage.Entity is { } entity ? Name(entity) : null,
        };

        string Name(string column) => to.FindColumn(column) is null && to.Columns.FirstOrDefault(each => each.FormerNames.Contains(column)) is { } renamed ? renamed.Name : column;
    }

    private static string Partition(ContractStorage storage) => storage switch
    {
        { Granularity: null } => "none",
        { PartitionColumn: null } => $"{storage.Granularity} of load time",
        _ => $"{storage.Granularity} of {storage.PartitionColumn}",
    };

    private static string Days(long? milliseconds) => milliseconds is { } number ? Invariant.Text($"{number / MillisecondsPerDay} days") : "for ever";

    private static string Text(EquatableArray<string> columns) => columns.Count == 0 ? "none" : string.Join(", ", columns);
}
