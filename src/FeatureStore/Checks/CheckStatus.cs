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

    /// <summary>Not evaluated: the store lacks a column of it, say, or the day has too few values for statistics; the reason says why.</summary>
    Skipped,

    /// <summary>There was no row to evaluate.</summary>
    NoData,
}
