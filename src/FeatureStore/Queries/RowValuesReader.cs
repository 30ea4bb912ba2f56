using System.Collections;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FeatureStore;

/// <summary>
/// One row after the other of a client that gives values as objects, for generated code: days and instants as <see cref="DateTime"/>, times as
/// <see cref="TimeSpan"/>, decimals and geographies as anything whose text is theirs, lists as arrays, STRUCTs as dictionaries.
/// </summary>
/// <typeparam name="TRow">The client's type of a row.</typeparam>
#pragma warning disable CA1010 // Readers of ADO.NET enumerate untyped.
public sealed class RowValuesReader<TRow> : DbDataReader, IListReader
#pragma warning restore CA1010
{
    private readonly IReadOnlyList<string> _names;
    private readonly Func<TRow, int, object?> _value;
    private TRow _row = default!;
    private (int Ordinal, object? Value) _last = (-1, null);

    /// <summary>A reader at no row yet.</summary>
    /// <param name="names">Names of the columns, in order.</param>
    /// <param name="value">The value of a row at an ordinal; null for null.</param>
    public RowValuesReader(IReadOnlyList<string> names, Func<TRow, int, object?> value)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(value);
        _names = names;
        _value = value;
    }

    /// <inheritdoc/>
    public override int FieldCount => _names.Count;

    /// <inheritdoc/>
    public override bool HasRows => true;

    /// <inheritdoc/>
    public override bool IsClosed => false;

    /// <inheritdoc/>
    public override int Depth => 0;

    /// <inheritdoc/>
    public override int RecordsAffected => -1;

    /// <inheritdoc/>
    public override object this[int ordinal] => GetValue(ordinal);

    /// <inheritdoc/>
    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <summary>Goes to a row.</summary>
    public void MoveTo(TRow row)
    {
        _row = row;
        _last = (-1, null);
    }

    /// <summary>Not of use: the rows are handed in one by one.</summary>
    public override bool Read() => false;

    /// <inheritdoc/>
    public override bool NextResult() => false;

    /// <inheritdoc/>
    public override string GetName(int ordinal) => _names[ordinal];

    /// <inheritdoc/>
    public override int GetOrdinal(string name)
    {
        for (var i = 0; i < _names.Count; i++)
        {
            if (string.Equals(_names[i], name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        throw new ArgumentException($"There is no column {name}.", nameof(name));
    }

    /// <inheritdoc/>
    public override bool IsDBNull(int ordinal) => Value(ordinal) is null;

    /// <inheritdoc/>
    public override long GetInt64(int ordinal) => Get<long>(ordinal);

    /// <inheritdoc/>
    public override double GetDouble(int ordinal) => Get<double>(ordinal);

    /// <inheritdoc/>
    public override decimal GetDecimal(int ordinal) => Get<decimal>(ordinal);

    /// <inheritdoc/>
    public override bool GetBoolean(int ordinal) => Get<bool>(ordinal);

    /// <inheritdoc/>
    public override string GetString(int ordinal) => Get<string>(ordinal);

    /// <inheritdoc/>
    public override DateTime GetDateTime(int ordinal) => Get<DateTime>(ordinal);

    /// <inheritdoc/>
    public override T GetFieldValue<T>(int ordinal) => Get<T>(ordinal);

    /// <inheritdoc/>
    public ValueList<T> GetList<T>(int ordinal) => Value(ordinal) switch
    {
        null => [],
        IEnumerable values and not string => ValueList.Wrap([.. values.Cast<object?>().Select(v => v is null ? default! : As<T>(ordinal, v))]),
        var other => throw Mismatch(ordinal, other, typeof(ValueList<T>)),
    };

    /// <inheritdoc/>
    public override object GetValue(int ordinal) => Value(ordinal) switch
    {
        null => DBNull.Value,
        IReadOnlyDictionary<string, object> fields => Struct(fields),
        IReadOnlyDictionary<string, object>[] structs => structs.Select(Struct).ToList(),
        var value => value,
    };

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
    public override int GetInt32(int ordinal) => checked((int)GetInt64(ordinal));

    /// <inheritdoc/>
    public override short GetInt16(int ordinal) => checked((short)GetInt64(ordinal));

    /// <inheritdoc/>
    public override byte GetByte(int ordinal) => checked((byte)GetInt64(ordinal));

    /// <inheritdoc/>
    public override float GetFloat(int ordinal) => (float)GetDouble(ordinal);

    /// <inheritdoc/>
    public override char GetChar(int ordinal) => Get<char>(ordinal);

    /// <inheritdoc/>
    public override Guid GetGuid(int ordinal) => Get<Guid>(ordinal);

    /// <inheritdoc/>
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        throw new NotSupportedException("Read the bytes of a column as a value.");

    /// <inheritdoc/>
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        throw new NotSupportedException("Read the text of a column as a string.");

    /// <inheritdoc/>
    public override string GetDataTypeName(int ordinal) => Value(ordinal)?.GetType().Name ?? "null";

    /// <inheritdoc/>
    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicFields)]
    public override Type GetFieldType(int ordinal) => typeof(object);

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => throw new NotSupportedException("The rows are handed in one by one.");

    private static RowValuesReader<IReadOnlyList<object?>> Struct(IReadOnlyDictionary<string, object> fields)
    {
        var reader = new RowValuesReader<IReadOnlyList<object?>>([.. fields.Keys], static (values, ordinal) => values[ordinal]);
        reader.MoveTo([.. fields.Values]);
        return reader;
    }

    // A client decodes a value each time that it is asked; null is asked for first, and then the value.
    private object? Value(int ordinal)
    {
        if (_last.Ordinal != ordinal)
            _last = (ordinal, _value(_row, ordinal));
        return _last.Value;
    }

    private T Get<T>(int ordinal) => Value(ordinal) is { } value
        ? As<T>(ordinal, value)
        : throw new InvalidCastException($"Column {Name(ordinal)} is null, but is read as REQUIRED.");

    private T As<T>(int ordinal, object value)
    {
        object? converted = value switch
        {
            T => value,
            long number when typeof(T) == typeof(double) || typeof(T) == typeof(double?) => (double)number,
            DateTime time when typeof(T) == typeof(DateOnly) || typeof(T) == typeof(DateOnly?) => DateOnly.FromDateTime(time),
            DateTime time when typeof(T) == typeof(DateTimeOffset) || typeof(T) == typeof(DateTimeOffset?) => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
            DateTimeOffset time when typeof(T) == typeof(DateTime) || typeof(T) == typeof(DateTime?) => time.UtcDateTime,
            TimeSpan time when typeof(T) == typeof(TimeOnly) || typeof(T) == typeof(TimeOnly?) => TimeOnly.FromTimeSpan(time),
            _ when typeof(T) == typeof(decimal) || typeof(T) == typeof(decimal?) => Decimal(value),
            _ when typeof(T) == typeof(string) && value is not IConvertible => value.ToString(),
            _ => null,
        };
        return converted is T result ? result : throw Mismatch(ordinal, value, typeof(T));
    }

    private static decimal? Decimal(object value) =>
        decimal.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private InvalidCastException Mismatch(int ordinal, object value, Type wanted) =>
        new($"Column {Name(ordinal)} holds a {value.GetType().Name}, but is read as {wanted.Name}; refresh the definition of the table.");

    private string Name(int ordinal) => ordinal < _names.Count ? _names[ordinal] : $"{ordinal + 1}";
}
