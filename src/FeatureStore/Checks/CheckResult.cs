namespace FeatureStore;

/// <summary>How one check ended on one day.</summary>
public sealed record CheckResult
{
    /// <summary>The check, with its severity, dimension and threshold.</summary>
    public required Check Check { get; init; }

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

    /// <summary>Some of the violating rows, at most as many as were asked for; their number says nothing of the total.</summary>
    public ValueList<CheckSample> Samples { get; init; } = [];
}

/// <summary>A row that violates a check.</summary>
/// <param name="Keys">What tells the row: the clustering and partition columns, or whichever the catalog names.</param>
/// <param name="Values">The columns that the check looked at.</param>
public sealed record CheckSample(ValueList<CheckValue> Keys, ValueList<CheckValue> Values);

/// <summary>A value of a column.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Value">Its value; null for null.</param>
public sealed record CheckValue(string Column, object? Value);
