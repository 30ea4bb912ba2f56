using System.Data.Common;

namespace FeatureStore;

/// <summary>A query whose rows come as batches. Immutable.</summary>
/// <typeparam name="TBatch">A generated batch of the table.</typeparam>
public sealed class BatchQuery<TBatch>
    where TBatch : Batch
{
    /// <summary>Rows of a batch unless said otherwise: so few that dozens of its columns stay in the cache of a processor until they are used.</summary>
    public const int DefaultRows = 4096;

    private readonly Query<ValueList<object?>> _query;
    private readonly Func<TBatch> _create;
    private readonly Func<TBatch, Action<DbDataReader>> _appender;
    private readonly int _rows = DefaultRows;

    internal BatchQuery(Query<ValueList<object?>> query, Func<TBatch> create, Func<TBatch, Action<DbDataReader>> appender)
    {
        _query = query;
        _create = create;
        _appender = appender;
    }

    /// <summary>From how many rows on a batch is handed out; it may have somewhat more, as an engine's own pieces are not cut.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int Rows
    {
        get => _rows;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _rows = value;
        }
    }

    /// <summary>The query in a dialect, with its parameters; its result has the columns of the batch, in their order.</summary>
    public SqlStatement ToSql(SqlDialect dialect) => _query.ToSql(dialect);

    /// <summary>The same query, row by row.</summary>
    internal Query<ValueList<object?>> Query => _query;

    /// <summary>A batch without rows, to be filled.</summary>
    public TBatch NewBatch() => _create();

    /// <summary>The same query, with other sizes of batches.</summary>
    internal BatchQuery<TBatch> WithRows(int rows) => new(_query, _create, _appender) { Rows = rows };

    /// <summary>For engines that give rows one by one: what adds the current row of a reader over the result to a batch.</summary>
    public Action<DbDataReader> AppenderTo(TBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return _appender(batch);
    }
}

/// <summary>Makes queries of batches, and batches of rows; what generated code calls.</summary>
public static class BatchQueries
{
    /// <summary>A query whose rows come as batches.</summary>
    /// <param name="query">Which rows, in which order.</param>
    /// <param name="columns">Which columns, each once; null for all.</param>
    /// <param name="rows">From how many rows on a batch is handed out.</param>
    /// <exception cref="ArgumentException">An expression is not a column of the table, stands twice, or there is none.</exception>
    public static BatchQuery<TBatch> Of<TColumns, TRow, TBatch>(Query<TColumns, TRow> query, Func<TColumns, IReadOnlyList<Expr>>? columns, int? rows = null)
        where TRow : ITableRow<TRow>
        where TBatch : Batch, ITableBatch<TBatch, TRow>
    {
        ArgumentNullException.ThrowIfNull(query);
        var table = TRow.Table;
        var infos = columns is null ? table.Columns : ColumnsOf(table, columns(((ISelectable<TColumns>)query).Columns));
        return Of(query, infos, () => TBatch.Create(new(table, infos)), rows);
    }

    /// <summary>A query whose rows come as batches without a member for each column: for code that knows no table.</summary>
    /// <param name="query">Which rows, in which order.</param>
    /// <param name="columns">Which columns of the table, each once.</param>
    /// <param name="rows">From how many rows on a batch is handed out.</param>
    /// <exception cref="ArgumentException">A column is not one of the table, stands twice, or there is none.</exception>
    public static BatchQuery<TableBatch> OfTable<TColumns, TRow>(Query<TColumns, TRow> query, IEnumerable<ColumnInfo> columns, int? rows = null)
        where TRow : ITableRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(query);
        var table = TRow.Table;
        var infos = ColumnsOf(table, [.. columns.Select(c => new Column<object?>(c, Boxed))]);
        return Of(query, infos, () => new TableBatch(new(table, infos)), rows);
    }

    /// <summary>The columns of a table that expressions are.</summary>
    /// <exception cref="ArgumentException">An expression is not a column of the table, stands twice, or there is none.</exception>
    public static ValueList<ColumnInfo> ColumnsOf(TableInfo table, IReadOnlyList<Expr> expressions)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(expressions);
        var columns = new ColumnInfo[expressions.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = expressions[i].Node is ColumnNode node && table.Find(node.Column.Name) == node.Column
                ? node.Column
                : throw new ArgumentException($"Expression {i + 1} is not a column of {table.TableId}: a batch holds columns as they are; compute on their values.", nameof(expressions));
            if (Array.IndexOf(columns, columns[i]) < i)
                throw new ArgumentException($"Column {columns[i].Name} is asked for twice.", nameof(expressions));
        }

        return columns.Length > 0 ? ValueList.Wrap(columns) : throw new ArgumentException("A batch needs a column; name one, or leave the columns out for all.", nameof(expressions));
    }

    /// <summary>A batch of rows that are in memory.</summary>
    public static TBatch ToBatch<TRow, TBatch>(IEnumerable<TRow> rows)
        where TRow : ITableRow<TRow>
        where TBatch : Batch, ITableBatch<TBatch, TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        var batch = TBatch.Create(new(TRow.Table, TRow.Table.Columns));
        var writer = new BatchRowWriter(batch);
        foreach (var row in rows)
        {
            writer.Start();
            TRow.Write(row, writer);
        }

        return batch;
    }

    private static BatchQuery<TBatch> Of<TColumns, TRow, TBatch>(Query<TColumns, TRow> query, ValueList<ColumnInfo> columns, Func<TBatch> create, int? rows)
        where TRow : ITableRow<TRow>
        where TBatch : Batch
    {
        var selected = query.SelectMany(_ => columns.Select(Expr (c) => new Column<object?>(c, Boxed)).ToList());
        return new(selected, create, batch => Appender<TRow, TBatch>(batch, columns)) { Rows = rows ?? BatchQuery<TBatch>.DefaultRows };
    }

    private static Action<DbDataReader> Appender<TRow, TBatch>(TBatch batch, ValueList<ColumnInfo> columns)
        where TRow : ITableRow<TRow>
        where TBatch : Batch
    {
        // By way of the record, whose reader and writer are emitted for every type there is.
        var ordinals = new int[TRow.Table.Columns.Count];
        Array.Fill(ordinals, -1);
        for (var i = 0; i < columns.Count; i++)
            ordinals[TRow.Table.OrdinalOf(columns[i].Name)] = i;
        var writer = new BatchRowWriter(batch);
        return reader =>
        {
            writer.Start();
            TRow.Write(TRow.Read(reader, ordinals), writer);
        };
    }

    private static object? Boxed(DbDataReader reader, int ordinal) => reader.GetValue(ordinal);
}
