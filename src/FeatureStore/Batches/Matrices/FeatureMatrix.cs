using System.Numerics;

namespace FeatureStore;

/// <summary>
/// The features of rows as numbers: row after row, in index order, then the columns that were asked for besides. It grows with each batch that is
/// appended, so that a season streams into one matrix.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>. What a float cannot hold becomes the nearest float, or an infinity.</typeparam>
public sealed class FeatureMatrix<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly FeatureMatrixLayout _layout;
    private T[] _cells = [];
    private long[] _sourceRows = [];
    private bool[] _dropped = [];

    /// <summary>A matrix without rows.</summary>
    /// <param name="table">A table with a catalog of features.</param>
    /// <param name="options">Which features, and what becomes of those that were not measured; all of them, and NaN for null, if not given.</param>
    /// <exception cref="ArgumentException">The table has no features; or a feature or column is not there, stands twice, or is no number.</exception>
    public FeatureMatrix(TableInfo table, FeatureMatrixOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        _layout = new(table, options ?? new());
        Inputs = [.. _layout.Inputs.Select(c => new Column<object?>(c, static (reader, ordinal) => reader.GetValue(ordinal)))];
    }

    /// <summary>The table that the rows are of.</summary>
    public TableInfo Table => _layout.Table;

    /// <summary>Number of rows.</summary>
    public int RowCount { get; private set; }

    /// <summary>Number of values of a row: the features, and the columns besides.</summary>
    public int Width => _layout.Names.Count;

    /// <summary>The features, in index order: the first values of a row.</summary>
    public ValueList<FeatureInfo> Features => _layout.Features;

    /// <summary>Name of each value of a row: those of the features in the catalog, then those of the columns.</summary>
    public ValueList<string> Names => _layout.Names;

    /// <summary>The columns that a batch must have to be appended: what to read it with, <c>store.ReadBatchesAsync(query, _ => matrix.Inputs)</c>.</summary>
    public IReadOnlyList<Expr> Inputs { get; }

    /// <summary>All values, row after row. Gone with the next row that is appended, as <see cref="Memory"/> is.</summary>
    public ReadOnlySpan<T> Values => Memory.Span;

    /// <summary>All values, row after row.</summary>
    public ReadOnlyMemory<T> Memory => _cells.AsMemory(0, RowCount * Width);

    /// <summary>Number of rows that were appended, those that were left out too.</summary>
    public long AppendedRows { get; private set; }

    /// <summary>For each row which of the appended rows it is, from 0: of one batch, its row in the batch.</summary>
    public ReadOnlySpan<long> SourceRows => _sourceRows.AsSpan(0, RowCount);

    /// <summary>The values of a row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<T> this[int row] => (uint)row < (uint)RowCount ? _cells.AsSpan(row * Width, Width) : throw new ArgumentOutOfRangeException(nameof(row));

    /// <summary>Reads the rows of a query, and of them the columns that are needed.</summary>
    /// <param name="store">The engine.</param>
    /// <param name="query">Which rows, in which order.</param>
    /// <param name="options">Which features, and what becomes of those that were not measured.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">The table has no features; or a feature or column is not there, stands twice, or is no number.</exception>
    public static async Task<FeatureMatrix<T>> ReadAsync<TColumns, TRow>(
        IFeatureStore store, Query<TColumns, TRow> query, FeatureMatrixOptions? options = null, CancellationToken cancellationToken = default)
        where TRow : ITableRow<TRow>
    {
        var matrix = new FeatureMatrix<T>(TRow.Table, options);
        await matrix.AppendAsync(store, query, cancellationToken).ConfigureAwait(false);
        return matrix;
    }

    /// <summary>Appends the rows of a query, reading of them the columns that are needed.</summary>
    public async Task AppendAsync<TColumns, TRow>(IFeatureStore store, Query<TColumns, TRow> query, CancellationToken cancellationToken = default)
        where TRow : ITableRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(store);
        await foreach (var batch in store.ReadBatchesAsync(BatchQueries.OfTable(query, _layout.Inputs), cancellationToken).ConfigureAwait(false))
            Append(batch);
    }

    /// <summary>Appends the rows of a batch; returns how many, without those that were left out.</summary>
    /// <exception cref="ArgumentException">The batch is of another table.</exception>
    /// <exception cref="InvalidOperationException">The batch lacks a column, or the matrix would become too large.</exception>
    public int Append(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Table.Fingerprint != _layout.Table.Fingerprint)
            throw new ArgumentException($"The batch is of table {batch.Table.TableId}, the matrix of {_layout.Table.TableId}.", nameof(batch));
        var (start, rows) = (RowCount, batch.Count);
        Reserve(start + (long)rows);
        _dropped.AsSpan(0, rows).Clear();
        new FeatureMatrixFiller<T>(_layout, batch, _cells.AsSpan(start * Width, rows * Width), _dropped.AsSpan(0, rows)).Fill();
        var kept = start;
        for (var row = 0; row < rows; row++)
        {
            if (_dropped[row])
                continue;
            if (kept != start + row)
                _cells.AsSpan((start + row) * Width, Width).CopyTo(_cells.AsSpan(kept * Width));
            _sourceRows[kept++] = AppendedRows + row;
        }

        AppendedRows += rows;
        RowCount = kept;
        return kept - start;
    }

    /// <summary>Takes all rows away, and keeps the memory.</summary>
    public void Clear() => (RowCount, AppendedRows) = (0, 0);

    private void Reserve(long rows)
    {
        if (rows * Width > Array.MaxLength)
            throw new InvalidOperationException($"A matrix cannot hold {rows} rows of {Width} values; append fewer, or choose fewer features.");
        if (_cells.Length < rows * Width)
        {
            var room = (int)Math.Min(Math.Max(rows, RowCount * 2L), Array.MaxLength / Width);
            Array.Resize(ref _cells, room * Width);
            Array.Resize(ref _sourceRows, room);
        }

        if (_dropped.Length < rows - RowCount)
            _dropped = new bool[rows - RowCount];
    }
}

/// <summary>Makes matrices of batches.</summary>
public static class FeatureMatrices
{
    /// <summary>The features of the rows of a batch, in a matrix of their own.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="batch">A batch of a table with a catalog of features.</param>
    /// <param name="options">Which features, and what becomes of those that were not measured; all of them, and NaN for null, if not given.</param>
    /// <exception cref="ArgumentException">The table has no features; or a feature or column is not there, stands twice, or is no number.</exception>
    /// <exception cref="InvalidOperationException">The batch lacks a column.</exception>
    public static FeatureMatrix<T> ToFeatureMatrix<T>(this Batch batch, FeatureMatrixOptions? options = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(batch);
        var matrix = new FeatureMatrix<T>(batch.Table, options);
        matrix.Append(batch);
        return matrix;
    }
}
