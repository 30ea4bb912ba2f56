using System.Data.Common;

namespace FeatureStore;

/// <summary>An expression over the columns of a table, with C#'s meaning in every engine. Immutable.</summary>
public abstract class Expr
{
    private protected Expr(Node node) => Node = node;

    internal Node Node { get; }

    /// <summary>The name that <c>As</c> gave; null without.</summary>
    internal virtual string? Alias => null;

    /// <summary>The same expression under a name of its own in the result.</summary>
    internal abstract Expr Named(string name);

    /// <summary>Reads a value of this expression, boxed.</summary>
    internal abstract object? ReadBoxed(DbDataReader reader, int ordinal);
}

/// <summary>An expression of a C# type.</summary>
/// <typeparam name="T">Type of a value; nullable where the value may be null.</typeparam>
#pragma warning disable CA1046, CS0660, CS0661 // == builds a predicate; two expressions are the same only by reference.
public class Expr<T> : Expr
{
    internal Expr(Node node)
        : base(node)
    {
    }

    /// <summary>How a value is read; by its type, unless a class says otherwise.</summary>
    internal virtual FieldReader<T> Reader => FieldReaders.For<T>();

    /// <summary>A value of the program, as an expression; it travels as a parameter.</summary>
    public static implicit operator Expr<T>(T value) => Constants.Of(value);

    /// <summary>True where both are equal, or both null. NaN equals nothing.</summary>
    public static Predicate operator ==(Expr<T>? left, Expr<T>? right) => Predicate.Compare(Comparison.Equal, left, right);

    /// <summary>True where one is null and the other not, or where they differ. NaN differs from everything.</summary>
    public static Predicate operator !=(Expr<T>? left, Expr<T>? right) => Predicate.Compare(Comparison.NotEqual, left, right);

    /// <summary>True where left is less; false where either is null or NaN.</summary>
    public static Predicate operator <(Expr<T> left, Expr<T> right) => Predicate.Compare(Comparison.Less, left, right);

    /// <summary>True where left is less or equal; false where either is null or NaN.</summary>
    public static Predicate operator <=(Expr<T> left, Expr<T> right) => Predicate.Compare(Comparison.LessOrEqual, left, right);

    /// <summary>True where left is greater; false where either is null or NaN.</summary>
    public static Predicate operator >(Expr<T> left, Expr<T> right) => Predicate.Compare(Comparison.Greater, left, right);

    /// <summary>True where left is greater or equal; false where either is null or NaN.</summary>
    public static Predicate operator >=(Expr<T> left, Expr<T> right) => Predicate.Compare(Comparison.GreaterOrEqual, left, right);

    /// <summary>The same expression under a name of its own in the result.</summary>
    public Expr<T> As(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new ReadExpr<T>(Node, Reader, name);
    }

    /// <summary>True where the value is one of these; null matches a null among them.</summary>
    public Predicate In(params ReadOnlySpan<T> values)
    {
        var nodes = new Node[values.Length];
        for (var i = 0; i < nodes.Length; i++)
            nodes[i] = Constants.Node(values[i], Node.Type);
        return new(nodes.Length == 0 ? new TruthNode(false) : new InNode(Node, ValueList.Wrap(nodes)));
    }

    /// <summary>True where the value is one of these; null matches a null among them.</summary>
    public Predicate In(IEnumerable<T> values) => In([.. values]);

    /// <summary>True where the value lies between two others, both included; false where any is null or NaN.</summary>
    public Predicate Between(Expr<T> from, Expr<T> to) => this >= from & this <= to;

    /// <summary>True where the value is null.</summary>
    public Predicate IsNull() => new(new IsNullNode(Node));

    /// <summary>True where the value is not null.</summary>
    public Predicate IsNotNull() => !IsNull();

    internal override Expr Named(string name) => As(name);

    internal override object? ReadBoxed(DbDataReader reader, int ordinal) => Reader(reader, ordinal);

    /// <summary>Another expression of the same type, read the same way.</summary>
    internal Expr<T> With(Node node) => ReferenceEquals(Reader, FieldReaders.For<T>()) ? new Expr<T>(node) : new ReadExpr<T>(node, Reader);
}

/// <summary>A column of a table.</summary>
/// <typeparam name="T">Type of a value; nullable where the column is.</typeparam>
public class Column<T> : Expr<T>
{
    /// <summary>A column as its table describes it.</summary>
    public Column(ColumnInfo info)
        : this(info, FieldReaders.For<T>())
    {
    }

    /// <summary>A column that is read in a way of its own, such as text into an enum.</summary>
    public Column(ColumnInfo info, FieldReader<T> reader)
        : base(new ColumnNode(info)) => (Info, Reader) = (info, reader);

    /// <summary>The column as its table describes it.</summary>
    public ColumnInfo Info { get; }

    internal override FieldReader<T> Reader { get; }
}

/// <summary>An expression that is read in a way of its own, or under a name of its own.</summary>
internal sealed class ReadExpr<T>(Node node, FieldReader<T> reader, string? alias = null) : Expr<T>(node)
{
    internal override FieldReader<T> Reader { get; } = reader;

    internal override string? Alias { get; } = alias;
}
#pragma warning restore CA1046, CS0660, CS0661
