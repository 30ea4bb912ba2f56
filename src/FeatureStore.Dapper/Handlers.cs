using System.Collections;
using System.Data;
using System.Reflection;
using Dapper;

namespace FeatureStore.Dapper;

/// <summary>TIMESTAMP: the engine gives a time in UTC.</summary>
internal sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
{
    public override DateTimeOffset Parse(object value) => value is DateTimeOffset instant
        ? instant.ToUniversalTime()
        : new(DateTime.SpecifyKind((DateTime)value, DateTimeKind.Utc));

    public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value;
}

/// <summary>DATE.</summary>
internal sealed class DayHandler : SqlMapper.TypeHandler<DateOnly>
{
    public override DateOnly Parse(object value) => value is DateOnly day ? day : DateOnly.FromDateTime((DateTime)value);

    public override void SetValue(IDbDataParameter parameter, DateOnly value) => parameter.Value = value;
}

/// <summary>TIME.</summary>
internal sealed class TimeHandler : SqlMapper.TypeHandler<TimeOnly>
{
    public override TimeOnly Parse(object value) => value is TimeOnly time ? time : TimeOnly.FromTimeSpan((TimeSpan)value);

    public override void SetValue(IDbDataParameter parameter, TimeOnly value) => parameter.Value = value;
}

/// <summary>BYTES.</summary>
internal sealed class BytesHandler : SqlMapper.TypeHandler<ValueList<byte>>
{
    public override ValueList<byte>? Parse(object value)
    {
        if (value is byte[] array)
            return ValueList.Create<byte>(array);
        using var stream = (Stream)value;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return ValueList.Create<byte>(copy.ToArray());
    }

    public override void SetValue(IDbDataParameter parameter, ValueList<byte>? value) => parameter.Value = (object?)value?.AsSpan().ToArray() ?? DBNull.Value;
}

/// <summary>
/// A REPEATED column. DuckDB.NET refuses to box a list with a null element, so Dapper cannot read one; the typed query can.
/// </summary>
internal sealed class ListHandler<T> : SqlMapper.TypeHandler<ValueList<T>>
{
    public override ValueList<T> Parse(object value) => value is IEnumerable<T> typed
        ? typed.ToValueList()
        : ((IEnumerable)value).Cast<object?>().Select(item => (T)item!).ToValueList();

    public override void SetValue(IDbDataParameter parameter, ValueList<T>? value) => parameter.Value = (object?)value?.ToList() ?? DBNull.Value;
}

/// <summary>A STRUCT: its generated record reads itself from the fields.</summary>
internal sealed class StructHandler(Func<StructFields, object> read) : SqlMapper.ITypeHandler
{
    public static void Add(Type record)
    {
        var method = record.GetMethod("Read", BindingFlags.Public | BindingFlags.Static, [typeof(StructFields)])
            ?? throw new ArgumentException($"{record.Name} is no generated record of a STRUCT: it has no Read(StructFields).", nameof(record));
        SqlMapper.AddTypeHandler(record, new StructHandler(fields => method.Invoke(null, [fields])!));
    }

    public object? Parse(Type destinationType, object value) => read(StructFields.Of(value));

    public void SetValue(IDbDataParameter parameter, object value) =>
        throw new NotSupportedException("A STRUCT cannot be a parameter; pass its fields.");
}
