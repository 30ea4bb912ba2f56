namespace FeatureStore;

/// <summary>What an expression is made of. Value-equal, so that a query can tell its own keys.</summary>
/// <param name="Type">Type of the result.</param>
/// <param name="CanBeNull">Whether the result may be null.</param>
internal abstract record Node(SqlType Type, bool CanBeNull)
{
    /// <summary>Direct operands, for walks over the tree.</summary>
    public virtual IEnumerable<Node> Operands => [];

    public IEnumerable<Node> SelfAndDescendants() => Operands.SelectMany(o => o.SelfAndDescendants()).Prepend(this);
}

/// <summary>A column of the table that the query reads.</summary>
internal sealed record ColumnNode(ColumnInfo Column) : Node(SqlType.Of(Column), Column.Mode == ColumnMode.Nullable);

/// <summary>A pseudo column of the engine, such as the load date of a partition.</summary>
internal sealed record PseudoColumnNode(string Name, SqlType Type) : Node(Type, false);

/// <summary>A field of a STRUCT.</summary>
internal sealed record FieldNode(Node Struct, ColumnInfo Field) : Node(SqlType.Of(Field), true)
{
    public override IEnumerable<Node> Operands => [Struct];
}

/// <summary>A value of the program: travels as a parameter. Never null; null is <see cref="NullNode"/>.</summary>
internal sealed record ConstantNode(object Value, SqlType Type) : Node(Type, false)
{
    public bool IsNotNaN => Value is not double number || !double.IsNaN(number);
}

/// <summary>The null of a type.</summary>
internal sealed record NullNode(SqlType Type) : Node(Type, true);

internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>A comparison with C#'s meaning: null equals null, any other comparison with null is false, NaN equals nothing.</summary>
internal sealed record ComparisonNode(Comparison Operator, Node Left, Node Right) : Node(SqlType.Bool, false)
{
    public override IEnumerable<Node> Operands => [Left, Right];
}

internal sealed record IsNullNode(Node Operand) : Node(SqlType.Bool, false)
{
    public override IEnumerable<Node> Operands => [Operand];
}

internal sealed record NotNode(Node Operand) : Node(SqlType.Bool, false)
{
    public override IEnumerable<Node> Operands => [Operand];
}

internal sealed record AndNode(Node Left, Node Right) : Node(SqlType.Bool, false)
{
    public override IEnumerable<Node> Operands => [Left, Right];
}

internal sealed record OrNode(Node Left, Node Right) : Node(SqlType.Bool, false)
{
    public override IEnumerable<Node> Operands => [Left, Right];
}

/// <summary>True for every row, or for none.</summary>
internal sealed record TruthNode(bool Value) : Node(SqlType.Bool, false);

/// <summary>Whether the value equals one of the constants; null equals a null among them, NaN nothing.</summary>
internal sealed record InNode(Node Operand, ValueList<Node> Values) : Node(SqlType.Bool, false)
{
    public override IEnumerable<Node> Operands => Values.Prepend(Operand);
}

/// <summary>Whether an enum column holds a text that the catalog does not know.</summary>
internal sealed record UnknownTextNode(Node Operand) : Node(SqlType.Bool, false)
{
    public override IEnumerable<Node> Operands => [Operand];
}

internal sealed record ConditionNode(Node Condition, Node Then, Node Else) : Node(Then is NullNode ? Else.Type : Then.Type, Then.CanBeNull || Else.CanBeNull)
{
    public override IEnumerable<Node> Operands => [Condition, Then, Else];
}

/// <summary>A scalar function; what each takes and means is said at <see cref="Function"/>.</summary>
internal sealed record FunctionNode(Function Function, ValueList<Node> Arguments, SqlType Type, bool CanBeNull) : Node(Type, CanBeNull)
{
    public override IEnumerable<Node> Operands => Arguments;
}

/// <summary>Whether any element of a list meets a condition, in which <see cref="Element"/> stands for it.</summary>
internal sealed record AnyElementNode(Node List, ElementNode Element, Node Condition) : Node(SqlType.Bool, false)
{
    public override IEnumerable<Node> Operands => [List, Condition];
}

/// <summary>The element of a list: of an Any, or of the query's UNNEST.</summary>
internal sealed record ElementNode(string Name, SqlType Type) : Node(Type, true);

/// <summary>An aggregate over the rows of a group.</summary>
internal sealed record AggregateNode(Aggregate Aggregate, ValueList<Node> Arguments, SqlType Type, bool CanBeNull) : Node(Type, CanBeNull)
{
    public override IEnumerable<Node> Operands => Arguments;
}

/// <summary>A function over a window of rows: an aggregate, or a numbering one.</summary>
internal sealed record WindowNode(Node Function, ValueList<Node> PartitionBy, ValueList<Ordering> OrderBy) : Node(Function.Type, Function.CanBeNull)
{
    public override IEnumerable<Node> Operands => PartitionBy.Concat(OrderBy.Select(o => o.Key)).Prepend(Function);
}

/// <summary>One key of an ORDER BY. Ascending puts null first, then NaN; descending is the reverse; <see cref="NullsFirst"/> overrides where null goes.</summary>
internal sealed record Ordering(Node Key, bool Descending, bool? NullsFirst);
