namespace FeatureStore;

/// <summary>A statement about the rows of a table that can be violated. Immutable.</summary>
public abstract class Check
{
    private readonly CheckThreshold? _threshold;
    private IReadOnlyList<ColumnInfo>? _columns;

    private protected Check(string id, TableInfo table)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(table);
        (Id, Table) = (id, table);
    }

    /// <summary>Name of the check in reports, unique among the checks of a run.</summary>
    public string Id { get; }

    /// <summary>The table that it is about.</summary>
    public TableInfo Table { get; }

    /// <summary>What a violation means, in a sentence; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>What violations mean.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>Which side of data quality it looks at.</summary>
    public Dimension Dimension { get; init; } = Dimension.Validity;

    /// <summary>From how many violations on it warns or fails; by the severity unless given.</summary>
    public CheckThreshold Threshold
    {
        get => _threshold ?? CheckThreshold.Of(Severity);
        init => _threshold = value;
    }

    /// <summary>The columns of the table that it reads, in the order of the definition.</summary>
    public IReadOnlyList<ColumnInfo> Columns => _columns ??=
    [
        .. NodeColumns.Of(Measures.Select(m => m.Node).Concat(ViolatingRows is { } rows ? [rows.Node] : []))
            .Distinct().OrderBy(c => Table.OrdinalOf(c.Name)),
    ];

    /// <summary>The statement that evaluates this check alone over a day, in a dialect.</summary>
    /// <exception cref="ArgumentException">The table has no days.</exception>
    public SqlStatement ToSql(DateOnly day, SqlDialect dialect) => CheckRunQuery.Of(Table, [this], day, day).Query.ToSql(dialect);

    /// <summary>The aggregates over the rows of a day that it needs; the same for the life of the check.</summary>
    internal abstract IReadOnlyList<Expr> Measures { get; }

    /// <summary>The rows to show of a violation; null for a check that is not about single rows.</summary>
    internal virtual Predicate? ViolatingRows => null;

    /// <summary>Turns the values of its measures, in their order, into what was found.</summary>
    internal abstract CheckFinding Judge(IReadOnlyList<object?> values);

    /// <inheritdoc/>
    public override string ToString() => Id;
}

/// <summary>What the measures of a check say of one day.</summary>
/// <param name="Evaluated">Rows, or other units, that could violate it.</param>
/// <param name="Violations">How many of them do.</param>
/// <param name="Detail">What was found, in words, where counts do not say it; null without.</param>
internal readonly record struct CheckFinding(long Evaluated, long Violations, string? Detail = null)
{
    /// <summary>Whether the day has too little to judge, which the detail explains.</summary>
    public bool IsSkipped { get; private init; }

    public static CheckFinding Skipped(string reason) => new(0, 0, reason) { IsSkipped = true };
}
