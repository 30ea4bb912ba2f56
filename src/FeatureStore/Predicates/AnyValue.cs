namespace FeatureStore;

/// <summary>Expressions of a type that only the run knows.</summary>
internal static class AnyValue
{
    /// <summary>An expression that reads whatever a node gives; an enum as its raw text. Null for a STRUCT, which has no reader of its own.</summary>
    public static Expr? Of(Node node) => node.Type switch
    {
        { Kind: DataType.Struct } => null,
        { Repeated: true } => OfList(node),
        { Kind: DataType.Int64 } => new Expr<long?>(node),
        { Kind: DataType.Float64 } => new Expr<double?>(node),
        { Kind: DataType.Numeric or DataType.BigNumeric } => new Expr<decimal?>(node),
        { Kind: DataType.Bool } => new Expr<bool?>(node),
        { Kind: DataType.Date } => new Expr<DateOnly?>(node),
        { Kind: DataType.DateTime } => new Expr<DateTime?>(node),
        { Kind: DataType.Time } => new Expr<TimeOnly?>(node),
        { Kind: DataType.Timestamp } => new Expr<DateTimeOffset?>(node),
        { Kind: DataType.Bytes } => new Expr<ValueList<byte>?>(node),
        _ => new Expr<string?>(node),
    };

    private static Expr? OfList(Node node) => node.Type.Kind switch
    {
        DataType.Int64 => new Expr<ValueList<long?>>(node),
        DataType.Float64 => new Expr<ValueList<double?>>(node),
        DataType.Numeric or DataType.BigNumeric => new Expr<ValueList<decimal?>>(node),
        DataType.Bool => new Expr<ValueList<bool?>>(node),
        DataType.Date => new Expr<ValueList<DateOnly?>>(node),
        DataType.DateTime => new Expr<ValueList<DateTime?>>(node),
        DataType.Time => new Expr<ValueList<TimeOnly?>>(node),
        DataType.Timestamp => new Expr<ValueList<DateTimeOffset?>>(node),
        DataType.Bytes => null,
        _ => new Expr<ValueList<string?>>(node),
    };
}
