namespace FeatureStore;

/// <summary>What of a live table is not what its definition says.</summary>
public enum DifferenceKind
{
    /// <summary>A column of the definition is not there.</summary>
    MissingColumn,

    /// <summary>A column is there that the definition does not have.</summary>
    ExtraColumn,

    /// <summary>A column has another type, or other limits of its type.</summary>
    Type,

    /// <summary>A column may be null and should not, or the reverse.</summary>
    Mode,

    /// <summary>It is partitioned by something else, or not.</summary>
    Partitioning,

    /// <summary>Queries need a filter on the partition and should not, or the reverse.</summary>
    PartitionFilter,

    /// <summary>Partitions are kept longer or shorter.</summary>
    Expiration,

    /// <summary>It is clustered by something else, or not.</summary>
    Clustering,
}

/// <summary>One difference between a live table and its definition.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Subject">The column, with a path for a field of a STRUCT; 'partitioning', 'partition filter', 'expiration' or 'clustering' for the rest.</param>
/// <param name="Definition">What the definition says; empty for an extra column.</param>
/// <param name="Live">What the engine has; empty for a missing column.</param>
public sealed record TableDifference(DifferenceKind Kind, string Subject, string Definition, string Live)
{
    /// <summary>Whether queries of generated code fail because of it, or read what they should not.</summary>
    public bool BreaksReads { get; init; }

    /// <summary>Whether rows of the definition cannot be written because of it; the library then writes none.</summary>
    public bool BreaksWrites { get; init; }

    /// <summary>The difference as a clause, such as <c>score is STRING, not FLOAT64</c>.</summary>
    public string Clause => Kind switch
    {
        DifferenceKind.MissingColumn => $"{Subject} is missing",
        DifferenceKind.ExtraColumn => $"{Subject} is not in the definition{(BreaksWrites ? ", but REQUIRED" : "")}",
        DifferenceKind.Type => $"{Subject} is {Live}, not {Definition}",
        DifferenceKind.Mode when BreaksWrites => $"{Subject} is REQUIRED, but may be null in the definition",
        DifferenceKind.Mode => $"{Subject} may be null, but is REQUIRED in the definition",
        _ => $"the {Subject} is {Live}, not {Definition}",
    };

    /// <inheritdoc/>
    public override string ToString() => Clause;
}
