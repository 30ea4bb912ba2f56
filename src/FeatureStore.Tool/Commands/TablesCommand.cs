using System.CommandLine;
using FeatureStore.DuckDB;
using FeatureStore.Tool.Output;

namespace FeatureStore.Tool.Commands;

/// <summary>featurestore tables: the tables that the tool knows, and what a store has of them.</summary>
internal static class TablesCommand
{
    public static Command Create()
    {
        var (store, format) = (CommonOptions.Store(), CommonOptions.Format());
        var command = new Command("tables", "Lists the tables that the tool knows, and what a store has of them.") { store, format };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(store), parsed.GetValue(format), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? path, OutputFormat format, CancellationToken cancellationToken)
    {
        var found = new List<TableLine>();
        if (path is not null)
            OpenedSource.RequireFile(path);
        var bigQuery = OpenedSource.BigQuery;
        if (path is not null && bigQuery is not null)
            throw BigQuerySource.Excludes("--store");
        await using IFeatureStore? store = Edition.IsWhole && bigQuery is not null ? bigQuery.Open() : path is not null ? DuckDbFeatureStore.OpenReadOnly(path) : null;
        foreach (var table in KnownTables.All)
        {
            var stored = store is not null && await store.HasTableAsync(table, cancellationToken);
            found.Add(new(table, stored, stored ? await store!.DaysAsync(table, cancellationToken) : null));
        }

        ReportWriter.Write(Console.Out, TablesOutput.Report(found, path ?? bigQuery?.Name), format);
        return ExitCode.Fine;
    }
}
