using System.CommandLine;
using FeatureStore.DuckDB;

namespace FeatureStore.Tool.Commands;

/// <summary>featurestore load: exports into a DuckDB file, or into BigQuery.</summary>
internal static class LoadCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Exports to load: NDJSON, Parquet or CSV, .gz allowed.", Arity = ArgumentArity.OneOrMore };
        var store = new Option<string?>("--store") { Description = "DuckDB file to load into; made if it is not there.", HelpName = "FILE" };
        var table = new Option<string?>("--table") { Description = "Table to load into; by default the one that the file's name starts with.", HelpName = "NAME" };
        var replace = new Option<bool>("--replace") { Description = "Empty the days that the files hold first." };
        var format = new Option<string?>("--as") { Description = "Format of the files, whatever their names: ndjson, parquet or csv.", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong("ndjson", "parquet", "csv");
        var ignore = new Option<bool>("--ignore-unknown-columns") { Description = "Leave out columns that the definition does not have." };
        var command = new Command("load", "Loads exports into a DuckDB file, or with --bigquery into tables there: each table all or nothing.") { files, store, table, replace, format, ignore };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(files)!,
            parsed.GetValue(store),
            parsed.GetValue(table),
            new()
            {
                Format = parsed.GetValue(format) is { } name ? Enum.Parse<ExportFormat>(name, ignoreCase: true) : null,
                Mode = parsed.GetValue(replace) ? LoadMode.ReplacePartitions : LoadMode.Append,
                IgnoreUnknownColumns = parsed.GetValue(ignore),
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] files, string? path, string? tableName, LoadOptions options, CancellationToken cancellationToken)
    {
        if (path is null && OpenedSource.BigQuery is null)
            throw new ToolException(ExitCode.Usage, "Say where to load to: --store FILE, or --bigquery PROJECT[.DATASET].");
        if (path is not null && OpenedSource.BigQuery is not null)
            throw BigQuerySource.Excludes("--store");
        foreach (var file in files)
            OpenedSource.RequireFile(file);
        var byTable = files
            .Select(file => (File: file, Table: tableName is not null ? KnownTables.Find(tableName) : TableOf(file)))
            .GroupBy(f => f.Table, f => f.File)
            .ToList();
        if (Edition.IsWhole && OpenedSource.BigQuery is { } bigQuery)
            return await BigQueryLoad.RunAsync(byTable, bigQuery, options, cancellationToken);
        using var progress = new Progress("Loading");
        await using var store = DuckDbFeatureStore.Open(path!);
        foreach (var group in byTable)
        {
            var report = new Reporter(group.Key);
            var rows = await store.LoadAsync(group.Key, [.. group], options, report, cancellationToken);
            progress.Clear();
            foreach (var line in report.Lines)
                Console.Out.WriteLine(line);
            if (group.Skip(1).Any())
                Console.Out.WriteLine($"{group.Key.TableId}: {rows} rows in all");
        }

        return ExitCode.Fine;
    }

    private static TableInfo TableOf(string file) => KnownTables.OfFile(file)
        ?? throw new ToolException(ExitCode.Usage, $"The name of {file} starts with no table's name; say the table with --table: {string.Join(", ", KnownTables.All.Select(t => t.TableId))}.");

    // Kept until the load is committed: a line that says "loaded" must be true.
    private sealed class Reporter(TableInfo table) : IProgress<LoadProgress>
    {
        public List<string> Lines { get; } = [];

        public void Report(LoadProgress value) => Lines.Add($"{table.TableId}: {value.Rows} rows from {value.File}");
    }
}
