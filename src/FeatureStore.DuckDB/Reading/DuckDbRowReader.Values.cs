using System.Numerics;
using DuckDB.NET.Native;

namespace FeatureStore.DuckDB;

internal sealed partial class DuckDbRowReader
{
    /// <inheritdoc/>
    public override object this[int ordinal] => GetValue(ordinal);

    /// <inheritdoc/>
    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <inheritdoc/>
    public override bool IsDBNull(int ordinal) => Column(ordinal).IsNull(Row);

    /// <inheritdoc/>
    public override long GetInt64(int ordinal) => Column(ordinal).Int64(Row);

    /// <inheritdoc/>
    public override double GetDouble(int ordinal) => Column(ordinal).Float64(Row);

    /// <inheritdoc/>
    public override decimal GetDecimal(int ordinal) => Column(ordinal).Numeric(Row);

    /// <inheritdoc/>
    public override bool GetBoolean(int ordinal) => Column(ordinal).Bool(Row);

    /// <inheritdoc/>
    public override string GetString(int ordinal) => Column(ordinal).Text(Row);

    /// <summary>DATE, DATETIME or TIMESTAMP; in UTC.</summary>
    public override DateTime GetDateTime(int ordinal) => Column(ordinal).Instant(Row);

    /// <inheritdoc/>
    public override int GetInt32(int ordinal) => checked((int)GetInt64(ordinal));

    /// <inheritdoc/>
    public override short GetInt16(int ordinal) => checked((short)GetInt64(ordinal));

    /// <inheritdoc/>
    public override byte GetByte(int ordinal) => checked((byte)GetInt64(ordinal));

    /// <inheritdoc/>
    public override float GetFloat(int ordinal) => (float)GetDouble(ordinal);

    /// <inheritdoc/>
    public override char GetChar(int ordinal) => throw new NotSupportedException("DuckDB has no type of a single character; read a string.");

    /// <inheritdoc/>
    public override Guid GetGuid(int ordinal) => throw new NotSupportedException("Cast a UUID to VARCHAR in the statement, and read a string.");

    /// <inheritdoc/>
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length)
    {
        var bytes = Column(ordinal).Bytes(Row);
        return buffer is null ? bytes.Length : Copy(bytes, dataOffset, buffer.AsSpan(bufferOffset, length));
    }

    /// <inheritdoc/>
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length)
    {
        var text = GetString(ordinal);
        return buffer is null ? text.Length : Copy<char>(text, dataOffset, buffer.AsSpan(bufferOffset, length));
    }

    /// <inheritdoc/>
    public override T GetFieldValue<T>(int ordinal)
    {
        var column = Column(ordinal);
        return column.IsList || column.Type == DuckDBType.Struct || typeof(T) == typeof(object) ? (T)GetValue(ordinal) : column.Get<T>(Row);
    }

    /// <inheritdoc/>
    public ValueList<T> GetList<T>(int ordinal)
    {
        var (column, row) = (Column(ordinal), Row);
        return column.IsNull(row) ? [] : column.List<T>(row);
    }

    /// <summary>A value as its CLR type: a nested reader for a STRUCT, a list for a LIST.</summary>
    public override object GetValue(int ordinal)
    {
        var (column, row) = (Column(ordinal), Row);
        return column.IsNull(row) ? DBNull.Value : Boxed(column, row);
    }

    /// <inheritdoc/>
    public override int GetValues(object[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
            values[i] = GetValue(i);
        return count;
    }

    private static long Copy<T>(ReadOnlySpan<T> from, long offset, Span<T> to)
    {
        var start = (int)Math.Min(offset, from.Length);
        var count = Math.Min(to.Length, from.Length - start);
        from.Slice(start, count).CopyTo(to);
        return count;
    }

    private object Boxed(ColumnVector column, int row)
    {
        if (column.IsList)
        {
            var (start, count) = column.ListAt(row);
            var values = new object?[count];
            for (var i = 0; i < count; i++)
                values[i] = column.Element!.IsNull(start + i) ? null : Boxed(column.Element, start + i);
            return values;
        }

        return column.Type switch
        {
            DuckDBType.Varchar or DuckDBType.Enum => column.Text(row),
            DuckDBType.BigInt => column.Int64(row),
            DuckDBType.Integer => (int)column.Int64(row),
            DuckDBType.SmallInt => (short)column.Int64(row),
            DuckDBType.TinyInt => (sbyte)column.Int64(row),
            DuckDBType.UnsignedTinyInt => (byte)column.Int64(row),
            DuckDBType.UnsignedSmallInt => (ushort)column.Int64(row),
            DuckDBType.UnsignedInteger => (uint)column.Int64(row),
            DuckDBType.HugeInt => (BigInteger)column.HugeInt(row),
            DuckDBType.Double => column.Float64(row),
            DuckDBType.Float => (float)column.Float64(row),
            DuckDBType.Decimal => column.Numeric(row),
            DuckDBType.Boolean => column.Bool(row),
            DuckDBType.Date => column.Date(row),
            DuckDBType.Time => column.Time(row),
            DuckDBType.Timestamp or DuckDBType.TimestampTz or DuckDBType.TimestampS or DuckDBType.TimestampMs or DuckDBType.TimestampNs => column.Instant(row),
            DuckDBType.Blob => column.Bytes(row).ToArray(),
            DuckDBType.Struct => new DuckDbRowReader(column.Fields, row, this),
            _ => throw column.Mismatch("a value; cast it in the statement"),
        };
    }
}
