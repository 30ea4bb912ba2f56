using System.Data.Common;

namespace FeatureStore;

/// <summary>
/// A <see cref="DbDataReader"/> of an engine that gives a value or null in one call, where the base class needs two, and an enum column without
/// a lookup of its text in each row. Generated code reads rows through it where it can.
/// </summary>
#pragma warning disable CA1010 // Readers of ADO.NET enumerate untyped.
public abstract class NullableReader : DbDataReader
#pragma warning restore CA1010
{
    /// <summary>Text; null for null.</summary>
    public abstract string? TextOrNull(int ordinal);

    /// <summary>INT64; null for null.</summary>
    public abstract long? Int64OrNull(int ordinal);

    /// <summary>FLOAT64; null for null.</summary>
    public abstract double? Float64OrNull(int ordinal);

    /// <summary>NUMERIC; null for null.</summary>
    public abstract decimal? NumericOrNull(int ordinal);

    /// <summary>BOOL; null for null.</summary>
    public abstract bool? BoolOrNull(int ordinal);

    /// <summary>DATE; null for null.</summary>
    public abstract DateOnly? DateOrNull(int ordinal);

    /// <summary>TIMESTAMP in UTC, or DATETIME; null for null.</summary>
    public abstract DateTime? InstantOrNull(int ordinal);

    /// <summary>Which of the texts of an enum the column holds, as <see cref="EnumText.CodeOf"/> counts them; null for null.</summary>
    public abstract int? EnumCodeOrNull(int ordinal, EnumText texts);
}
