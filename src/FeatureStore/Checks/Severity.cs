namespace FeatureStore;

/// <summary>What a violated check means to whoever runs it.</summary>
public enum Severity
{
    /// <summary>Worth knowing; never more than a pass.</summary>
    Info,

    /// <summary>Worth a look: violations warn.</summary>
    Warning,

    /// <summary>Not to be used: violations fail.</summary>
    Error,
}
