using System.Collections;

namespace FeatureStore;

/// <summary>The fields of one STRUCT value, by name; what a generated record of a STRUCT is read from.</summary>
public readonly struct StructFields
{
    private readonly IReadOnlyDictionary<string, object?> _fields;

    private StructFields(IReadOnlyDictionary<string, object?> fields) => _fields = fields;

    /// <summary>The fields of a value as an engine's reader gives it.</summary>
    /// <exception cref="InvalidCastException">The value is no set of fields.</exception>
    public static StructFields Of(object value) => value switch
    {
        IReadOnlyDictionary<string, object?> fields => new(fields),
        _ => throw new InvalidCastException($"A STRUCT was expected, but the reader gave a {value?.GetType().Name ?? "null"}."),
    };

    /// <summary>A scalar field; null (the default) if it is null or absent.</summary>
    public T? Get<T>(string name) => Find(name) is { } value ? (T)value : default;

    /// <summary>A nullable scalar field; null if it is null or absent.</summary>
    public T? GetNullable<T>(string name)
        where T : struct => Find(name) is { } value ? (T)value : null;

    /// <summary>A TIMESTAMP field, with offset zero; null if it is null or absent.</summary>
    public DateTimeOffset? GetTimestamp(string name) =>
        GetNullable<DateTime>(name) is { } time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : null;

    /// <summary>A BYTES field; null if it is null or absent.</summary>
    public ValueList<byte>? GetBytes(string name)
    {
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
    public ValueList<T?> GetList<T>(string name) => Find(name) switch
    {
        null => [],
        IEnumerable<T?> typed => typed.ToValueList(),
        var value => ((IEnumerable)value).Cast<object?>().Select(item => item is null ? default : (T?)item).ToValueList(),
    };

    /// <summary>A REPEATED TIMESTAMP, with offset zero; empty if it is null or absent.</summary>
    public ValueList<DateTimeOffset?> GetTimestamps(string name) => Find(name) is IEnumerable value
        ? value.Cast<object?>().Select(item => item is DateTime time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : (DateTimeOffset?)null).ToValueList()
        : [];

    internal static ValueList<T?> ReadList<T>(object list, Func<StructFields, T> read)
        where T : class => ((IEnumerable)list).Cast<object?>().Select(item => item is null ? null : read(Of(item))).ToValueList();

    private object? Find(string name) => _fields.TryGetValue(name, out var value) && value is not DBNull ? value : null;
}
