namespace FeatureStore;

/// <summary>One column of a table at run time, or one field of a STRUCT.</summary>
/// <param name="Name">Name in the table.</param>
/// <param name="Type">Type of the column, or of an element of a REPEATED one.</param>
/// <param name="Mode">Whether it may be null or holds a list.</param>
/// <param name="Description">What the column means; empty if the definition does not say.</param>
public sealed record ColumnInfo(string Name, DataType Type, ColumnMode Mode, string Description = "")
{
    /// <summary>Name of the property on the generated record.</summary>
    public string PropertyName { get; init; } = Name;

    /// <summary>Total decimal digits of a NUMERIC or BIGNUMERIC; null where the definition leaves it open.</summary>
    public int? Precision { get; init; }

    /// <summary>Decimal digits after the point; null where the definition leaves it open.</summary>
    public int? Scale { get; init; }

    /// <summary>Longest text or bytes allowed, in characters or bytes; null for no limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Fields of a STRUCT; empty otherwise.</summary>
    public ValueList<ColumnInfo> Fields { get; init; } = [];

    /// <summary>The texts of an enum column; null for any other.</summary>
    public EnumText? Texts { get; init; }

    /// <summary>The catalog's section, such as 'category'; null outside the catalog.</summary>
    public string? Section { get; init; }

    /// <summary>What to use in place of a deprecated column; null if it is not deprecated.</summary>
    public string? Replacement { get; init; }

    /// <summary>The type as SQL spells it in BigQuery, such as NUMERIC(5,2) or ARRAY&lt;FLOAT64&gt;.</summary>
    public string TypeText
    {
        get
        {
            var element = Type switch
            {
                DataType.Struct => $"STRUCT<{string.Join(", ", Fields.Select(f => $"{f.Name} {f.TypeText}"))}>",
                DataType.Numeric or DataType.BigNumeric when Precision is { } precision =>
                    Scale is { } scale ? $"{Type.SqlName()}({precision},{scale})" : $"{Type.SqlName()}({precision})",
                DataType.String or DataType.Bytes when MaxLength is { } length => $"{Type.SqlName()}({length})",
                _ => Type.SqlName(),
            };
            return Mode == ColumnMode.Repeated ? $"ARRAY<{element}>" : element;
        }
    }
}

internal static class DataTypeNames
{
    public static string SqlName(this DataType type) => type switch
    {
        DataType.BigNumeric => "BIGNUMERIC",
        DataType.DateTime => "DATETIME",
        _ => type.ToString().ToUpperInvariant(),
    };
}
