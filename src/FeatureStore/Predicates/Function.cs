namespace FeatureStore;

/// <summary>The scalar functions that every dialect can say. Null in gives null out, unless noted.</summary>
internal enum Function
{
    /// <summary>left + right; FLOAT64, INT64 or NUMERIC of one type.</summary>
    Add,

    /// <summary>left - right.</summary>
    Subtract,

    /// <summary>left * right.</summary>
    Multiply,

    /// <summary>left / right: IEEE for FLOAT64 (x / 0 is an infinity or NaN), truncated for INT64, where 0 is an error.</summary>
    Divide,

    /// <summary>left / right as FLOAT64; null if right is 0.</summary>
    SafeDivide,

    /// <summary>Remainder of INT64s, with the sign of the left one.</summary>
    Modulo,

    /// <summary>-operand.</summary>
    Negate,

    /// <summary>Absolute value.</summary>
    Abs,

    /// <summary>Rounded to the digits of the second argument (a constant), half away from zero.</summary>
    Round,

    /// <summary>Greatest integer that is not greater.</summary>
    Floor,

    /// <summary>Least integer that is not less.</summary>
    Ceiling,

    /// <summary>Square root; NaN below zero.</summary>
    Sqrt,

    /// <summary>Whether a FLOAT64 is NaN; false for null.</summary>
    IsNaN,

    /// <summary>First argument that is not null.</summary>
    Coalesce,

    /// <summary>Null if both are equal (as SQL's NULLIF), else the first.</summary>
    NullIf,

    /// <summary>Cast to FLOAT64.</summary>
    ToFloat64,

    /// <summary>Cast to INT64, towards zero.</summary>
    ToInt64,

    /// <summary>Cast to NUMERIC.</summary>
    ToNumeric,

    /// <summary>Cast to STRING; DATE as 2026-02-06.</summary>
    ToText,

    /// <summary>UTC day of a TIMESTAMP or DATETIME.</summary>
    ToDate,

    /// <summary>Whether text starts with the second argument, ordinal; false for null.</summary>
    StartsWith,

    /// <summary>Whether text ends with the second argument; false for null.</summary>
    EndsWith,

    /// <summary>Whether text contains the second argument; false for null.</summary>
    Contains,

    /// <summary>Whether text matches a LIKE pattern (% and _, backslash escapes); false for null.</summary>
    Like,

    /// <summary>Lower case.</summary>
    Lower,

    /// <summary>Upper case.</summary>
    Upper,

    /// <summary>Number of Unicode characters.</summary>
    Length,

    /// <summary>Texts one after the other, null as nothing; never null.</summary>
    Concat,

    /// <summary>Today's day in UTC.</summary>
    CurrentDate,

    /// <summary>DATE plus days.</summary>
    AddDays,

    /// <summary>Days from the second DATE to the first.</summary>
    DiffDays,

    /// <summary>Ticks of 100 ns from the second TIMESTAMP or DATETIME to the first, exact to the microsecond.</summary>
    DiffTicks,

    /// <summary>Monday of the DATE's week.</summary>
    TruncateToWeek,

    /// <summary>First day of the DATE's month.</summary>
    TruncateToMonth,

    /// <summary>Number of elements of a list; 0 for a null one.</summary>
    ArrayLength,

    /// <summary>Element of a list at a zero-based index; null outside the list.</summary>
    ElementAt,

    /// <summary>Whether a list contains a value that is not null; false for a null list, and for NaN.</summary>
    ArrayContains,

    /// <summary>Scalar at a key of a JSON object, as text; null where the key is missing or not a scalar.</summary>
    JsonValue,

    /// <summary>Row number within the window, from 1.</summary>
    RowNumber,

    /// <summary>Value of the row that lies the second argument's rows before; null if there is none.</summary>
    Lag,

    /// <summary>Value of the row that lies the second argument's rows behind; null if there is none.</summary>
    Lead,
}

/// <summary>The aggregates that every dialect can say. They skip nulls; over no values they give null, the counts 0.</summary>
internal enum Aggregate
{
    /// <summary>Rows.</summary>
    Count,

    /// <summary>Values that are not null.</summary>
    CountValues,

    /// <summary>Rows that meet the condition.</summary>
    CountIf,

    /// <summary>Different values that are not null; NaN is one.</summary>
    CountDistinct,

    /// <summary>Sum, of the type of the values.</summary>
    Sum,

    /// <summary>Mean, as FLOAT64.</summary>
    Avg,

    /// <summary>Least value; NaN if any is NaN.</summary>
    Min,

    /// <summary>Greatest value; NaN if any is NaN.</summary>
    Max,

    /// <summary>Sample standard deviation, as FLOAT64; null under two values.</summary>
    StdDev,

    /// <summary>n + 1 approximate quantile boundaries of n buckets (a constant, second argument).</summary>
    ApproxQuantiles,
}
