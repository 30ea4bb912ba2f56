using System.Collections;
using System.Data.Common;

namespace FeatureStore;

/// <summary>The fields of one STRUCT value, by name; what a generated record of a STRUCT is read from.</summary>
public readonly struct StructFields
{
    // One of the two: some engines give a dictionary, others a reader at the only row of the fields.
    private readonly IReadOnlyDictionary<string, object?>? _fields;
    private readonly DbDataReader? _reader;

    private StructFields(IReadOnlyDictionary<string, object?>? fields, DbDataReader? reader) => (_fields, _reader) = (fields, reader);

    /// <summary>The fields of a value as an engine's reader gives it.</summary>
    /// <exception cref="InvalidCastException">The value is no set of fields.</exception>
    public static StructFields Of(object value) => value switch
    {
        IReadOnlyDictionary<string, object?> fields => new(fields, null),
        DbDataReader reader => new(null, reader),
        _ => throw new InvalidCastException($"A STRUCT was expected, but the reader gave a {value?.GetType().Name ?? "null"}."),
    };

    /// <summary>A scalar field; null (the default) if it is null or absent.</summary>
    public T? Get<T>(string name)
    {
        if (_reader is null)
            return Find(name) is { } value ? (T)value : default;
        var ordinal = Ordinal(name);
        return ordinal < 0 || _reader.IsDBNull(ordinal) ? default : FieldReaders.For<T>()(_reader, ordinal);
    }

    /// <summary>A nullable scalar field; null if it is null or absent.</summary>
    public T? GetNullable<T>(string name)
        where T : struct => _reader is null ? Find(name) is { } value ? (T)value : null : Get<T?>(name);

    /// <summary>A TIMESTAMP field, with offset zero; null if it is null or absent.</summary>
    public DateTimeOffset? GetTimestamp(string name) => _reader is not null
        ? FieldReaders.Timestamp(_reader, Ordinal(name))
        : GetNullable<DateTime>(name) is { } time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : null;

    /// <summary>A BYTES field; null if it is null or absent.</summary>
    public ValueList<byte>? GetBytes(string name)
    {
        if (_reader is not null)
            return FieldReaders.Bytes(_reader, Ordinal(name));
        switch (Find(name))
        {
            case null:
                return null;
            case byte[] array:
                return ValueList.Create<byte>(array);
            case Stream stream:
                using (stream)
                using (var copy = new MemoryStream())
                {
                    stream.CopyTo(copy);
                    return ValueList.Wrap(copy.ToArray());
                }

            case var other:
                throw new InvalidCastException($"Bytes were expected, but field {name} is a {other.GetType().Name}.");
        }
    }

    /// <summary>A nested STRUCT, read from its fields; null if it is null or absent.</summary>
    public T? GetStruct<T>(string name, Func<StructFields, T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        return Find(name) is { } value ? read(Of(value)) : null;
    }

    /// <summary>A REPEATED STRUCT, each read from its fields; empty if it is null or absent.</summary>
    public ValueList<T?> GetStructs<T>(string name, Func<StructFields, T> read)
        where T : class => Find(name) is { } value ? ReadList(value, read) : [];

    /// <summary>A REPEATED field; empty if it is null or absent.</summary>
    public ValueList<T?> GetList<T>(string name) => _reader is not null ? FieldReaders.List<T?>(_reader, Ordinal(name)) : Find(name) switch
    {
        null => [],
        IEnumerable<T?> typed => typed.ToValueList(),
        var value => ((IEnumerable)value).Cast<object?>().Select(item => item is null ? default : (T?)item).ToValueList(),
    };

    /// <summary>A REPEATED TIMESTAMP, with offset zero; empty if it is null or absent.</summary>
    public ValueList<DateTimeOffset?> GetTimestamps(string name) => _reader is not null ? FieldReaders.List<DateTimeOffset?>(_reader, Ordinal(name)) : Find(name) is IEnumerable value
        ? value.Cast<object?>().Select(item => item is DateTime time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : (DateTimeOffset?)null).ToValueList()
        : [];

    internal static ValueList<T?> ReadList<T>(object list, Func<StructFields, T> read)
        where T : class => ((IEnumerable)list).Cast<object?>().Select(item => item is null ? null : read(Of(item))).ToValueList();

    private object? Find(string name)
    {
        if (_reader is null)
            return _fields!.TryGetValue(name, out var value) && value is not DBNull ? value : null;
        var ordinal = Ordinal(name);
        return ordinal < 0 || _reader.IsDBNull(ordinal) ? null : _reader.GetValue(ordinal);
    }

    private int Ordinal(string name)
    {
        for (var i = 0; i < _reader!.FieldCount; i++)
        {
            if (string.Equals(_reader.GetName(i), name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }
}
