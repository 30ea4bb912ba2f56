using System.Collections.Immutable;

namespace FeatureStore.Generators.Analyzers;

/// <summary>What a diagnostic hands to the code fix: the text that takes the place of its location.</summary>
internal static class Mending
{
    public const string Replacement = "Replacement";

    /// <summary>Nothing where no text is known.</summary>
    public static ImmutableDictionary<string, string?> With(string? text) =>
        text is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(Replacement, text);
}
