namespace FeatureStore;

/// <summary>Values of the program as nodes. An enum takes its texts from the column that it meets.</summary>
internal static class Constants
{
    public static Expr<T> Of<T>(T value) => RecentConstants<T>.Of(value);

    public static Node Node<T>(T value, SqlType type) => value switch
    {
        null => new NullNode(type),
        Enum when type.Texts is { } texts => EnumNode(value, texts, type),
        _ => new ConstantNode(value, type),
    };

    /// <summary>Gives an enum constant the texts of the other side, and a decimal the other's scale.</summary>
    public static (Node Left, Node Right) Unify(Node left, Node right) => (Adopt(left, right.Type), Adopt(right, left.Type));

    public static Node Adopt(Node node, SqlType other) => node switch
    {
        ConstantNode { Value: Enum value, Type.Texts: null } when other.Texts is { } texts => EnumNode(value, texts, other.Element),
        ConstantNode { Value: not Enum } constant when other.Kind == constant.Type.Kind || IsText(other, constant) => constant.As(other.Element),
        NullNode => new NullNode(other.Element),
        _ => node,
    };

    public static SqlType TypeOf<T>() =>
        ClrType<T>.Sql ?? throw new ArgumentException($"A value of type {typeof(T)} cannot be a parameter of a query.");

    // JSON and geography travel as text.
    private static bool IsText(SqlType other, ConstantNode constant) =>
        constant.Type.Kind == DataType.String && other.Kind is DataType.Geography;

    private static Node EnumNode(object value, EnumText texts, SqlType type) =>
        texts.NodeOf(value) is { } known ? known.As(type) : new UnknownEnumNode(type);
}

/// <summary>The Unknown member of an enum: equal to any text that the catalog does not know.</summary>
internal sealed record UnknownEnumNode(SqlType Type) : ValueNode(Type, false)
{
    public override void Describe(QueryShape shape)
    {
        shape.AddNode(this);
        shape.Add(Type);
    }
}
