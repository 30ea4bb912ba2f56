using System.Diagnostics.CodeAnalysis;

namespace FeatureStore.Tool;

/// <summary>Which tool this is: the whole one, or the part that is compiled to native code and leaves the rest to the whole one.</summary>
internal static class Edition
{
    /// <summary>Whether this is the whole tool. What depends on it is not in native code at all.</summary>
    [FeatureSwitchDefinition("FeatureStore.Tool.IsWhole")]
    public static bool IsWhole => !AppContext.TryGetSwitch("FeatureStore.Tool.IsWhole", out var isWhole) || isWhole;
}
