using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace FeatureStore.BigQuery;

// Typed values. Which types may be read as which is the Allowed mask of each getter.
public sealed partial class BigQueryRowReader
{
    private const int Integers = 1 << (int)DataType.Int64;
    private const int Decimals = Integers | (1 << (int)DataType.Numeric) | (1 << (int)DataType.BigNumeric);
    private const int Floats = Decimals | (1 << (int)DataType.Float64);
    private const int Bools = 1 << (int)DataType.Bool;
    private const int Dates = 1 << (int)DataType.Date;
    private const int Times = 1 << (int)DataType.Time;
    private const int Instants = (1 << (int)DataType.DateTime) | (1 << (int)DataType.Timestamp);
    private const int ByteTexts = 1 << (int)DataType.Bytes;
    private const int Structs = 1 << (int)DataType.Struct;
    private const int Texts = (1 << (int)DataType.String) | (1 << (int)DataType.Json) | (1 << (int)DataType.Geography);

    /// <inheritdoc/>
    public override bool IsDBNull(int ordinal) => CellAt(ordinal).Kind == CellKind.Null;

    /// <inheritdoc/>
    public override long GetInt64(int ordinal) => Int64(Column(ordinal), Scalar(ordinal, Integers));

    /// <inheritdoc/>
    public override double GetDouble(int ordinal) => Float64(Column(ordinal), Scalar(ordinal, Floats));

    /// <inheritdoc/>
    public override decimal GetDecimal(int ordinal) => Numeric(Column(ordinal), Scalar(ordinal, Decimals));

    /// <inheritdoc/>
    public override bool GetBoolean(int ordinal) => Bool(Column(ordinal), Scalar(ordinal, Bools));

    /// <inheritdoc/>
    public override string GetString(int ordinal) => Text(Column(ordinal), Scalar(ordinal, Texts));

    /// <summary>DATETIME, of unspecified kind; or TIMESTAMP, in UTC.</summary>
    public override DateTime GetDateTime(int ordinal) => Instant(Column(ordinal), Scalar(ordinal, Instants));

    /// <inheritdoc/>
    public override int GetInt32(int ordinal) => checked((int)GetInt64(ordinal));

    /// <inheritdoc/>
    public override short GetInt16(int ordinal) => checked((short)GetInt64(ordinal));

    /// <inheritdoc/>
    public override byte GetByte(int ordinal) => checked((byte)GetInt64(ordinal));

    /// <inheritdoc/>
    public override float GetFloat(int ordinal) => (float)GetDouble(ordinal);

    /// <inheritdoc/>
    public override char GetChar(int ordinal) => throw new NotSupportedException("BigQuery has no type of a single character; read a string.");

    /// <inheritdoc/>
    public override Guid GetGuid(int ordinal) => throw new NotSupportedException("BigQuery has no type of a GUID; read a string.");

    /// <inheritdoc/>
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length)
    {
        var bytes = Bytes(Column(ordinal), Scalar(ordinal, ByteTexts));
        return buffer is null ? bytes.Length : Copy<byte>(bytes, dataOffset, buffer.AsSpan(bufferOffset, length));
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
        if (column.Mode == ColumnMode.Repeated || !IsScalar<T>())
            return (T)GetValue(ordinal);
        return Scalar<T>(column, Scalar(ordinal, Allowed<T>()));
    }

    /// <summary>A value as its CLR type: a nested reader for a STRUCT, a list for a REPEATED column.</summary>
    public override object GetValue(int ordinal)
    {
        var (column, cell) = (Column(ordinal), CellAt(ordinal));
        if (cell.Kind == CellKind.Null)
            return DBNull.Value;
        return column.Mode == ColumnMode.Repeated ? BoxedList(column, cell) : Boxed(column, cell);
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

    /// <inheritdoc/>
    public override object this[int ordinal] => GetValue(ordinal);

    /// <inheritdoc/>
    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <inheritdoc/>
    public ValueList<T> GetList<T>(int ordinal)
    {
        var (column, cell) = (Column(ordinal), CellAt(ordinal));
        if (cell.Kind == CellKind.Null)
            return [];
        if (column.Mode != ColumnMode.Repeated)
            throw Mismatch(column, "a list");
        Require(column, Allowed<T>());
        var cells = Elements(column, cell);
        var values = ArrayPool<T>.Shared.Rent(cells.Count);
        try
        {
            for (var i = 0; i < cells.Count; i++)
                values[i] = cells[i].Kind == CellKind.Null && default(T) is null ? default! : Scalar<T>(column, cells[i]);
            return ValueList.Create<T>(values.AsSpan(0, cells.Count));
        }
        finally
        {
            // References would keep what they point to alive.
            ArrayPool<T>.Shared.Return(values, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        }
    }

    private static long Copy<T>(ReadOnlySpan<T> from, long offset, Span<T> to)
    {
        var start = (int)Math.Min(offset, from.Length);
        var count = Math.Min(to.Length, from.Length - start);
        from.Slice(start, count).CopyTo(to);
        return count;
    }

    private static bool IsScalar<T>() => Allowed<T>() != 0;

    private static int Allowed<T>()
    {
        if (typeof(T) == typeof(string))
            return Texts;
        if (typeof(T) == typeof(long) || typeof(T) == typeof(long?))
            return Integers;
        if (typeof(T) == typeof(double) || typeof(T) == typeof(double?))
            return Floats;
        if (typeof(T) == typeof(decimal) || typeof(T) == typeof(decimal?))
            return Decimals;
        if (typeof(T) == typeof(bool) || typeof(T) == typeof(bool?))
            return Bools;
        if (typeof(T) == typeof(DateOnly) || typeof(T) == typeof(DateOnly?))
            return Dates;
        if (typeof(T) == typeof(TimeOnly) || typeof(T) == typeof(TimeOnly?))
            return Times;
        if (typeof(T) == typeof(DateTime) || typeof(T) == typeof(DateTime?) || typeof(T) == typeof(DateTimeOffset) || typeof(T) == typeof(DateTimeOffset?))
            return Instants;
        return typeof(T) == typeof(byte[]) ? ByteTexts : 0;
    }

    // The comparisons of types are gone once a T is compiled, and nothing is boxed.
    private T Scalar<T>(ResultColumn column, Cell cell)
    {
        if (typeof(T) == typeof(string))
            return (T)(object)Text(column, cell);
        if (typeof(T) == typeof(byte[]))
            return (T)(object)Bytes(column, cell);
        if (typeof(T) == typeof(long))
            return As<long, T>(Int64(column, cell));
        if (typeof(T) == typeof(long?))
            return As<long?, T>(Int64(column, cell));
        if (typeof(T) == typeof(double))
            return As<double, T>(Float64(column, cell));
        if (typeof(T) == typeof(double?))
            return As<double?, T>(Float64(column, cell));
        if (typeof(T) == typeof(decimal))
            return As<decimal, T>(Numeric(column, cell));
        if (typeof(T) == typeof(decimal?))
            return As<decimal?, T>(Numeric(column, cell));
        if (typeof(T) == typeof(bool))
            return As<bool, T>(Bool(column, cell));
        if (typeof(T) == typeof(bool?))
            return As<bool?, T>(Bool(column, cell));
        if (typeof(T) == typeof(DateOnly))
            return As<DateOnly, T>(Date(column, cell));
        if (typeof(T) == typeof(DateOnly?))
            return As<DateOnly?, T>(Date(column, cell));
        if (typeof(T) == typeof(TimeOnly))
            return As<TimeOnly, T>(Time(column, cell));
        if (typeof(T) == typeof(TimeOnly?))
            return As<TimeOnly?, T>(Time(column, cell));
        if (typeof(T) == typeof(DateTime))
            return As<DateTime, T>(Instant(column, cell));
        if (typeof(T) == typeof(DateTime?))
            return As<DateTime?, T>(Instant(column, cell));
        if (typeof(T) == typeof(DateTimeOffset))
            return As<DateTimeOffset, T>(Offset(column, cell));
        if (typeof(T) == typeof(DateTimeOffset?))
            return As<DateTimeOffset?, T>(Offset(column, cell));
        throw Mismatch(column, typeof(T).Name);

        static TTo As<TFrom, TTo>(TFrom value) => Unsafe.As<TFrom, TTo>(ref value);
    }

    private object Boxed(ResultColumn column, Cell cell) => column.Type switch
    {
        DataType.Int64 => Int64(column, cell),
        DataType.Float64 => Float64(column, cell),
        DataType.Numeric or DataType.BigNumeric => Numeric(column, cell),
        DataType.Bool => Bool(column, cell),
        DataType.Date => Date(column, cell),
        DataType.Time => Time(column, cell),
        DataType.DateTime or DataType.Timestamp => Instant(column, cell),
        DataType.Bytes => Bytes(column, cell),
        DataType.Struct => Struct(column, cell),
        _ => Text(column, cell),
    };

    private List<object?> BoxedList(ResultColumn column, Cell cell) =>
        [.. Elements(column, cell).ToArray().Select(c => c.Kind == CellKind.Null ? null : Boxed(column, c))];

    // The list is the same each time: it is used up before the next one is asked for.
    private List<Cell> Elements(ResultColumn column, Cell cell)
    {
        if (cell.Kind != CellKind.Array)
            throw Bad(column, cell);
        var cells = _elements;
        cells.Clear();
        var json = new Utf8JsonReader(Raw(cell));
        CellScanner.Read(ref json);
        try
        {
            CellScanner.Values(ref json, cell.Start, cells);
        }
        catch (JsonException error)
        {
            throw Bad(column, cell, error);
        }

        return cells;
    }

    private BigQueryRowReader Struct(ResultColumn column, Cell cell)
    {
        if (cell.Kind != CellKind.Object)
            throw Bad(column, cell);
        var cells = new List<Cell>(column.Fields.Length);
        var json = new Utf8JsonReader(Raw(cell));
        CellScanner.Read(ref json);
        try
        {
            CellScanner.Row(ref json, cell.Start, cells);
        }
        catch (JsonException error)
        {
            throw Bad(column, cell, error);
        }

        return cells.Count == column.Fields.Length
            ? new(column.Fields, _texts, _bytes, null, [.. cells])
            : throw new BigQueryException($"STRUCT {column.Name} has {column.Fields.Length} fields, but a value of it has {cells.Count}.");
    }

    private Cell Scalar(int ordinal, int allowed)
    {
        var (column, cell) = (Column(ordinal), CellAt(ordinal));
        if (column.Mode == ColumnMode.Repeated)
            throw Mismatch(column, "a single value");
        Require(column, allowed);
        return cell.Kind == CellKind.Null
            ? throw new BigQueryException($"Column {column.Name} is null, but is read as REQUIRED; refresh the definition of the table with 'featurestore pull'.")
            : cell;
    }

    private static void Require(ResultColumn column, int allowed)
    {
        // A type that the definition does not know travels as text.
        var types = column.Type is { } type ? 1 << (int)type : Texts;
        if ((types & allowed) == 0)
            throw Mismatch(column, Describe(allowed));
    }

    private static string Describe(int allowed) => string.Join(" or ", Enum.GetValues<DataType>().Where(t => (allowed & (1 << (int)t)) != 0).Select(t => t.ToString().ToUpperInvariant()));

    private ReadOnlySpan<byte> Raw(Cell cell) => _bytes.AsSpan(cell.Start, cell.Length);

    private ReadOnlySpan<byte> Plain(ResultColumn column, Cell cell) => cell.Kind is CellKind.Text or CellKind.Literal ? Raw(cell) : throw Bad(column, cell);

    private long Int64(ResultColumn column, Cell cell) => CellText.TryInt64(Plain(column, cell), out var value) ? value : throw Bad(column, cell);

    private double Float64(ResultColumn column, Cell cell) => CellText.TryFloat64(Plain(column, cell), out var value) ? value : throw Bad(column, cell);

    private decimal Numeric(ResultColumn column, Cell cell) => CellText.TryNumeric(Plain(column, cell), out var value) ? value : throw Bad(column, cell);

    private bool Bool(ResultColumn column, Cell cell) => CellText.TryBool(Plain(column, cell), out var value) ? value : throw Bad(column, cell);

    private DateOnly Date(ResultColumn column, Cell cell) => CellText.TryDate(Plain(column, cell), out var value) ? value : throw Bad(column, cell);

    private TimeOnly Time(ResultColumn column, Cell cell) => CellText.TryTime(Plain(column, cell), out var value) ? value : throw Bad(column, cell);

    private DateTime Instant(ResultColumn column, Cell cell)
    {
        if (column.Type == DataType.Timestamp)
            return Offset(column, cell).UtcDateTime;
        return CellText.TryDateTime(Plain(column, cell), out var value) ? value : throw Bad(column, cell);
    }

    private DateTimeOffset Offset(ResultColumn column, Cell cell)
    {
        if (column.Type == DataType.DateTime)
            return new(DateTime.SpecifyKind(Instant(column, cell), DateTimeKind.Utc));
        return CellText.TryTimestamp(Plain(column, cell), out var value) ? value : throw Bad(column, cell);
    }

    private byte[] Bytes(ResultColumn column, Cell cell)
    {
        // A slash may come escaped.
        var text = cell.Kind == CellKind.EscapedText ? System.Text.Encoding.UTF8.GetBytes(Text(column, cell)) : Plain(column, cell);
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        return Base64.DecodeFromUtf8(text, bytes, out var used, out var written) == OperationStatus.Done && used == text.Length
            ? written == bytes.Length ? bytes : bytes[..written]
            : throw Bad(column, cell);
    }

    private string Text(ResultColumn column, Cell cell)
    {
        if (cell.Kind != CellKind.EscapedText)
            return _texts.Get(Plain(column, cell));
        var json = new Utf8JsonReader(Raw(cell));
        json.Read();
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw Bad(column, cell, error);
        }
    }

    private static BigQueryException Mismatch(ResultColumn column, string wanted) =>
        new($"Column {column.Name} is {column.SqlName} in BigQuery, but is read as {wanted}; refresh the definition of the table with 'featurestore pull'.");

    private BigQueryException Bad(ResultColumn column, Cell cell, Exception? cause = null)
    {
        var text = System.Text.Encoding.UTF8.GetString(Raw(cell)[..Math.Min(cell.Length, 80)]);
        return new($"BigQuery sent {text} in column {column.Name}, which is no {column.SqlName} that can be read.", cause);
    }
}
