using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Contracts;

/// <summary>Columns, features and groups that readers should leave: FS115 when that is said, FS116 when one goes before its day.</summary>
internal static class DeprecationChanges
{
    /// <param name="comparison">Where findings go.</param>
    /// <param name="subject">What is deprecated, by kind and name.</param>
    /// <param name="who">The same as a sentence begins with it.</param>
    /// <param name="was">The released deprecation.</param>
    /// <param name="now">The present one.</param>
    public static void FindNew(ContractComparison comparison, string subject, string who, DeprecationDefinition? was, DeprecationDefinition? now)
    {
        if (was is null && now is not null)
            comparison.Add(
                ContractRules.Deprecated, subject, null, null, now.Replacement,
                $"{who} is deprecated in favour of {now.Replacement}{(now.Sunset is null ? "" : $", with its sunset on {now.Sunset}")}");
    }

    /// <summary>Whether what is gone was promised until a day that has not come; the rule of its own is then not needed.</summary>
    /// <param name="comparison">Where the finding goes.</param>
    /// <param name="subject">What is gone, by kind and name.</param>
    /// <param name="who">The same as a sentence begins with it.</param>
    /// <param name="released">What it was.</param>
    /// <param name="deprecation">The released deprecation.</param>
    /// <param name="breaks">Who its loss breaks.</param>
    public static bool FindDropped(ContractComparison comparison, string subject, string who, string released, DeprecationDefinition? deprecation, Breaks breaks)
    {
        if (deprecation?.Sunset is not { } sunset || comparison.IsPast(sunset))
            return false;
        comparison.Add(ContractRules.DroppedBeforeSunset, subject, null, released, null, $"{who} is dropped before its sunset on {sunset}", breaks: breaks);
        return true;
    }
}
