using System.Data.Common;

namespace FeatureStore;

/// <summary>Reads one value of a row by its ordinal.</summary>
public delegate T FieldReader<out T>(DbDataReader reader, int ordinal);

/// <summary>
/// Reads values of a <see cref="DbDataReader"/> by ordinal, without boxing where the reader allows it. An ordinal of -1 stands for a column
/// that the reader lacks: it reads as null, as an empty list, or as the default of a REQUIRED type.
/// </summary>
public static class FieldReaders
{
    /// <summary>Reads text into an enum; a text that the catalog does not know becomes Unknown.</summary>
    public static FieldReader<TEnum?> Enum<TEnum>(EnumText<TEnum> texts)
        where TEnum : struct, Enum => (reader, ordinal) => Enum(reader, ordinal, texts);

    /// <summary>An enum column; null for null, Unknown for a text that the catalog does not know.</summary>
    public static TEnum? Enum<TEnum>(DbDataReader reader, int ordinal, EnumText<TEnum> texts)
        where TEnum : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(texts);
        return CodeOrNull(reader, ordinal, texts) is { } code ? texts.ValueOf(code) : null;
    }

    /// <summary>Reads text of a REQUIRED column into an enum.</summary>
    public static FieldReader<TEnum> RequiredEnum<TEnum>(EnumText<TEnum> texts)
        where TEnum : struct, Enum => (reader, ordinal) => RequiredEnum(reader, ordinal, texts);

    /// <summary>A REQUIRED enum column; Unknown for a text that the catalog does not know.</summary>
    public static TEnum RequiredEnum<TEnum>(DbDataReader reader, int ordinal, EnumText<TEnum> texts)
        where TEnum : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(texts);
        return ordinal < 0 ? default : texts.ValueOf(Code(reader, ordinal, texts));
    }

    /// <summary>An enum column of a record; a text that the catalog does not know becomes Unknown, and is kept under the ordinal of its column.</summary>
    public static TEnum? Enum<TEnum>(DbDataReader reader, int ordinal, EnumText<TEnum> texts, int column, ref UnknownTexts? unknown)
        where TEnum : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (CodeOrNull(reader, ordinal, texts) is not { } code)
            return null;
        if (code == 0)
            unknown = UnknownTexts.Set(unknown, column, reader.GetString(ordinal));
        return texts.ValueOf(code);
    }

    /// <summary>A REQUIRED enum column of a record; a text that the catalog does not know becomes Unknown, and is kept under the ordinal of its column.</summary>
    public static TEnum RequiredEnum<TEnum>(DbDataReader reader, int ordinal, EnumText<TEnum> texts, int column, ref UnknownTexts? unknown)
        where TEnum : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (ordinal < 0)
            return default;
        var code = Code(reader, ordinal, texts);
        if (code == 0)
            unknown = UnknownTexts.Set(unknown, column, reader.GetString(ordinal));
        return texts.ValueOf(code);
    }

    /// <summary>Text; null for null.</summary>
    public static string? Text(DbDataReader reader, int ordinal) =>
        ordinal < 0 ? null : reader is NullableReader nullable ? nullable.TextOrNull(ordinal) : reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    /// <summary>INT64; null for null.</summary>
    public static long? Int64(DbDataReader reader, int ordinal) =>
        ordinal < 0 ? null : reader is NullableReader nullable ? nullable.Int64OrNull(ordinal) : reader.IsDBNull(ordinal) ? null : reader.GetInt64(ordinal);

    /// <summary>FLOAT64; null for null.</summary>
    public static double? Float64(DbDataReader reader, int ordinal) =>
        ordinal < 0 ? null : reader is NullableReader nullable ? nullable.Float64OrNull(ordinal) : reader.IsDBNull(ordinal) ? null : reader.GetDouble(ordinal);

    /// <summary>NUMERIC; null for null.</summary>
    public static decimal? Numeric(DbDataReader reader, int ordinal) =>
        ordinal < 0 ? null : reader is NullableReader nullable ? nullable.NumericOrNull(ordinal) : reader.IsDBNull(ordinal) ? null : reader.GetDecimal(ordinal);

    /// <summary>BOOL; null for null.</summary>
    public static bool? Bool(DbDataReader reader, int ordinal) =>
        ordinal < 0 ? null : reader is NullableReader nullable ? nullable.BoolOrNull(ordinal) : reader.IsDBNull(ordinal) ? null : reader.GetBoolean(ordinal);

    /// <summary>DATE; null for null.</summary>
    public static DateOnly? Date(DbDataReader reader, int ordinal) =>
        ordinal < 0 ? null : reader is NullableReader nullable ? nullable.DateOrNull(ordinal) : reader.IsDBNull(ordinal) ? null : RequiredDate(reader, ordinal);

    /// <summary>Text of a REQUIRED column.</summary>
    public static string RequiredText(DbDataReader reader, int ordinal) => ordinal < 0 ? "" : reader.GetString(ordinal);

    /// <summary>INT64 of a REQUIRED column.</summary>
    public static long RequiredInt64(DbDataReader reader, int ordinal) => ordinal < 0 ? 0 : reader.GetInt64(ordinal);

    /// <summary>FLOAT64 of a REQUIRED column.</summary>
    public static double RequiredFloat64(DbDataReader reader, int ordinal) => ordinal < 0 ? 0 : reader.GetDouble(ordinal);

    /// <summary>NUMERIC of a REQUIRED column.</summary>
    public static decimal RequiredNumeric(DbDataReader reader, int ordinal) => ordinal < 0 ? 0 : reader.GetDecimal(ordinal);

    /// <summary>BOOL of a REQUIRED column.</summary>
    public static bool RequiredBool(DbDataReader reader, int ordinal) => ordinal >= 0 && reader.GetBoolean(ordinal);

    /// <summary>TIME of a REQUIRED column.</summary>
    public static TimeOnly RequiredTime(DbDataReader reader, int ordinal) => ordinal < 0 ? default : reader.GetFieldValue<TimeOnly>(ordinal);

    /// <summary>BYTES of a REQUIRED column.</summary>
    public static ValueList<byte> RequiredBytes(DbDataReader reader, int ordinal) => Bytes(reader, ordinal) ?? [];

    /// <summary>DATE of a REQUIRED column.</summary>
    public static DateOnly RequiredDate(DbDataReader reader, int ordinal) => ordinal < 0 ? default : reader.GetFieldValue<DateOnly>(ordinal);

    /// <summary>TIMESTAMP, with offset zero; null for null.</summary>
    public static DateTimeOffset? Timestamp(DbDataReader reader, int ordinal) =>
        InstantOrNull(reader, ordinal) is { } instant ? new(System.DateTime.SpecifyKind(instant, DateTimeKind.Utc)) : null;

    /// <summary>TIMESTAMP of a REQUIRED column, with offset zero.</summary>
    public static DateTimeOffset RequiredTimestamp(DbDataReader reader, int ordinal) =>
        ordinal < 0 ? default : new(System.DateTime.SpecifyKind(reader.GetDateTime(ordinal), DateTimeKind.Utc));

    /// <summary>DATETIME; null for null.</summary>
    public static DateTime? DateTime(DbDataReader reader, int ordinal) =>
        InstantOrNull(reader, ordinal) is { } instant ? System.DateTime.SpecifyKind(instant, DateTimeKind.Unspecified) : null;

    /// <summary>DATETIME of a REQUIRED column.</summary>
    public static DateTime RequiredDateTime(DbDataReader reader, int ordinal) =>
        ordinal < 0 ? default : System.DateTime.SpecifyKind(reader.GetDateTime(ordinal), DateTimeKind.Unspecified);

    /// <summary>TIME; null for null.</summary>
    public static TimeOnly? Time(DbDataReader reader, int ordinal) => IsNull(reader, ordinal) ? null : reader.GetFieldValue<TimeOnly>(ordinal);

    /// <summary>BYTES; null for null.</summary>
    public static ValueList<byte>? Bytes(DbDataReader reader, int ordinal)
    {
        if (IsNull(reader, ordinal))
            return null;
        if (reader.GetValue(ordinal) is byte[] array)
            return ValueList.Create<byte>(array);
        using var stream = reader.GetStream(ordinal);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return ValueList.Wrap(copy.ToArray());
    }

    /// <summary>A REPEATED column of scalars; a null list reads as empty, its elements may be null.</summary>
    public static ValueList<T> List<T>(DbDataReader reader, int ordinal)
    {
        if (IsNull(reader, ordinal))
            return [];
        return reader is IListReader lists ? lists.GetList<T>(ordinal) : reader.GetFieldValue<List<T>>(ordinal).ToValueList();
    }

    /// <summary>A STRUCT, read from its fields; null for null.</summary>
    public static T? Struct<T>(DbDataReader reader, int ordinal, Func<StructFields, T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        return IsNull(reader, ordinal) ? null : read(StructFields.Of(reader.GetValue(ordinal)));
    }

    /// <summary>A REPEATED STRUCT, each read from its fields; a null list reads as empty.</summary>
    public static ValueList<T?> StructList<T>(DbDataReader reader, int ordinal, Func<StructFields, T> read)
        where T : class => IsNull(reader, ordinal) ? [] : StructFields.ReadList(reader.GetValue(ordinal), read);

    internal static FieldReader<T> For<T>() => Default<T>.Reader;

    private static int? CodeOrNull(DbDataReader reader, int ordinal, EnumText texts) =>
        ordinal < 0 ? null
        : reader is NullableReader nullable ? nullable.EnumCodeOrNull(ordinal, texts)
        : reader.IsDBNull(ordinal) ? null : texts.CodeOf(reader.GetString(ordinal));

    // GetString tells that a REQUIRED column is null.
    private static int Code(DbDataReader reader, int ordinal, EnumText texts) => CodeOrNull(reader, ordinal, texts) ?? texts.CodeOf(reader.GetString(ordinal));

    private static DateTime? InstantOrNull(DbDataReader reader, int ordinal) =>
        ordinal < 0 ? null
        : reader is NullableReader nullable ? nullable.InstantOrNull(ordinal)
        : reader.IsDBNull(ordinal) ? null : reader.GetDateTime(ordinal);

    private static bool IsNull(DbDataReader reader, int ordinal) => ordinal < 0 || reader.IsDBNull(ordinal);

    private static class Default<T>
    {
        public static readonly FieldReader<T> Reader = Find();

        private static FieldReader<T> Find()
        {
            Delegate? reader = default(T) switch
            {
                null when typeof(T) == typeof(string) => (FieldReader<string?>)Text,
                null when typeof(T) == typeof(long?) => (FieldReader<long?>)Int64,
                null when typeof(T) == typeof(double?) => (FieldReader<double?>)Float64,
                null when typeof(T) == typeof(decimal?) => (FieldReader<decimal?>)Numeric,
                null when typeof(T) == typeof(bool?) => (FieldReader<bool?>)Bool,
                null when typeof(T) == typeof(DateOnly?) => (FieldReader<DateOnly?>)Date,
                null when typeof(T) == typeof(DateTimeOffset?) => (FieldReader<DateTimeOffset?>)Timestamp,
                null when typeof(T) == typeof(DateTime?) => (FieldReader<DateTime?>)DateTime,
                null when typeof(T) == typeof(TimeOnly?) => (FieldReader<TimeOnly?>)Time,
                null when typeof(T) == typeof(ValueList<byte>) => (FieldReader<ValueList<byte>?>)Bytes,
                null when typeof(T) == typeof(ValueList<string?>) => (FieldReader<ValueList<string?>>)List<string?>,
                null when typeof(T) == typeof(ValueList<long?>) => (FieldReader<ValueList<long?>>)List<long?>,
                null when typeof(T) == typeof(ValueList<double?>) => (FieldReader<ValueList<double?>>)List<double?>,
                null when typeof(T) == typeof(ValueList<decimal?>) => (FieldReader<ValueList<decimal?>>)List<decimal?>,
                null when typeof(T) == typeof(ValueList<bool?>) => (FieldReader<ValueList<bool?>>)List<bool?>,
                null when typeof(T) == typeof(ValueList<DateOnly?>) => (FieldReader<ValueList<DateOnly?>>)List<DateOnly?>,
                null when typeof(T) == typeof(ValueList<DateTime?>) => (FieldReader<ValueList<DateTime?>>)List<DateTime?>,
                null when typeof(T) == typeof(ValueList<TimeOnly?>) => (FieldReader<ValueList<TimeOnly?>>)List<TimeOnly?>,
                null when typeof(T) == typeof(ValueList<DateTimeOffset?>) => (FieldReader<ValueList<DateTimeOffset?>>)List<DateTimeOffset?>,
                long => (FieldReader<long>)((r, i) => r.GetInt64(i)),
                double => (FieldReader<double>)((r, i) => r.GetDouble(i)),
                decimal => (FieldReader<decimal>)((r, i) => r.GetDecimal(i)),
                bool => (FieldReader<bool>)((r, i) => r.GetBoolean(i)),
                System.DateOnly => (FieldReader<DateOnly>)RequiredDate,
                DateTimeOffset => (FieldReader<DateTimeOffset>)RequiredTimestamp,
                System.DateTime => (FieldReader<DateTime>)RequiredDateTime,
                TimeOnly => (FieldReader<TimeOnly>)((r, i) => r.GetFieldValue<TimeOnly>(i)),
                _ => null,
            };
            return reader as FieldReader<T>
                ?? ((_, _) => throw new NotSupportedException($"A result of type {typeof(T)} cannot be read; select a column of it, or cast it."));
        }
    }
}
