namespace FeatureStore;

/// <summary>A check that each row passes or violates by itself. Compose with <c>&amp;</c>, <c>|</c> and <c>!</c>, and use it in <c>Where</c>.</summary>
public sealed class RowCheck : Check
{
    private IReadOnlyList<Expr>? _measures;

    /// <summary>A check with the condition that a violating row meets.</summary>
    public RowCheck(string id, TableInfo table, Predicate violation)
        : base(id, table)
    {
        ArgumentNullException.ThrowIfNull(violation);
        Violation = new(QueryRules.ForRows(violation.Node, $"Check {id}"));
    }

    /// <summary>True for a row that violates the check.</summary>
    public Predicate Violation { get; }

    /// <summary>True for a row that the check is about; only such a row is evaluated.</summary>
    public Predicate Applies { get; init; } = Predicate.True;

    internal override IReadOnlyList<Expr> Measures => _measures ??= Applies.Node is TruthNode { Value: true }
        ? [Sql.Count().As("evaluated"), Sql.CountIf(Violation).As("violations")]
        : [Sql.CountIf(Applies).As("evaluated"), Sql.CountIf(Applies & Violation).As("violations")];

    internal override Predicate? ViolatingRows => Applies.Node is TruthNode { Value: true } ? Violation : Applies & Violation;

    /// <summary>Violated by a row that violates both; the ids become one, the severity is the greater.</summary>
    /// <exception cref="ArgumentException">The checks are about different tables.</exception>
    public static RowCheck operator &(RowCheck left, RowCheck right) => Combine(left, right, "and", (a, b) => a & b);

    /// <summary>Violated by a row that violates either; the ids become one, the severity is the greater.</summary>
    /// <exception cref="ArgumentException">The checks are about different tables.</exception>
    public static RowCheck operator |(RowCheck left, RowCheck right) => Combine(left, right, "or", (a, b) => a | b);

    /// <summary>Violated by a row that the check is about and that does not violate it.</summary>
    public static RowCheck operator !(RowCheck operand)
    {
        ArgumentNullException.ThrowIfNull(operand);
        return new($"not-{operand.Id}", operand.Table, !operand.Violation)
        {
            Applies = operand.Applies,
            Severity = operand.Severity,
            Dimension = operand.Dimension,
        };
    }

    /// <summary>The same check under another id, and another severity if one is given; its threshold is then by the severity.</summary>
    public RowCheck As(string id, Severity? severity = null) => new(id, Table, Violation)
    {
        Applies = Applies,
        Description = Description,
        Severity = severity ?? Severity,
        Dimension = Dimension,
        Threshold = severity is null ? Threshold : CheckThreshold.Of(severity.Value),
    };

    internal override CheckFinding Judge(IReadOnlyList<object?> values) => new((long)values[0]!, (long)values[1]!);

    private static RowCheck Combine(RowCheck left, RowCheck right, string word, Func<Predicate, Predicate, Predicate> combine)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Table != right.Table)
            throw new ArgumentException($"Check {left.Id} is about {left.Table.TableId}, and {right.Id} about {right.Table.TableId}: only checks of one table compose.");
        return new($"{left.Id}-{word}-{right.Id}", left.Table, combine(left.ViolatingRows!, right.ViolatingRows!))
        {
            Severity = (Severity)Math.Max((int)left.Severity, (int)right.Severity),
            Dimension = left.Dimension,
        };
    }
}
