namespace FeatureStore;

/// <summary>
/// Takes the values of a row, one call for each column in the order of the definition, without boxing. Generated records write themselves to it;
/// engines derive from it.
/// </summary>
public abstract class RowWriter
{
    /// <summary>STRING, JSON or GEOGRAPHY.</summary>
    public abstract void Text(string? value);

    /// <summary>INT64.</summary>
    public abstract void Int64(long? value);

    /// <summary>FLOAT64.</summary>
    public abstract void Float64(double? value);

    /// <summary>NUMERIC or BIGNUMERIC.</summary>
    public abstract void Numeric(decimal? value);

    /// <summary>BOOL.</summary>
    public abstract void Bool(bool? value);

    /// <summary>DATE.</summary>
    public abstract void Date(DateOnly? value);

    /// <summary>DATETIME.</summary>
    public abstract void DateTime(DateTime? value);

    /// <summary>TIME.</summary>
    public abstract void Time(TimeOnly? value);

    /// <summary>TIMESTAMP.</summary>
    public abstract void Timestamp(DateTimeOffset? value);

    /// <summary>BYTES.</summary>
    public abstract void Bytes(ValueList<byte>? value);

    /// <summary>A REPEATED column of scalars.</summary>
    public abstract void List<T>(ValueList<T> values);

    /// <summary>A STRUCT; <paramref name="write"/> writes its fields in order.</summary>
    public abstract void Struct<T>(T? value, Action<T, RowWriter> write)
        where T : class;

    /// <summary>A REPEATED STRUCT.</summary>
    public abstract void StructList<T>(ValueList<T?> values, Action<T, RowWriter> write)
        where T : class;
}
