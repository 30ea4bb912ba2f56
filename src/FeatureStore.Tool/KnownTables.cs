using NbaPredictions;

namespace FeatureStore.Tool;

/// <summary>The tables that the tool was built with.</summary>
internal static class KnownTables
{
    public static IReadOnlyList<TableInfo> All { get; } = [MlFeatureStoreV2.Table, PlayerPropPredictions.Table, DailyPredictionSignals.Table];

    public static TableInfo Default => MlFeatureStoreV2.Table;

    /// <summary>The table of a name, whatever its case.</summary>
    public static TableInfo Find(string name) =>
        All.FirstOrDefault(t => string.Equals(t.TableId, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ToolException(ExitCode.Usage, $"There is no table '{name}'; the tables are {string.Join(", ", All.Select(t => t.TableId))}.");

    /// <summary>The table of a name, which must have a catalog to be checked by.</summary>
    public static TableInfo FindWithCatalog(string name)
    {
        var table = Find(name);
        return table.Catalog is not null
            ? table
            : throw new ToolException(ExitCode.Usage, $"Table {table.TableId} has no catalog, so there is nothing to check it by; {string.Join(", ", All.Where(t => t.Catalog is not null).Select(t => t.TableId))} has one.");
    }

    /// <summary>The table whose name a file's name starts with; null if there is none.</summary>
    public static TableInfo? OfFile(string path) => All
        .Where(t => Path.GetFileName(path).StartsWith(t.TableId, StringComparison.OrdinalIgnoreCase))
        .MaxBy(t => t.TableId.Length);
}
