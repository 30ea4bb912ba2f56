using FeatureStore.Generators.Definitions;
using FeatureStore.Tool.Ddl;
using ShapeMode = FeatureStore.Generators.Definitions.ColumnMode;

namespace FeatureStore.Tool.Plan;

/// <summary>What a cast does to values.</summary>
internal enum CastEffect
{
    /// <summary>Each value stays what it was.</summary>
    Keeps,

    /// <summary>A value may become null, or another one.</summary>
    Loses,

    /// <summary>There is no cast.</summary>
    None,
}

/// <summary>What BigQuery can make of a type: in place, by ALTER COLUMN SET DATA TYPE, or by a cast into another table.</summary>
internal static class BigQueryTypes
{
    /// <summary>Whether two columns hold values of one type, with the same limits; fields of a STRUCT apart.</summary>
    public static bool AreSame(ShapeColumn a, ShapeColumn b) =>
        IsList(a) == IsList(b) && (a.Type, a.Precision, a.Scale ?? 0, a.MaxLength) == (b.Type, b.Precision, b.Scale ?? 0, b.MaxLength);

    /// <summary>Whether ALTER COLUMN SET DATA TYPE takes it: INT64 to NUMERIC, BIGNUMERIC or FLOAT64, NUMERIC to BIGNUMERIC or FLOAT64, and wider limits.</summary>
    public static bool IsWidening(ShapeColumn from, ShapeColumn to)
    {
        if (IsList(from) != IsList(to))
            return false;
        if (from.Type == to.Type)
            return from.Type is ColumnType.String or ColumnType.Bytes or ColumnType.Numeric or ColumnType.BigNumeric && Holds(from, to);
        return (from.Type, to.Type) switch
        {
            (ColumnType.Int64 or ColumnType.Numeric, ColumnType.Float64) => true,
            (ColumnType.Int64, ColumnType.Numeric or ColumnType.BigNumeric) or (ColumnType.Numeric, ColumnType.BigNumeric) => Holds(from, to),
            _ => false,
        };
    }

    /// <summary>What a cast of a value, or of the elements of a list, does.</summary>
    public static CastEffect Cast(ShapeColumn from, ShapeColumn to)
    {
        if (IsList(from) != IsList(to))
            return CastEffect.None;
        if (AreSame(from, to) || (to.Type != ColumnType.Float64 && IsWidening(from, to)))
            return CastEffect.Keeps;
        return (from.Type, to.Type) switch
        {
            (ColumnType.Struct, _) or (_, ColumnType.Struct) => CastEffect.None,
            (ColumnType.Bytes, ColumnType.String) => CastEffect.Loses,
            (_, ColumnType.String) => to.MaxLength is null ? CastEffect.Keeps : CastEffect.Loses,
            (ColumnType.String, ColumnType.Bytes) => to.MaxLength is null ? CastEffect.Keeps : CastEffect.Loses,
            (ColumnType.String, _) => CastEffect.Loses,
            (ColumnType.Int64, ColumnType.Bool) => CastEffect.Loses,
            (ColumnType.Bool, ColumnType.Int64) => CastEffect.Keeps,
            _ when from.Type.IsNumber() && to.Type.IsNumber() => CastEffect.Loses,
            _ when from.Type == to.Type => CastEffect.Loses,
            (ColumnType.Date, ColumnType.DateTime or ColumnType.Timestamp) or (ColumnType.DateTime, ColumnType.Timestamp) or (ColumnType.Timestamp, ColumnType.DateTime) => CastEffect.Keeps,
            (ColumnType.DateTime or ColumnType.Timestamp, ColumnType.Date or ColumnType.Time) => CastEffect.Loses,
            _ => CastEffect.None,
        };
    }

    /// <summary>The expression that casts a value; what does not fit becomes null.</summary>
    public static string CastText(string value, ShapeColumn from, ShapeColumn to) => (from.Type, to.Type) switch
    {
        (ColumnType.String, ColumnType.Json) => $"SAFE.PARSE_JSON({value})",
        (ColumnType.Json, ColumnType.String) => $"TO_JSON_STRING({value})",
        (ColumnType.String, ColumnType.Geography) => $"SAFE.ST_GEOGFROMTEXT({value})",
        (ColumnType.Geography, ColumnType.String) => $"ST_ASTEXT({value})",
        _ => $"{(Cast(from, to) == CastEffect.Keeps ? "CAST" : "SAFE_CAST")}({value} AS {to.ScalarText})",
    };

    public static bool IsList(ShapeColumn column) => column.Mode == ShapeMode.Repeated;

    private static bool Holds(ShapeColumn from, ShapeColumn to)
    {
        var ((whole, fraction), (wholeTo, fractionTo)) = (Digits(from), Digits(to));
        return (to.MaxLength ?? int.MaxValue) >= (from.MaxLength ?? int.MaxValue) && wholeTo >= whole && fractionTo >= fraction;
    }

    private static (int Whole, int Fraction) Digits(ShapeColumn column) => column switch
    {
        { Type: ColumnType.Int64 } => (19, 0),
        { Precision: { } precision } => (precision - (column.Scale ?? 0), column.Scale ?? 0),
        { Type: ColumnType.Numeric } => (29, 9),
        { Type: ColumnType.BigNumeric } => (38, 38),
        _ => (0, 0),
    };
}
