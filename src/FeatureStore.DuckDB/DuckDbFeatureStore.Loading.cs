using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace FeatureStore.DuckDB;

public sealed partial class DuckDbFeatureStore
{
    /// <summary>Loads one export into a table, which is made if it is not there. All or nothing.</summary>
    /// <inheritdoc cref="LoadAsync(TableInfo, IReadOnlyList{string}, LoadOptions, IProgress{LoadProgress}, CancellationToken)"/>
    public Task<long> LoadAsync(TableInfo table, string file, LoadOptions? options = null, CancellationToken cancellationToken = default) =>
        LoadAsync(table, [file], options, null, cancellationToken);

    /// <summary>
    /// Loads exports into a table, which is made if it is not there: NDJSON and CSV, plain or gzip, and Parquet, as BigQuery writes them. All files
    /// or nothing.
    /// </summary>
    /// <returns>Number of rows loaded.</returns>
    /// <exception cref="FeatureStoreDataException">A value does not fit its column: says the file, row, column and value.</exception>
    /// <exception cref="FeatureStoreException">The table differs from its definition; or a file is missing, or has no format that can be told.</exception>
    public async Task<long> LoadAsync(
        TableInfo table,
        IReadOnlyList<string> files,
        LoadOptions? options = null,
        IProgress<LoadProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(files);
        options ??= new();
        var exports = files.Select(f => ExportFile.Of(f, options.Format)).ToList();
        await EnsureWritableTableAsync(table, cancellationToken).ConfigureAwait(false);
        Action? widen = null;
        try
        {
            return await InsertAsync(table, exports, options, widen, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (InsertException failed)
        {
            // A text that is new to an enum column fails the insert; only then is it worth a pass over the files to find such texts.
            widen = Widening(table, exports, options) ?? throw Diagnose(failed, table);
        }

        try
        {
            return await InsertAsync(table, exports, options, widen, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (InsertException failed)
        {
            throw Diagnose(failed, table);
        }
    }

    /// <summary>
    /// Makes exports queryable in place, as the table, without loading them: of Parquet only the columns and row groups that a query needs are
    /// read. Columns that a file lacks are null.
    /// </summary>
    /// <exception cref="InvalidOperationException">The store is a file; it would keep pointing at the exports.</exception>
    /// <exception cref="FeatureStoreException">A file is missing, has no format that can be told, or columns that the definition does not have.</exception>
    public async Task AttachFilesAsync(TableInfo table, IReadOnlyList<string> files, LoadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(files);
        if (_path is not null)
            throw new InvalidOperationException("Exports are attached to a store in memory; load them into a file.");
        if (files.Count == 0)
            throw new ArgumentException("Name at least one file.", nameof(files));
        options ??= new() { IgnoreUnknownColumns = true };
        var exports = files.Select(f => ExportFile.Of(f, options.Format)).ToList();
        ExportSource[] sources = [];
        await InTransactionAsync(
            () =>
            {
                sources = [.. exports.Select(f => OpenSource(f, table, options))];
                Execute($"CREATE OR REPLACE VIEW {Dialect.Table(table)} AS {string.Join(" UNION ALL ", sources.Select(s => s.Select))}");
            },
            cancellationToken).ConfigureAwait(false);
        _attached[table.TableId] = new(sources);
    }

    private async Task<long> InsertAsync(
        TableInfo table, List<ExportFile> exports, LoadOptions options, Action? widen, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var loaded = 0L;
        await InTransactionAsync(
            () =>
            {
                var sources = exports.Select(f => (File: f, Source: OpenSource(f, table, options))).ToList();
                widen?.Invoke();
                if (options.Mode == LoadMode.ReplacePartitions)
                    DeletePartitions(table, sources);
                foreach (var (file, source) in sources)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var rows = Run(file, source, $"INSERT INTO {Dialect.Table(table)} ({ColumnNames(table)}) {source.Select}");
                    loaded += rows;
                    progress?.Report(new(file.Path, rows, sources.FindIndex(s => s.File == file) + 1, sources.Count));
                }
            },
            cancellationToken).ConfigureAwait(false);
        return loaded;
    }

    /// <summary>What makes the ENUM columns wide enough for the texts of the files; null if they are, or the files cannot be read.</summary>
    private Action? Widening(TableInfo table, List<ExportFile> exports, LoadOptions options)
    {
        var enums = StoredEnums(table);
        try
        {
            var unknown = exports.Select(f => UnknownTexts(enums, OpenSource(f, table, options).Select)).ToList();
            return unknown.Exists(file => file.Exists(texts => texts.Length > 0)) ? () => Widen(table, enums, unknown) : null;
        }
        catch (DuckDBException)
        {
            // What the insert failed of as well, and its error says it better.
            return null;
        }
    }

    private ExportSource OpenSource(ExportFile file, TableInfo table, LoadOptions options)
    {
        var source = ExportSource.Open(Connection, file, table, !options.IgnoreUnknownColumns);
        if (!options.IgnoreUnknownColumns && source.UnknownColumns.FirstOrDefault() is { } unknown)
            throw new FeatureStoreDataException(file.Path, null, unknown, null, $"the definition of {table.TableId} has no such column; refresh the definition, or ignore unknown columns.");
        return source;
    }

    private void DeletePartitions(TableInfo table, List<(ExportFile File, ExportSource Source)> sources)
    {
        if (table.Partition?.Column is not { } column)
            throw new FeatureStoreException($"Table {table.TableId} has no partition column, so no days to replace; append instead.");
        var day = $"CAST({Dialect.Quote(column)} AS DATE)";
        foreach (var (file, source) in sources)
            Run(file, source, $"DELETE FROM {Dialect.Table(table)} WHERE {day} IN (SELECT {day} FROM ({source.Select}))");
    }

    private long Run(ExportFile file, ExportSource source, string sql)
    {
        try
        {
            using var command = Connection.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteNonQuery();
        }
        catch (DuckDBException error) when (error.ErrorType != DuckDBErrorType.Interrupt)
        {
            throw new InsertException(file, source, error);
        }
    }

    // Only a load that failed pays for the search of the cell that is to blame. The transaction is lost, so another connection looks.
    private FeatureStoreDataException Diagnose(InsertException failed, TableInfo table)
    {
        var (file, source, error) = (failed.FailedFile, failed.FailedSource, failed.Error);
        if (file.Format == ExportFormat.Ndjson && BadCellSearch.FindBrokenLine(file.Path) is { } broken)
            return new(file.Path, broken.Line, null, null, broken.Problem, error);
        if (!source.IsText)
            return new(file.Path, null, null, null, ExportSource.Problem(file, error), error);
        using var connection = NewConnection();
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = source.FindBadCell();
        try
        {
            using var reader = command.ExecuteReader();
            if (reader.Read())
                return BadCell(file, table, reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), error);
        }
        catch (DuckDBException second)
        {
            // Both are told: the first says why the load failed, the second why no cell is named.
            return new(file.Path, null, null, null, ExportSource.Problem(file, error), new AggregateException(error, second));
        }

        return new(file.Path, null, null, null, ExportSource.Problem(file, error), error);
    }

    private static FeatureStoreDataException BadCell(ExportFile file, TableInfo table, long row, string path, string? text, DuckDBException error)
    {
        var names = path.Split('.');
        var column = names.Skip(1).Aggregate(table[names[0]], (parent, name) => parent.Fields.First(f => f.Name == name));
        var problem = text is null ? "null, but the column is REQUIRED." : $"'{Shorten(text)}' is no {column.TypeText}.";
        return new(file.Path, row, path, text, problem, error);
    }

    private static string Shorten(string text) => text.Length <= 80 ? text : $"{text[..77]}...";

    /// <summary>The statement of a file failed; what is to blame is not looked for yet.</summary>
    private sealed class InsertException(ExportFile file, ExportSource source, DuckDBException error) : Exception(error.Message, error)
    {
        public ExportFile FailedFile { get; } = file;

        public ExportSource FailedSource { get; } = source;

        public DuckDBException Error { get; } = error;
    }
}
