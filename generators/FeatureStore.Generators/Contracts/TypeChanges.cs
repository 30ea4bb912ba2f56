using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Contracts;

/// <summary>Whether another type holds all that the old one held, less, or something else.</summary>
internal static class TypeChanges
{
    /// <summary>Digits of INT64 before the point.</summary>
    private const int Int64Digits = 19;

    /// <summary>The rule that a change of type comes under; null for none.</summary>
    public static ContractRule? Of(ContractColumn was, ContractColumn now)
    {
        if (was.Type == now.Type && was.Precision == now.Precision && was.Scale == now.Scale && was.MaxLength == now.MaxLength)
            return null;
        if (was.Type == now.Type && was.Type is ColumnType.String or ColumnType.Bytes)
            return Length(now) >= Length(was) ? ContractRules.ColumnWidened : ContractRules.ColumnNarrowed;
        if (!was.Type.IsNumber() || !now.Type.IsNumber())
            return ContractRules.ColumnRetyped;
        // Every number becomes a FLOAT64, if not every digit of it; no other type holds each FLOAT64.
        if (now.Type == ColumnType.Float64)
            return ContractRules.ColumnWidened;
        if (was.Type == ColumnType.Float64)
            return ContractRules.ColumnNarrowed;
        var ((wholeWas, scaleWas), (whole, scale)) = (Digits(was), Digits(now));
        return whole >= wholeWas && scale >= scaleWas ? ContractRules.ColumnWidened : ContractRules.ColumnNarrowed;
    }

    private static int Length(ContractColumn column) => column.MaxLength ?? int.MaxValue;

    private static (int Whole, int Scale) Digits(ContractColumn column) => column switch
    {
        { Type: ColumnType.Int64 } => (Int64Digits, 0),
        { Precision: { } precision } => (precision - (column.Scale ?? 0), column.Scale ?? 0),
        { Type: ColumnType.Numeric } => (29, 9),
        _ => (38, 38),
    };
}
