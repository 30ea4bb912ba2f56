namespace FeatureStore;

/// <summary>The type of a column, as BigQuery names it.</summary>
public enum DataType
{
    /// <summary>Text; <see cref="string"/>.</summary>
    String,

    /// <summary>64-bit integer; <see cref="long"/>.</summary>
    Int64,

    /// <summary>IEEE 754 double, NaN and infinities included; <see cref="double"/>.</summary>
    Float64,

    /// <summary>Decimal number, up to 38 digits with 9 after the point; <see cref="decimal"/>.</summary>
    Numeric,

    /// <summary>Decimal number, up to 76 digits with 38 after the point; <see cref="decimal"/>, as far as that reaches.</summary>
    BigNumeric,

    /// <summary>True or false; <see cref="bool"/>.</summary>
    Bool,

    /// <summary>Calendar day; <see cref="DateOnly"/>.</summary>
    Date,

    /// <summary>Day and time of day without a zone; <see cref="System.DateTime"/> of unspecified kind.</summary>
    DateTime,

    /// <summary>Time of day; <see cref="TimeOnly"/>.</summary>
    Time,

    /// <summary>Instant, in microseconds since 1970-01-01 UTC; <see cref="DateTimeOffset"/> with offset zero.</summary>
    Timestamp,

    /// <summary>Bytes; <see cref="ValueList{T}"/> of <see cref="byte"/>.</summary>
    Bytes,

    /// <summary>JSON text; <see cref="string"/>.</summary>
    Json,

    /// <summary>Geography as well-known text; <see cref="string"/>.</summary>
    Geography,

    /// <summary>Nested fields; a record of its own.</summary>
    Struct,
}

/// <summary>Whether a column may be null, must not be, or holds a list.</summary>
public enum ColumnMode
{
    /// <summary>May be null.</summary>
    Nullable,

    /// <summary>Never null.</summary>
    Required,

    /// <summary>A list; a null list reads as an empty one.</summary>
    Repeated,
}
