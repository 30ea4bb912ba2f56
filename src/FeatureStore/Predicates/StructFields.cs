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
    public T? Get<T>(string name) => _fields.TryGetValue(name, out var value) && value is not null and not DBNull ? (T)value : default;

    /// <summary>A nullable scalar field; null if it is null or absent.</summary>
    public T? GetNullable<T>(string name)
        where T : struct => _fields.TryGetValue(name, out var value) && value is not null and not DBNull ? (T)value : null;

    /// <summary>A TIMESTAMP field, with offset zero; null if it is null or absent.</summary>
    public DateTimeOffset? GetTimestamp(string name) =>
        GetNullable<DateTime>(name) is { } time ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : null;

    /// <summary>A nested STRUCT; null if it is null or absent.</summary>
    public StructFields? GetStruct(string name) =>
        _fields.TryGetValue(name, out var value) && value is not null and not DBNull ? Of(value) : null;

    /// <summary>A REPEATED field; empty if it is null or absent.</summary>
    public ValueList<T> GetList<T>(string name)
    {
        if (!_fields.TryGetValue(name, out var value) || value is null or DBNull)
            return [];
        return value is IEnumerable<T> typed ? typed.ToValueList() : ((IEnumerable)value).Cast<T>().ToValueList();
    }
}
