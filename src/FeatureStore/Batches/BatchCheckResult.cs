namespace FeatureStore;

/// <summary>What batches say of a check.</summary>
public sealed record BatchCheckResult
{
    /// <summary>The check, with its severity, dimension and threshold.</summary>
    public required RowCheck Check { get; init; }

    /// <summary>How it ended; no_data where it is about none of the rows.</summary>
    public required CheckStatus Status { get; init; }

    /// <summary>Rows that could violate it; 0 where it could not be evaluated.</summary>
    public required long Evaluated { get; init; }

    /// <summary>How many of them do.</summary>
    public required long Violations { get; init; }

    /// <summary>Violations in percent of what was evaluated, 0-100; null where nothing was.</summary>
    public double? Percent => Evaluated == 0 ? null : 100.0 * Violations / Evaluated;

    /// <summary>Why it could not be evaluated; null if it could.</summary>
    public string? Detail { get; init; }
}
