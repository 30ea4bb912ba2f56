using FeatureStore.DuckDB;

namespace FeatureStore.Tool;

/// <summary>The rows that a command looks at: BigQuery, a store, exports in place, or the sample that ships with the tool.</summary>
internal sealed class OpenedSource : IAsyncDisposable
{
    private OpenedSource(IFeatureStore store, string description)
    {
        Store = store;
        Description = description;
    }

    public IFeatureStore Store { get; }

    /// <summary>BigQuery, if the command line says so for any command; null for another source.</summary>
    public static BigQuerySource? BigQuery { get; set; }

    /// <summary>Where the rows come from, for people.</summary>
    public string Description { get; }

    /// <summary>Opens one table; files are its exports, whatever their names.</summary>
    public static Task<OpenedSource> OpenAsync(TableInfo table, string? store, IReadOnlyList<string> files, CancellationToken cancellationToken) =>
        OpenAsync([table], store, files, _ => table, cancellationToken);

    /// <summary>Opens several tables; a file is an export of the one whose name it starts with, and each table needs one.</summary>
    public static Task<OpenedSource> OpenAsync(IReadOnlyList<TableInfo> tables, string? store, IReadOnlyList<string> files, CancellationToken cancellationToken) =>
        OpenAsync(tables, store, files, file => KnownTables.OfFile(file), cancellationToken);

    private static async Task<OpenedSource> OpenAsync(
        IReadOnlyList<TableInfo> tables, string? store, IReadOnlyList<string> files, Func<string, TableInfo?> tableOf, CancellationToken cancellationToken)
    {
        if (store is not null && files.Count > 0)
            throw new ToolException(ExitCode.Usage, "--store and --source exclude each other: name a store, or files.");
        if (Edition.IsWhole && BigQuery is { } bigQuery)
            return store is null && files.Count == 0 ? await OpenBigQueryAsync(tables, bigQuery, cancellationToken) : throw BigQuerySource.Excludes("--store and --source");
        if (store is not null)
            return await OpenStoreAsync(tables, store, cancellationToken);
        if (files.Count > 0)
        {
            if (files.FirstOrDefault(f => !tables.Contains(tableOf(f))) is { } other)
                throw new ToolException(ExitCode.Usage, $"The name of {other} starts with the name of none of {string.Join(", ", tables.Select(t => t.TableId))}, which are needed.");
            return await AttachAsync([.. tables.Select(t => (t, files.Where(f => tableOf(f) == t).ToList()))], string.Join(", ", files), cancellationToken);
        }

        return await AttachAsync([.. tables.Select(t => (t, Sample(t)))], "the sample that ships with the tool", cancellationToken);
    }

    /// <summary>The day asked for, or the newest one there is.</summary>
    public async Task<(DateOnly Day, bool IsNewest)> DayAsync(TableInfo table, DateOnly? day, CancellationToken cancellationToken)
    {
        if (day is { } asked)
            return (asked, false);
        return await DaysAsync(table, cancellationToken) is { } days
            ? (days.Last, true)
            : throw NoRows(table);
    }

    /// <summary>Number of rows, and the first and last day; null without rows. What a dry run is about depends on them, so it looks them up too.</summary>
    public Task<(long Rows, DateOnly First, DateOnly Last)?> DaysAsync(TableInfo table, CancellationToken cancellationToken) =>
        (Edition.IsWhole && Store is DryRunStore dryRun ? dryRun.Inner : Store).DaysAsync(table, cancellationToken);

    /// <summary>That the table is empty.</summary>
    public ToolException NoRows(TableInfo table) => new(ExitCode.NoData, $"{table.TableId} has no rows in {Description}.");

    /// <summary>That the table has no rows of some days, and which days it has.</summary>
    public async Task<ToolException> NoRowsAsync(TableInfo table, string days, CancellationToken cancellationToken)
    {
        var has = await DaysAsync(table, cancellationToken) is { } range ? $"; its days go from {range.First:yyyy-MM-dd} to {range.Last:yyyy-MM-dd}" : "";
        return new(ExitCode.NoData, $"{table.TableId} has no rows {days} in {Description}{has}.");
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private static async Task<OpenedSource> OpenStoreAsync(IReadOnlyList<TableInfo> tables, string path, CancellationToken cancellationToken)
    {
        RequireFile(path);
        var store = DuckDbFeatureStore.OpenReadOnly(path);
        foreach (var table in tables)
        {
            if (await store.HasTableAsync(table, cancellationToken))
                continue;
            await store.DisposeAsync();
            throw new ToolException(ExitCode.CouldNotEvaluate, $"{path} has no table {table.TableId}; load it with 'featurestore load FILE --store {path}'.");
        }

        return new(store, path);
    }

    private static async Task<OpenedSource> OpenBigQueryAsync(IReadOnlyList<TableInfo> tables, BigQuerySource source, CancellationToken cancellationToken)
    {
        var store = source.Open();
        foreach (var table in tables)
        {
            if (await store.HasTableAsync(table, cancellationToken))
                continue;
            await store.DisposeAsync();
            throw new ToolException(ExitCode.CouldNotEvaluate, $"{source.Description(table)} has no table {table.TableId}; name another dataset with --bigquery PROJECT.DATASET, or make the table with 'featurestore create --bigquery {source.Name}'.");
        }

        return new(source.IsDryRun ? new DryRunStore(store) : store, source.Description(tables[0]));
    }

    private static async Task<OpenedSource> AttachAsync(IReadOnlyList<(TableInfo Table, List<string> Files)> tables, string description, CancellationToken cancellationToken)
    {
        foreach (var file in tables.SelectMany(t => t.Files))
            RequireFile(file);
        if (tables.FirstOrDefault(t => t.Files.Count == 0).Table is { } missing)
            throw new ToolException(ExitCode.Usage, $"None of the files is of {missing.TableId}, which is needed; a file is of the table whose name it starts with.");
        var store = DuckDbFeatureStore.OpenInMemory();
        try
        {
            foreach (var (table, files) in tables)
                await store.AttachFilesAsync(table, files, cancellationToken: cancellationToken);
            return new(store, description);
        }
        catch (FeatureStoreException error)
        {
            await store.DisposeAsync();
            throw new ToolException(ExitCode.BadInput, error.Message);
        }
    }

    private static List<string> Sample(TableInfo table)
    {
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Sample"), $"{table.TableId}.ndjson*").ToList();
        return files.Count > 0 ? files : throw new ToolException(ExitCode.Usage, $"No sample of {table.TableId} ships with the tool; name a --store or --source.");
    }

    /// <summary>Requires that a file is there; what is in it shows later.</summary>
    public static void RequireFile(string path)
    {
        if (Directory.Exists(path))
            throw new ToolException(ExitCode.BadInput, $"{path} is a directory; name the files in it.");
        if (!File.Exists(path))
            throw new ToolException(ExitCode.MissingFile, $"{path} does not exist.");
    }
}
