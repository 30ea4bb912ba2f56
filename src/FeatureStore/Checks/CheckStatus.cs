namespace FeatureStore;

/// <summary>How a check ended.</summary>
public enum CheckStatus
{
    /// <summary>Evaluated; violations, if any, stay below the threshold's levels.</summary>
    Pass,

    /// <summary>Evaluated; violations reach the warn level.</summary>
    Warn,

    /// <summary>Evaluated; violations reach the fail level.</summary>
    Fail,

    /// <summary>The engine could not evaluate it; the reason says why.</summary>
    Error,

    /// <summary>Not evaluated, for a reason that was known before: a column that the store lacks, say.</summary>
    Skipped,

    /// <summary>There was no row to evaluate.</summary>
    NoData,
}
