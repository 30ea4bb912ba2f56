using System.Collections;
using System.Data.Common;

namespace FeatureStore.BigQuery;

/// <summary>
/// The rows of a result, forward only: values are decoded from the bytes of the page that BigQuery sent, without boxing. The next page is fetched
/// while one is read. A value that is not of the type asked for is told with its column.
/// </summary>
#pragma warning disable CA1010 // Readers of ADO.NET enumerate untyped.
public sealed partial class BigQueryRowReader : DbDataReader, IListReader
#pragma warning restore CA1010
{
    private readonly ResultColumn[] _columns;
    private readonly TextCache _texts;
    private readonly ResultPages? _pages;
    private readonly Cell[]? _struct;
    private readonly List<Cell> _elements = [];
    private byte[] _bytes;
    private int _row = -1;
    private bool _isClosed;

    private BigQueryRowReader(ResultColumn[] columns, TextCache texts, byte[] bytes, ResultPages? pages, Cell[]? fields)
    {
        _columns = columns;
        _texts = texts;
        _bytes = bytes;
        _pages = pages;
        _struct = fields;
    }

    /// <summary>Id of the job that made the rows; null for the fields of a STRUCT.</summary>
    public string? JobId => _pages?.Job.JobId;

    /// <summary>Rows of the whole result; null for the fields of a STRUCT.</summary>
    public long? TotalRows => _pages?.TotalRows;

    /// <summary>Bytes that the query processed; 0 if they came from the cache, null for the fields of a STRUCT.</summary>
    public long? BytesProcessed => _pages?.BytesProcessed;

    /// <summary>Whether the rows came from BigQuery's cache of results.</summary>
    public bool IsFromCache => _pages is { CacheHit: true };

    /// <inheritdoc/>
    public override int FieldCount => _columns.Length;

    /// <inheritdoc/>
    public override bool HasRows => _pages is null || _pages.TotalRows > 0;

    /// <inheritdoc/>
    public override bool IsClosed => _isClosed;

    /// <inheritdoc/>
    public override int Depth => 0;

    /// <inheritdoc/>
    public override int RecordsAffected => -1;

    internal static BigQueryRowReader Of(ResultPages pages) => new(pages.Columns, new(), [], pages, null);

    /// <inheritdoc/>
    public override Task<bool> ReadAsync(CancellationToken cancellationToken) =>
        // A row of the page that is there already costs no task.
        _pages is not null && !_isClosed && _row + 1 < _pages.Current.RowCount ? Task.FromResult(Read()) : NextPageAsync(cancellationToken);

    /// <inheritdoc/>
    public override bool Read()
    {
        if (_pages is null || _isClosed)
            return false;
        if (_row + 1 >= _pages.Current.RowCount)
            return NextPageAsync(CancellationToken.None).GetAwaiter().GetResult();
        _row++;
        _bytes = _pages.Current.Body.Array;
        return true;
    }

    /// <inheritdoc/>
    public override bool NextResult() => false;

    /// <inheritdoc/>
    public override void Close()
    {
        if (!_isClosed)
            DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        if (_pages is not null)
            await _pages.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override string GetName(int ordinal) => Column(ordinal).Name;

    /// <inheritdoc/>
    /// <exception cref="BigQueryException">The result has no such column.</exception>
    public override int GetOrdinal(string name)
    {
        var ordinal = Array.FindIndex(_columns, c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));
        return ordinal >= 0
            ? ordinal
            : throw new BigQueryException($"The result has no column {name}; it has {string.Join(", ", _columns.Select(c => c.Name))}.");
    }

    /// <inheritdoc/>
    public override string GetDataTypeName(int ordinal) => Column(ordinal).SqlName;

    /// <inheritdoc/>
    [return: System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(
        System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicProperties | System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicFields)]
    public override Type GetFieldType(int ordinal) => Column(ordinal) switch
    {
        { Mode: ColumnMode.Repeated } => typeof(IEnumerable),
        { Type: DataType.Int64 } => typeof(long),
        { Type: DataType.Float64 } => typeof(double),
        { Type: DataType.Numeric or DataType.BigNumeric } => typeof(decimal),
        { Type: DataType.Bool } => typeof(bool),
        { Type: DataType.Date } => typeof(DateOnly),
        { Type: DataType.Time } => typeof(TimeOnly),
        { Type: DataType.DateTime or DataType.Timestamp } => typeof(DateTime),
        { Type: DataType.Bytes } => typeof(byte[]),
        { Type: DataType.Struct } => typeof(DbDataReader),
        _ => typeof(string),
    };

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close();
        base.Dispose(disposing);
    }

    private async Task<bool> NextPageAsync(CancellationToken cancellationToken)
    {
        while (_pages is not null && !_isClosed && await _pages.NextAsync(cancellationToken).ConfigureAwait(false))
        {
            _row = -1;
            if (_pages.Current.RowCount > 0)
                return Read();
        }

        _row = _pages?.Current.RowCount ?? 0;
        return false;
    }

    private ResultColumn Column(int ordinal) => (uint)ordinal < (uint)_columns.Length
        ? _columns[ordinal]
        : throw new BigQueryException($"Column {ordinal + 1} is read, but the result has only {_columns.Length}: {string.Join(", ", _columns.Select(c => c.Name))}.");

    private Cell CellAt(int ordinal)
    {
        Column(ordinal);
        if (_struct is not null)
            return _struct[ordinal];
        return !_isClosed && _row >= 0 && _row < _pages!.Current.RowCount
            ? _pages.Current.Row(_row, _columns.Length)[ordinal]
            : throw new InvalidOperationException("The reader is at no row; call Read, and go on only while it says true.");
    }
}
