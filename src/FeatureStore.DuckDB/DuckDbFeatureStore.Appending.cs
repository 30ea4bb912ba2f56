using DuckDB.NET.Data;

namespace FeatureStore.DuckDB;

public sealed partial class DuckDbFeatureStore
{
    /// <summary>Appends rows to their table, which is made if it is not there, by DuckDB's appender. All or nothing.</summary>
    /// <returns>Number of rows written.</returns>
    /// <exception cref="FeatureStoreException">The table differs from its definition, or a row does not fit it; nothing was written.</exception>
    public async Task<long> AppendAsync<TRow>(IEnumerable<TRow> rows, CancellationToken cancellationToken = default)
        where TRow : ITableRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        var table = TRow.Table;
        await EnsureWritableTableAsync(table, cancellationToken).ConfigureAwait(false);
        var isInOrder = await IsInOrderAsync(table, cancellationToken).ConfigureAwait(false);
        var written = 0L;
        try
        {
            await InTransactionAsync(() => written = Append(table, isInOrder, rows, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (DuckDBException error)
        {
            throw new FeatureStoreException($"The rows do not fit table {table.TableId}: {DuckDbErrors.FirstLine(error.Message)} Nothing was written.", error);
        }

        return written;
    }

    // The appender goes by position: a column that was added later may stand elsewhere than in the definition.
    private async Task<bool> IsInOrderAsync(TableInfo table, CancellationToken cancellationToken) =>
        (await StoredColumnsAsync(table, cancellationToken).ConfigureAwait(false)).Select(c => c.Name).SequenceEqual(table.Columns.Select(c => c.Name), StringComparer.OrdinalIgnoreCase);

    private long Append<TRow>(TableInfo table, bool isInOrder, IEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TRow : ITableRow<TRow>
    {
        var enums = StoredEnums(table);
        var staged = !isInOrder || enums.Count > 0 || table.Columns.Any(c => c.Type == DataType.Struct);
        var target = staged ? "featurestore_staging" : table.TableId;
        if (staged)
        {
            var columns = table.Columns.Select(c => $"{Dialect.Quote(c.Name)} {(c.Type == DataType.Struct ? "VARCHAR" : Dialect.TypeName(c))}");
            Execute($"CREATE OR REPLACE TEMP TABLE {target} ({string.Join(", ", columns)})");
        }

        var written = AppendTo(target, table, rows, cancellationToken);
        if (staged)
        {
            var values = table.Columns.Select(c => c.Type == DataType.Struct
                ? $"CAST(CAST(CAST({Dialect.Quote(c.Name)} AS JSON) AS {Dialect.TypeName(WithText(c))}) AS {Dialect.TypeName(c)})"
                : Dialect.Quote(c.Name));
            Widen(table, enums, [UnknownTexts(enums, $"FROM {target}")]);
            Execute($"INSERT INTO {Dialect.Table(table)} ({ColumnNames(table)}) SELECT {string.Join(", ", values)} FROM {target}; DROP TABLE {target}");
        }

        return written;
    }

    // Inside of JSON, DuckDB would take the escapes of bytes for bytes, a document for a string, and a NUMERIC through a double; from text it reads all three.
    private static ColumnInfo WithText(ColumnInfo column) => column with
    {
        Type = column.Type is DataType.Bytes or DataType.Json or DataType.Numeric or DataType.BigNumeric ? DataType.String : column.Type,
        Fields = column.Fields.Select(WithText).ToValueList(),
    };

    private long AppendTo<TRow>(string target, TableInfo table, IEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TRow : ITableRow<TRow>
    {
        using var appender = Connection.CreateAppender(target);
        var writer = new DuckDbRowWriter(table.Columns);
        var written = 0L;
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var started = appender.CreateRow();
            writer.Start(started);
            Write(row, writer, table);
            started.EndRow();
            written++;
        }

        appender.Close();
        return written;
    }

    private static void Write<TRow>(TRow row, DuckDbRowWriter writer, TableInfo table)
        where TRow : ITableRow<TRow>
    {
        try
        {
            TRow.Write(row, writer);
        }
        catch (OverflowException error)
        {
            throw new FeatureStoreException($"A row does not fit table {table.TableId}: {error.Message}. Nothing was written.", error);
        }
    }
}
