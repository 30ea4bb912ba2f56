using System.Collections;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using DuckDB.NET.Native;

namespace FeatureStore.DuckDB;

/// <summary>
/// The rows of a result, forward only: values are read from the chunks that DuckDB made, without boxing and without reflection. A value that is
/// not of the type asked for is told with its column.
/// </summary>
#pragma warning disable CA1010 // Readers of ADO.NET enumerate untyped.
internal sealed partial class DuckDbRowReader : NullableReader, IListReader
#pragma warning restore CA1010
{
    private readonly ColumnVector[] _columns;
    private readonly RunningStatement? _statement;
    private readonly DuckDbRowReader? _owner;
    private readonly long _ownerPosition;
    private int _row = -1;
    private int _rows;
    private long _position;
    private readonly bool _hasRows;
    private bool _isFirstChunkLeft = true;
    private bool _isClosed;

    /// <summary>The rows of a statement; they go when it is disposed.</summary>
    public DuckDbRowReader(RunningStatement statement)
    {
        _statement = statement;
        _columns = statement.Columns;
        _rows = statement.NextChunk();
        _hasRows = _rows > 0;
    }

    // The fields of one STRUCT, as long as the reader that they come from stays at its row.
    private DuckDbRowReader(ColumnVector[] fields, int row, DuckDbRowReader owner)
    {
        _columns = fields;
        _owner = owner;
        _ownerPosition = owner._position;
        (_row, _rows, _hasRows) = (row, row + 1, true);
    }

    /// <inheritdoc/>
    public override int FieldCount => _columns.Length;

    /// <inheritdoc/>
    public override bool HasRows => _hasRows;

    /// <inheritdoc/>
    public override bool IsClosed => _isClosed;

    /// <inheritdoc/>
    public override int Depth => 0;

    /// <inheritdoc/>
    public override int RecordsAffected => -1;

    /// <inheritdoc/>
    public override bool Read()
    {
        if (_statement is null || _isClosed)
            return false;
        _position++;
        if (++_row < _rows)
            return true;
        // At no row while the chunk changes, so that nothing reads the one that is gone.
        _row = -1;
        _rows = _rows == 0 ? 0 : _statement.NextChunk();
        if (_rows == 0)
            return false;
        _row = 0;
        return true;
    }

    /// <summary>The columns, at the chunk of <see cref="NextChunk"/>.</summary>
    public IReadOnlyList<ColumnVector> Columns => _columns;

    /// <summary>Goes on by a whole chunk, in a reader that is not read row by row; the number of its rows, 0 after the last.</summary>
    public int NextChunk()
    {
        if (!_isFirstChunkLeft && _rows > 0)
            _rows = _statement!.NextChunk();
        _isFirstChunkLeft = false;
        return _rows;
    }

    /// <inheritdoc/>
    public override bool NextResult() => false;

    /// <inheritdoc/>
    public override void Close()
    {
        (_isClosed, _row, _rows) = (true, -1, 0);
        _position++;
    }

    /// <inheritdoc/>
    public override string GetName(int ordinal) => Column(ordinal).Name;

    /// <inheritdoc/>
    public override int GetOrdinal(string name)
    {
        var ordinal = Array.FindIndex(_columns, c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase));
        return ordinal >= 0
            ? ordinal
            : throw new FeatureStoreException($"The result has no column {name}; it has {string.Join(", ", _columns.Select(c => c.Name))}.");
    }

    /// <inheritdoc/>
    public override string GetDataTypeName(int ordinal) => Column(ordinal).TypeText;

    /// <inheritdoc/>
    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicFields)]
    public override Type GetFieldType(int ordinal) => Column(ordinal).Type switch
    {
        DuckDBType.List or DuckDBType.Array => typeof(IEnumerable),
        DuckDBType.BigInt => typeof(long),
        DuckDBType.Double => typeof(double),
        DuckDBType.Boolean => typeof(bool),
        DuckDBType.Decimal => typeof(decimal),
        DuckDBType.Date => typeof(DateOnly),
        DuckDBType.Time => typeof(TimeOnly),
        DuckDBType.Timestamp or DuckDBType.TimestampTz => typeof(DateTime),
        DuckDBType.Blob => typeof(byte[]),
        DuckDBType.Struct => typeof(DbDataReader),
        DuckDBType.Varchar or DuckDBType.Enum => typeof(string),
        _ => typeof(object),
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

    private ColumnVector Column(int ordinal) => (uint)ordinal < (uint)_columns.Length ? _columns[ordinal] : throw NoColumn(ordinal);

    private FeatureStoreException NoColumn(int ordinal) =>
        new($"Column {ordinal + 1} is read, but the result has only {_columns.Length}: {string.Join(", ", _columns.Select(c => c.Name))}.");

    /// <summary>The row of the chunk that the reader is at.</summary>
    private int Row => _row >= 0 && (_owner is null || (_owner._position == _ownerPosition && !_owner._isClosed)) ? _row : throw AtNoRow();

    private static InvalidOperationException AtNoRow() =>
        new("The reader is at no row; call Read, go on only while it says true, and read a STRUCT before the next row.");
}
