using FeatureStore.DuckDB;

namespace FeatureStore.Tool;

/// <summary>The rows that a command looks at: a store, exports in place, or the sample that ships with the tool.</summary>
internal sealed class OpenedSource : IAsyncDisposable
{
    private OpenedSource(DuckDbFeatureStore store, string description)
    {
        Store = store;
        Description = description;
    }

    public DuckDbFeatureStore Store { get; }

    /// <summary>Where the rows come from, for people.</summary>
    public string Description { get; }

    public static async Task<OpenedSource> OpenAsync(TableInfo table, string? store, IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        if (store is not null && files.Count > 0)
            throw new ToolException(ExitCode.Usage, "--store and --source exclude each other: name a store, or files.");
        if (store is not null)
            return await OpenStoreAsync(table, store, cancellationToken);
        if (files.Count > 0)
            return await AttachAsync(table, files, string.Join(", ", files), cancellationToken);
        var sample = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Sample"), $"{table.TableId}.ndjson*");
        if (sample.Length == 0)
            throw new ToolException(ExitCode.Usage, $"No sample of {table.TableId} ships with the tool; name a --store or --source.");
        return await AttachAsync(table, sample, "the sample that ships with the tool", cancellationToken);
    }

    /// <summary>The day asked for, or the newest one there is.</summary>
    public async Task<(DateOnly Day, bool IsNewest)> DayAsync(TableInfo table, DateOnly? day, CancellationToken cancellationToken)
    {
        if (day is { } asked)
            return (asked, false);
        return await Store.NewestDayAsync(table, cancellationToken) is { } newest
            ? (newest, true)
            : throw NoRows(table);
    }

    /// <summary>That the table is empty.</summary>
    public ToolException NoRows(TableInfo table) => new(ExitCode.NoData, $"{table.TableId} has no rows in {Description}.");

    /// <summary>That the table has no rows of some days, and which days it has.</summary>
    public async Task<ToolException> NoRowsAsync(TableInfo table, string days, CancellationToken cancellationToken)
    {
        var has = await Store.DaysAsync(table, cancellationToken) is { } range ? $"; its days go from {range.First:yyyy-MM-dd} to {range.Last:yyyy-MM-dd}" : "";
        return new(ExitCode.NoData, $"{table.TableId} has no rows {days} in {Description}{has}.");
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private static async Task<OpenedSource> OpenStoreAsync(TableInfo table, string path, CancellationToken cancellationToken)
    {
        RequireFile(path);
        var store = DuckDbFeatureStore.OpenReadOnly(path);
        if (await store.HasTableAsync(table, cancellationToken))
            return new(store, path);
        await store.DisposeAsync();
        throw new ToolException(ExitCode.CouldNotEvaluate, $"{path} has no table {table.TableId}; load it with 'featurestore load FILE --store {path}'.");
    }

    private static async Task<OpenedSource> AttachAsync(TableInfo table, IReadOnlyList<string> files, string description, CancellationToken cancellationToken)
    {
        foreach (var file in files)
            RequireFile(file);
        var store = DuckDbFeatureStore.OpenInMemory();
        try
        {
            await store.AttachFilesAsync(table, files, cancellationToken: cancellationToken);
            return new(store, description);
        }
        catch (FeatureStoreException error)
        {
            await store.DisposeAsync();
            throw new ToolException(ExitCode.BadInput, error.Message);
        }
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
