namespace FeatureStore;

/// <summary>How one check ended on one day.</summary>
public sealed record CheckResult
{
    /// <summary>The check, with its severity, dimension and threshold.</summary>
    public required Check Check { get; init; }

    /// <summary>The day of the partition.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>How it ended.</summary>
    public required CheckStatus Status { get; init; }

    /// <summary>Rows, or other units, that could violate it; 0 where it was not evaluated.</summary>
    public long Evaluated { get; init; }

    /// <summary>How many of them do.</summary>
    public long Violations { get; init; }

    /// <summary>Violations in percent of what was evaluated, 0-100; null where nothing was.</summary>
    public double? Percent => Evaluated == 0 ? null : 100.0 * Violations / Evaluated;

    /// <summary>What was found in words where counts do not say it, or why it was skipped or could not be evaluated; null without.</summary>
    public string? Detail { get; init; }

    /// <summary>Some of the violating rows of a check that warns or fails, or is an info; at most as many as were asked for, so their number says nothing of the total.</summary>
    public ValueList<CheckSample> Samples { get; init; } = [];

    /// <summary>The statement that evaluates this check alone over this day, in a dialect.</summary>
    public SqlStatement ToSql(SqlDialect dialect) => Check.ToSql(Day, dialect);
}

/// <summary>A row that violates a check.</summary>
/// <param name="Keys">What tells the row from the others of its table: the key that the catalog names, else the entity and the day, else the clustering columns.</param>
/// <param name="Values">What the check looked at: columns, or parts of them.</param>
public sealed record CheckSample(ValueList<CheckValue> Keys, ValueList<CheckValue> Values);

/// <summary>A value of a column.</summary>
/// <param name="Column">Name of the column, or of the part of it, such as features[5], from 0.</param>
/// <param name="Value">Its value as a long, double, decimal, bool, string, DateOnly, TimeOnly, DateTime, DateTimeOffset, or list of one; null for null.</param>
public sealed record CheckValue(string Column, object? Value);
