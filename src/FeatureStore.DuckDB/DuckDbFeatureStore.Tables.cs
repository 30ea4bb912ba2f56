using DuckDB.NET.Data;

namespace FeatureStore.DuckDB;

public sealed partial class DuckDbFeatureStore
{
    private const string WaysOut = "Change the table with 'featurestore plan --store FILE --apply', or load into a new store.";

    /// <inheritdoc/>
    public async Task<bool> HasTableAsync(TableInfo table, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (_isReadOnly)
            return (await StoredColumnsAsync(table, cancellationToken).ConfigureAwait(false)).Count > 0;
        return (await TablesAsync(cancellationToken).ConfigureAwait(false)).Contains(table.TableId, StringComparer.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    /// <remarks>Of exports in place, the columns that any of the files has; NDJSON is read for them once, as it has no header.</remarks>
    public async Task<ValueList<StoredColumn>> ColumnsAsync(TableInfo table, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        var stored = await StoredColumnsAsync(table, cancellationToken).ConfigureAwait(false);
        if (stored.Count == 0)
            throw new FeatureStoreException(DuckDbErrors.MissingTable(table.TableId, Name));
        var inFiles = _attached.TryGetValue(table.TableId, out var files) ? await files.ColumnsAsync(this, cancellationToken).ConfigureAwait(false) : null;
        return stored.Where(c => inFiles?.Contains(c.Name) ?? true).Select(c => new StoredColumn(c.Name, c.Type)).ToValueList();
    }

    /// <inheritdoc/>
    public async Task<string?> FingerprintAsync(TableInfo table, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        var statement = new SqlStatement(
            "SELECT comment FROM duckdb_tables() WHERE schema_name = 'main' AND lower(table_name) = lower($p0) AND comment IS NOT NULL",
            [new("p0", table.TableId, DataType.String)]);
        return (await ReadAsync(statement, r => DefinitionComment.FingerprintIn(r.GetString(0)), cancellationToken).ConfigureAwait(false)).FirstOrDefault();
    }

    /// <summary>Names of the tables and views of the store, in order.</summary>
    public async Task<IReadOnlyList<string>> TablesAsync(CancellationToken cancellationToken = default)
    {
        const string Sql = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main' ORDER BY table_name";
        return await ReadAsync(new(Sql, []), reader => reader.GetString(0), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Makes a table as its definition says, with NOT NULL for REQUIRED columns, ENUMs for enum columns, the descriptions as comments, and the
    /// fingerprint of the definition at the end of the table's own. A table that is there already must have the same columns; its enum columns may
    /// be VARCHAR, or an ENUM of any texts.
    /// </summary>
    /// <exception cref="FeatureStoreException">There is a table of that name with other columns; the message lists the differences.</exception>
    public async Task CreateTableAsync(TableInfo table, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        RequireWritable();
        if (await HasTableAsync(table, cancellationToken).ConfigureAwait(false))
        {
            if ((await CompareAsync(table, cancellationToken).ConfigureAwait(false)).OfColumns() is { } differences)
                throw new FeatureStoreException($"Table {table.TableId} in {Name} differs from its definition: {differences}. {WaysOut}");
            return;
        }

        await InTransactionAsync(() => Execute($"{CreateTableSql(table)}\n{DefinitionComment.Sql(table)}"), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The statements by which <see cref="CreateTableAsync"/> makes a table: NOT NULL for REQUIRED columns, ENUMs of the texts that the catalog
    /// knows for enum columns, and the descriptions as comments.
    /// </summary>
    public static string CreateTableSql(TableInfo table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var dialect = SqlDialect.DuckDb;
        var name = dialect.Table(table);
        var columns = table.Columns.Select(c => $"    {dialect.Quote(c.Name)} {EnumColumns.TypeOf(c)}{(c.Mode == ColumnMode.Required ? " NOT NULL" : "")}");
        var comments = table.Columns
            .Where(c => c.Description.Length > 0)
            .Select(c => $"COMMENT ON COLUMN {name}.{dialect.Quote(c.Name)} IS {DuckDbText.Literal(c.Description)};\n");
        return $"CREATE TABLE {name}\n(\n{string.Join(",\n", columns)}\n);\n{string.Concat(comments)}COMMENT ON TABLE {name} IS {DuckDbText.Literal(table.Description)};";
    }

    /// <summary>The greatest day of the partition column; null for a table without rows, or without a column of days.</summary>
    public async Task<DateOnly?> NewestDayAsync(TableInfo table, CancellationToken cancellationToken = default) =>
        (await DaysAsync(table, cancellationToken).ConfigureAwait(false))?.Last;

    /// <summary>Number of rows, and the least and greatest day of the partition column; null for a table without rows or without a column of days.</summary>
    public async Task<(long Rows, DateOnly First, DateOnly Last)?> DaysAsync(TableInfo table, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Partition?.Column is not { } column || table[column].Type is not (DataType.Date or DataType.DateTime or DataType.Timestamp))
            return null;
        var day = $"CAST({Dialect.Quote(column)} AS DATE)";
        var statement = new SqlStatement($"SELECT count(*), min({day}), max({day}) FROM {Dialect.Table(table)}", []);
        var found = await ReadAsync(
            statement,
            reader => reader.IsDBNull(1) ? ((long, DateOnly, DateOnly)?)null : (reader.GetInt64(0), reader.GetFieldValue<DateOnly>(1), reader.GetFieldValue<DateOnly>(2)),
            cancellationToken).ConfigureAwait(false);
        return found[0];
    }

    /// <inheritdoc/>
    /// <remarks>DuckDB has no partitions and no clustering, so nothing is said of them. An enum column may be a text or an ENUM.</remarks>
    public async Task<ValueList<TableDifference>> CompareAsync(TableInfo table, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        var stored = await StoredColumnsAsync(table, cancellationToken).ConfigureAwait(false);
        if (stored.Count == 0)
            throw new FeatureStoreException(DuckDbErrors.MissingTable(table.TableId, Name));
        var types = await WantedTypesAsync(table, cancellationToken).ConfigureAwait(false);
        // A list is a type of its own here, and may be null.
        var wanted = table.Columns.Zip(types, (c, type) => new StoredColumn(c.Name, type) { Mode = c.Mode == ColumnMode.Required ? ColumnMode.Required : ColumnMode.Nullable });
        var found = stored.Select(c => new StoredColumn(c.Name, IsSameEnum(c.Name, c.Type) ? types[table.OrdinalOf(c.Name)] : c.Type) { Mode = c.Nullable ? ColumnMode.Nullable : ColumnMode.Required });
        return TableDifferences.Of(new(wanted.ToValueList()), new(found.ToValueList()));

        bool IsSameEnum(string name, string type) =>
            table.Find(name) is { Texts: not null } && TextOrEnum(type) is { } live && TextOrEnum(types[table.OrdinalOf(name)]) == live;
    }

    /// <summary>Makes a table that is not there, and refuses one that rows of the definition cannot be written to.</summary>
    private async Task EnsureWritableTableAsync(TableInfo table, CancellationToken cancellationToken)
    {
        RequireWritable();
        if (!await HasTableAsync(table, cancellationToken).ConfigureAwait(false))
            await CreateTableAsync(table, cancellationToken).ConfigureAwait(false);
        else if ((await CompareAsync(table, cancellationToken).ConfigureAwait(false)).ThatBreakWrites() is { } differences)
            throw new FeatureStoreException($"Nothing was written to table {table.TableId} in {Name}, as it differs from its definition: {differences}. {WaysOut}");
    }

    /// <summary>Whether a type is a list of texts or of ENUM values (true), a single one (false), or something else (null).</summary>
    private static bool? TextOrEnum(string type)
    {
        var isList = type.EndsWith("[]", StringComparison.Ordinal);
        return type.StartsWith("ENUM(", StringComparison.Ordinal) || type is "VARCHAR" or "VARCHAR[]" ? isList : null;
    }

    private string ColumnNames(TableInfo table) => string.Join(", ", table.Columns.Select(c => Dialect.Quote(c.Name)));

    /// <summary>The columns of a table, in order; none if it is not there.</summary>
    private async Task<List<(string Name, string Type, bool Nullable)>> StoredColumnsAsync(TableInfo table, CancellationToken cancellationToken)
    {
        // Nobody can write a file while it is open read-only, so it is asked once.
        if (_isReadOnly && _readOnlyColumns.TryGetValue(table.TableId, out var known))
            return known;
        var statement = new SqlStatement(
            "SELECT column_name, data_type, is_nullable FROM duckdb_columns() WHERE schema_name = 'main' AND lower(table_name) = lower($p0) ORDER BY column_index",
            [new("p0", table.TableId, DataType.String)]);
        var columns = await ReadAsync(statement, r => (r.GetString(0), r.GetString(1), r.GetBoolean(2)), cancellationToken).ConfigureAwait(false);
        if (_isReadOnly)
            _readOnlyColumns[table.TableId] = columns;
        return columns;
    }

    // DuckDB spells types in a way of its own; it is asked rather than guessed.
    private async Task<ValueList<string>> WantedTypesAsync(TableInfo table, CancellationToken cancellationToken)
    {
        var types = table.Columns.Select(c => $"typeof(CAST(NULL AS {Dialect.TypeName(c)}))");
        var row = await ReadAsync(new($"SELECT [{string.Join(", ", types)}]", []), r => FieldReaders.List<string>(r, 0), cancellationToken).ConfigureAwait(false);
        return row[0];
    }

    internal async Task<List<T>> ReadAsync<T>(SqlStatement statement, Func<System.Data.Common.DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var rows = await ExecuteReaderAsync(statement, cancellationToken).ConfigureAwait(false);
        var list = new List<T>();
        while (await rows.ReadAsync().ConfigureAwait(false))
            list.Add(read(rows.Reader));
        return list;
    }

    private void Execute(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // All or nothing; a cancelled token interrupts the statement that runs. A commit is not interrupted: half of one is neither.
    private async Task InTransactionAsync(Action work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.Run(
            () =>
            {
                using var transaction = Connection.BeginTransaction();
                try
                {
                    using var interrupt = Connection.CreateCommand();
                    using (cancellationToken.Register(interrupt.Cancel))
                        work();
                    cancellationToken.ThrowIfCancellationRequested();
                }
                catch (DuckDBException error) when (cancellationToken.IsCancellationRequested)
                {
                    throw new OperationCanceledException("The work was cancelled; nothing was written.", error, cancellationToken);
                }

                transaction.Commit();
            },
            CancellationToken.None).ConfigureAwait(false);
    }
}
