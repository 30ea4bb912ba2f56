using FeatureStore.BigQuery;
using FeatureStore.DuckDB;
using NbaPredictions;

namespace FeatureStore.Tool.Commands;

/// <summary>Exports into tables of BigQuery: read and checked here, then written by one load job for each table.</summary>
internal static class BigQueryLoad
{
    public static async Task<int> RunAsync(IReadOnlyList<IGrouping<TableInfo, string>> filesByTable, BigQuerySource source, LoadOptions options, CancellationToken cancellationToken)
    {
        if (options.Mode == LoadMode.ReplacePartitions)
            throw new ToolException(ExitCode.Usage, "--replace is about a DuckDB file: a load into BigQuery appends; delete the days there first.");
        await using var target = source.Open();
        foreach (var files in filesByTable)
        {
            var table = files.Key;
            using var progress = new Progress("Loading");
            await using var staged = DuckDbFeatureStore.OpenInMemory();
            var rows = await staged.LoadAsync(table, [.. files], options, cancellationToken: cancellationToken);
            if (!source.IsDryRun)
                await AppendAsync(staged, target, table, cancellationToken);
            progress.Clear();
            Console.Out.WriteLine(source.IsDryRun
                ? $"{table.TableId}: {rows} rows would be loaded into {source.Description(table)}; a load costs nothing."
                : $"{table.TableId}: {rows} rows loaded into {source.Description(table)}");
        }

        return ExitCode.Fine;
    }

    private static Task AppendAsync(DuckDbFeatureStore staged, BigQueryFeatureStore target, TableInfo table, CancellationToken cancellationToken)
    {
        if (table == MlFeatureStoreV2.Table)
            return CopyAsync(MlFeatureStoreV2.Between(DateOnly.MinValue, DateOnly.MaxValue));
        if (table == PlayerPropPredictions.Table)
            return CopyAsync(PlayerPropPredictions.Between(DateOnly.MinValue, DateOnly.MaxValue));
        if (table == DailyPredictionSignals.Table)
            return CopyAsync(DailyPredictionSignals.All());
        throw new ToolException(ExitCode.Internal, $"Table {table.TableId} has no rows that the tool knows how to write.");

        Task CopyAsync<TRow>(Query<TRow> all)
            where TRow : ITableRow<TRow> => target.AppendAsync(staged.QueryAsync(all, cancellationToken).ToBlockingEnumerable(cancellationToken), cancellationToken);
    }
}
