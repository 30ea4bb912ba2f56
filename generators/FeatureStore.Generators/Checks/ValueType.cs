namespace FeatureStore.Generators.Checks;

/// <summary>What an expression of a check is, in the words of C#.</summary>
internal enum ValueKind
{
    Bool,
    Int32,
    Int64,
    Single,
    Float64,
    Numeric,
    Text,
    Char,
    Date,
    DateTime,
    Time,
    Timestamp,

    /// <summary>A TimeSpan.</summary>
    Duration,

    /// <summary>The DayNumber of a date, which means something only in a difference.</summary>
    DayNumber,
    Bytes,
    Enum,
    Struct,

    /// <summary>A REPEATED column, or a collection of the program.</summary>
    List,
    Null,
    Row,
    Category,
    FeatureSet,
    Feature,

    /// <summary>A column whose values no check can use, such as JSON.</summary>
    Other,
}

/// <summary>The type of an expression. <paramref name="Name"/> is the qualified name of an enum, or that of the shape of a row, category or STRUCT.</summary>
internal sealed record ValueType(ValueKind Kind, bool IsNullable = false, string Name = "", ValueType? Element = null)
{
    public static ValueType Bool { get; } = new(ValueKind.Bool);

    public static ValueType Int32 { get; } = new(ValueKind.Int32);

    public static ValueType Int64 { get; } = new(ValueKind.Int64);

    public static ValueType Float64 { get; } = new(ValueKind.Float64);

    public static ValueType Text { get; } = new(ValueKind.Text);

    public static ValueType Null { get; } = new(ValueKind.Null, true);

    public bool IsInteger => Kind is ValueKind.Int32 or ValueKind.Int64;

    public bool IsNumber => IsInteger || Kind is ValueKind.Single or ValueKind.Float64 or ValueKind.Numeric;

    /// <summary>Whether values of the type can be compared and computed with.</summary>
    public bool IsScalar => IsNumber || Kind is ValueKind.Bool or ValueKind.Text or ValueKind.Char or ValueKind.Date or ValueKind.DateTime or ValueKind.Time
        or ValueKind.Timestamp or ValueKind.Duration or ValueKind.Enum;

    public ValueType Nullable => IsNullable ? this : this with { IsNullable = true };

    public ValueType Required => IsNullable ? this with { IsNullable = false } : this;

    /// <summary>The type as C# spells it.</summary>
    public string CSharp => Kind switch
    {
        ValueKind.Bool => "bool",
        ValueKind.Int32 => "int",
        ValueKind.Int64 or ValueKind.DayNumber => "long",
        ValueKind.Single => "float",
        ValueKind.Float64 => "double",
        ValueKind.Numeric => "decimal",
        ValueKind.Text => "string",
        ValueKind.Char => "char",
        ValueKind.Date => "DateOnly",
        ValueKind.DateTime => "DateTime",
        ValueKind.Time => "TimeOnly",
        ValueKind.Timestamp => "DateTimeOffset",
        ValueKind.Duration => "TimeSpan",
        ValueKind.Enum => Name,
        _ => "object",
    } + (IsNullable ? "?" : "");

    /// <summary>What a message calls a value of the type.</summary>
    public string Words => Kind switch
    {
        ValueKind.List => "a list",
        ValueKind.Struct => "a STRUCT",
        ValueKind.Bytes => "BYTES",
        ValueKind.Row => "the row",
        ValueKind.Category => "a category",
        ValueKind.FeatureSet => "several features",
        ValueKind.Feature => "a feature",
        ValueKind.Null => "null",
        ValueKind.Other => "a column of this type",
        ValueKind.DayNumber => "a day number",
        ValueKind.Enum => $"an enum ({Name.Substring(Name.LastIndexOf('.') + 1)})",
        _ => $"a {CSharp}",
    };
}
