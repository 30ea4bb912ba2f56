namespace FeatureStore;

/// <summary>Says of a generated member what to use in its place, and until when it can be used at all.</summary>
/// <param name="replacement">What to use instead, as the catalog names it.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class DeprecatedAttribute(string replacement) : Attribute
{
    /// <summary>What to use instead, as the catalog names it.</summary>
    public string Replacement { get; } = replacement;

    /// <summary>The member beside this one that takes its place; null where it is not one member.</summary>
    public string? Member { get; init; }

    /// <summary>The day, as in 2026-12-31, from which on its use is an error; null for none.</summary>
    public string? Sunset { get; init; }
}
