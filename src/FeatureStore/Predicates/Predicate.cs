namespace FeatureStore;

/// <summary>A condition on a row: true or false, never null. Compose with <c>&amp;</c>, <c>|</c> and <c>!</c>.</summary>
public class Predicate : Expr<bool>
{
    internal Predicate(Node node)
        : base(node)
    {
    }

    /// <summary>True for every row.</summary>
    public static Predicate True { get; } = new(new TruthNode(true));

    /// <summary>True for no row.</summary>
    public static Predicate False { get; } = new(new TruthNode(false));

    /// <summary>True where both are.</summary>
    public static Predicate operator &(Predicate left, Predicate right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(new AndNode(left.Node, right.Node));
    }

    /// <summary>True where either is.</summary>
    public static Predicate operator |(Predicate left, Predicate right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(new OrNode(left.Node, right.Node));
    }

    /// <summary>True where the operand is false.</summary>
    public static Predicate operator !(Predicate operand)
    {
        ArgumentNullException.ThrowIfNull(operand);
        return operand.Node switch
        {
            NotNode inner => new(inner.Operand),
            TruthNode truth => truth.Value ? False : True,
            _ => new(new NotNode(operand.Node)),
        };
    }

    /// <summary>True where all are; true for none.</summary>
    public static Predicate AllOf(IEnumerable<Predicate> predicates) => predicates.DefaultIfEmpty(True).Aggregate((a, b) => a & b);

    /// <summary>True where any is; false for none.</summary>
    public static Predicate AnyOf(IEnumerable<Predicate> predicates) => predicates.DefaultIfEmpty(False).Aggregate((a, b) => a | b);

    internal static Predicate Compare<T>(Comparison comparison, Expr<T>? left, Expr<T>? right)
    {
        // A C# null on either side is the null of SQL: == asks for null, an order with null is false.
        if (left is null || right is null)
        {
            var other = left ?? right;
            return comparison switch
            {
                Comparison.Equal => other is null ? True : other.IsNull(),
                Comparison.NotEqual => other is null ? False : other.IsNotNull(),
                _ => False,
            };
        }

        var (a, b) = Constants.Unify(left.Node, right.Node);
        if (a is NullNode || b is NullNode)
        {
            var other = a is NullNode ? b : a;
            return comparison switch
            {
                Comparison.Equal => other is NullNode ? True : new(new IsNullNode(other)),
                Comparison.NotEqual => other is NullNode ? False : new(new NotNode(new IsNullNode(other))),
                _ => False,
            };
        }

        if (comparison is not (Comparison.Equal or Comparison.NotEqual) && ClrType<T>.IsEnum)
            throw new ArgumentException($"{ClrType<T>.Underlying.Name} has no order in SQL, where it is text; compare with == or In, or compare its Text().");
        if (a.Type is { Repeated: true } or { Kind: DataType.Struct or DataType.Json or DataType.Geography })
            throw new ArgumentException($"A {(a.Type.Repeated ? "list" : a.Type.Kind.SqlName())} cannot be compared as a whole; compare its elements, fields or values.");
        return new(new ComparisonNode(comparison, a, b));
    }
}

/// <summary>A REQUIRED BOOL column, which is a condition by itself.</summary>
public sealed class PredicateColumn : Predicate
{
    /// <summary>A column as its table describes it.</summary>
    public PredicateColumn(ColumnInfo info)
        : base(new ColumnNode(info)) => Info = info;

    /// <summary>The column as its table describes it.</summary>
    public ColumnInfo Info { get; }
}
