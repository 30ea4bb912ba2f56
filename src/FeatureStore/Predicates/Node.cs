namespace FeatureStore;

/// <summary>What an expression is made of. Value-equal, so that a query can tell its own keys.</summary>
internal abstract record Node
{
    /// <summary>Type of the result.</summary>
    public abstract SqlType Type { get; }

    /// <summary>Whether the result may be null.</summary>
    public abstract bool CanBeNull { get; }

    /// <summary>Number of direct operands.</summary>
    public virtual int OperandCount => 0;

    /// <summary>Direct operands, for walks over the tree.</summary>
    public IEnumerable<Node> Operands
    {
        get
        {
            for (var i = 0; i < OperandCount; i++)
                yield return OperandAt(i);
        }
    }

    public virtual Node OperandAt(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Adds to a shape whatever the SQL of this node depends on: its class, its operands, and what else it says.</summary>
    public abstract void Describe(QueryShape shape);

    public IEnumerable<Node> SelfAndDescendants() => Operands.SelectMany(o => o.SelfAndDescendants()).Prepend(this);
}

/// <summary>A value, with its type.</summary>
internal abstract record ValueNode(SqlType Type, bool CanBeNull) : Node
{
    public override SqlType Type { get; } = Type;

    public override bool CanBeNull { get; } = CanBeNull;
}

/// <summary>True or false.</summary>
internal abstract record TruthValueNode : Node
{
    public sealed override SqlType Type => SqlType.Bool;

    public sealed override bool CanBeNull => false;
}

/// <summary>A column of the table that the query reads.</summary>
internal sealed record ColumnNode(ColumnInfo Column) : ValueNode(SqlType.Of(Column), Column.Mode == ColumnMode.Nullable)
{
    public override void Describe(QueryShape shape) => shape.Add(Column);
}

/// <summary>A pseudo column of the engine, such as the load date of a partition.</summary>
internal sealed record PseudoColumnNode(string Name, SqlType Type) : ValueNode(Type, false)
{
    public override void Describe(QueryShape shape)
    {
        shape.AddNode(this);
        shape.Add(Name);
        shape.Add(Type);
    }
}

/// <summary>A field of a STRUCT.</summary>
internal sealed record FieldNode(Node Struct, ColumnInfo Field) : ValueNode(SqlType.Of(Field), true)
{
    public override int OperandCount => 1;

    public override Node OperandAt(int index) => Struct;

    public override void Describe(QueryShape shape)
    {
        shape.AddNode(this);
        shape.Add(Field);
    }
}

/// <summary>A value of the program: travels as a parameter. Never null; null is <see cref="NullNode"/>.</summary>
internal sealed record ConstantNode(object Value, SqlType Type) : Node
{
    public override SqlType Type { get; } = Type;

    public override bool CanBeNull => false;

    /// <summary>The value stands in the text itself, or decides it, such as the digits of a Round.</summary>
    public bool IsLiteral { get; init; }

    public bool IsNotNaN => Value is not double number || !double.IsNaN(number);

    public bool IsZero => Value is 0L or 0.0 or 0m;

    public ConstantNode As(SqlType type) => type.Equals(Type) ? this : new(Value, type) { IsLiteral = IsLiteral };

    public override void Describe(QueryShape shape)
    {
        if (IsLiteral)
            shape.AddLiteral(Value);
        else
            shape.AddConstant(this);
    }
}

/// <summary>The null of a type.</summary>
internal sealed record NullNode(SqlType Type) : Node
{
    public override SqlType Type { get; } = Type;

    public override bool CanBeNull => true;

    public override void Describe(QueryShape shape)
    {
        shape.AddNode(this);
        shape.Add(Type);
    }
}

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
internal sealed record ComparisonNode(Comparison Operator, Node Left, Node Right) : TruthValueNode
{
    public override int OperandCount => 2;

    public override Node OperandAt(int index) => index == 0 ? Left : Right;

    public override void Describe(QueryShape shape) => shape.AddNode(this, (int)Operator);
}

internal sealed record IsNullNode(Node Operand) : TruthValueNode
{
    public override int OperandCount => 1;

    public override Node OperandAt(int index) => Operand;

    public override void Describe(QueryShape shape) => shape.AddNode(this);
}

internal sealed record NotNode(Node Operand) : TruthValueNode
{
    public override int OperandCount => 1;

    public override Node OperandAt(int index) => Operand;

    public override void Describe(QueryShape shape) => shape.AddNode(this);
}

internal sealed record AndNode(Node Left, Node Right) : TruthValueNode
{
    public override int OperandCount => 2;

    public override Node OperandAt(int index) => index == 0 ? Left : Right;

    public override void Describe(QueryShape shape) => shape.AddNode(this);
}

internal sealed record OrNode(Node Left, Node Right) : TruthValueNode
{
    public override int OperandCount => 2;

    public override Node OperandAt(int index) => index == 0 ? Left : Right;

    public override void Describe(QueryShape shape) => shape.AddNode(this);
}

/// <summary>True for every row, or for none.</summary>
internal sealed record TruthNode(bool Value) : TruthValueNode
{
    public override void Describe(QueryShape shape) => shape.AddNode(this, Value ? 1 : 0);
}

/// <summary>Whether the value equals one of the constants; null equals a null among them, NaN nothing.</summary>
internal sealed record InNode(Node Operand, ValueList<Node> Values) : TruthValueNode
{
    public override int OperandCount => Values.Count + 1;

    public override Node OperandAt(int index) => index == 0 ? Operand : Values[index - 1];

    public override void Describe(QueryShape shape) => shape.AddNode(this);
}

/// <summary>Whether an enum column holds a text that the catalog does not know.</summary>
internal sealed record UnknownTextNode(Node Operand) : TruthValueNode
{
    public override int OperandCount => 1;

    public override Node OperandAt(int index) => Operand;

    public override void Describe(QueryShape shape) => shape.AddNode(this);
}

internal sealed record ConditionNode(Node Condition, Node Then, Node Else) : ValueNode(Then is NullNode ? Else.Type : Then.Type, Then.CanBeNull || Else.CanBeNull)
{
    public override int OperandCount => 3;

    public override Node OperandAt(int index) => index switch { 0 => Condition, 1 => Then, _ => Else };

    public override void Describe(QueryShape shape) => shape.AddNode(this);
}

/// <summary>A scalar function; what each takes and means is said at <see cref="Function"/>.</summary>
internal sealed record FunctionNode(Function Function, ValueList<Node> Arguments, SqlType Type, bool CanBeNull) : ValueNode(Type, CanBeNull)
{
    public override int OperandCount => Arguments.Count;

    public override Node OperandAt(int index) => Arguments[index];

    public override void Describe(QueryShape shape)
    {
        shape.AddNode(this, (2 * (int)Function) + (CanBeNull ? 1 : 0));
        shape.Add(Type);
    }
}

/// <summary>Whether any element of a list meets a condition, in which <see cref="Element"/> stands for it.</summary>
internal sealed record AnyElementNode(Node List, ElementNode Element, Node Condition) : TruthValueNode
{
    public override int OperandCount => 2;

    public override Node OperandAt(int index) => index == 0 ? List : Condition;

    public override void Describe(QueryShape shape)
    {
        shape.AddNode(this);
        Element.Describe(shape);
    }
}

/// <summary>The element of a list: of an Any, or of the query's UNNEST.</summary>
internal sealed record ElementNode(string Name, SqlType Type) : ValueNode(Type, true)
{
    public override void Describe(QueryShape shape)
    {
        shape.AddNode(this);
        shape.Add(Name);
        shape.Add(Type);
    }
}

/// <summary>An aggregate over the rows of a group.</summary>
internal sealed record AggregateNode(Aggregate Aggregate, ValueList<Node> Arguments, SqlType Type, bool CanBeNull) : ValueNode(Type, CanBeNull)
{
    public override int OperandCount => Arguments.Count;

    public override Node OperandAt(int index) => Arguments[index];

    public override void Describe(QueryShape shape)
    {
        shape.AddNode(this, (2 * (int)Aggregate) + (CanBeNull ? 1 : 0));
        shape.Add(Type);
    }
}

/// <summary>A function over a window of rows: an aggregate, or a numbering one.</summary>
internal sealed record WindowNode(Node Function, ValueList<Node> PartitionBy, ValueList<Ordering> OrderBy) : ValueNode(Function.Type, Function.CanBeNull)
{
    public override int OperandCount => 1 + PartitionBy.Count + OrderBy.Count;

    public override Node OperandAt(int index) =>
        index == 0 ? Function : index <= PartitionBy.Count ? PartitionBy[index - 1] : OrderBy[index - 1 - PartitionBy.Count].Key;

    public override void Describe(QueryShape shape)
    {
        shape.AddNode(this, PartitionBy.Count);
        foreach (var ordering in OrderBy)
            ordering.Describe(shape);
    }
}

/// <summary>One key of an ORDER BY. Ascending puts null first, then NaN; descending is the reverse; <see cref="NullsFirst"/> overrides where null goes.</summary>
internal sealed record Ordering(Node Key, bool Descending, bool? NullsFirst)
{
    /// <summary>Adds to a shape what is to be said beside the key.</summary>
    public void Describe(QueryShape shape)
    {
        shape.Add(Descending ? 1 : 0);
        shape.Add(NullsFirst switch { null => -1, false => 0, true => 1 });
    }
}
