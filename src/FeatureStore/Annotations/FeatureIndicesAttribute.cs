namespace FeatureStore;

/// <summary>Says which feature indices a generated accessor takes, so that a constant index outside of them is a build error.</summary>
/// <param name="indices">The indices, ascending.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Property)]
public sealed class FeatureIndicesAttribute(params int[] indices) : Attribute
{
    /// <summary>The indices, ascending.</summary>
    public IReadOnlyList<int> Indices { get; } = indices;
}
