namespace FeatureStore;

/// <summary>The type of an expression, as far as an engine must know it.</summary>
internal sealed record SqlType(DataType Kind)
{
    public static readonly SqlType String = new(DataType.String);
    public static readonly SqlType Int64 = new(DataType.Int64);
    public static readonly SqlType Float64 = new(DataType.Float64);
    public static readonly SqlType Numeric = new(DataType.Numeric);
    public static readonly SqlType Bool = new(DataType.Bool);
    public static readonly SqlType Date = new(DataType.Date);
    public static readonly SqlType Timestamp = new(DataType.Timestamp);
    private static readonly SqlType DateTime = new(DataType.DateTime);
    private static readonly SqlType Time = new(DataType.Time);
    private static readonly SqlType Bytes = new(DataType.Bytes);

    /// <summary>A list of <see cref="Kind"/>.</summary>
    public bool Repeated { get; init; }

    public int? Precision { get; init; }

    public int? Scale { get; init; }

    /// <summary>The texts of an enum; null for any other type.</summary>
    public EnumText? Texts { get; init; }

    public ValueList<ColumnInfo> Fields { get; init; } = [];

    public SqlType Element => Repeated ? this with { Repeated = false } : this;

    /// <summary>NaN is possible, so comparison and order need care.</summary>
    public bool IsFloat => Kind == DataType.Float64 && !Repeated;

    public static SqlType Of(ColumnInfo column) => column switch
    {
        { Mode: ColumnMode.Repeated } or { Precision: not null } or { Scale: not null } or { Fields.Count: > 0 } => Described(column),
        { Texts: { } texts } => texts.Type,
        { Type: DataType.String } => String,
        { Type: DataType.Int64 } => Int64,
        { Type: DataType.Float64 } => Float64,
        { Type: DataType.Bool } => Bool,
        { Type: DataType.Date } => Date,
        { Type: DataType.Timestamp } => Timestamp,
        _ => Described(column),
    };

    private static SqlType Described(ColumnInfo column) => new(column.Type)
    {
        Repeated = column.Mode == ColumnMode.Repeated,
        Precision = column.Precision,
        Scale = column.Scale,
        Texts = column.Texts,
        Fields = column.Fields,
    };

    /// <summary>The type that carries values of a CLR type; null for one that no engine knows. An enum is text whose mapping is not known yet.</summary>
    public static SqlType? Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type.IsEnum)
            return String;
        if (type == typeof(long))
            return Int64;
        if (type == typeof(double))
            return Float64;
        if (type == typeof(decimal))
            return Numeric;
        if (type == typeof(bool))
            return Bool;
        if (type == typeof(DateOnly))
            return Date;
        if (type == typeof(DateTimeOffset))
            return Timestamp;
        if (type == typeof(DateTime))
            return DateTime;
        if (type == typeof(TimeOnly))
            return Time;
        return type == typeof(ValueList<byte>) ? Bytes : null;
    }
}
