using FeatureStore;

[assembly: QualityChecks(typeof(BrokenChecks.Broken))]

namespace BrokenChecks;

/// <summary>Cannot be made.</summary>
public static class Broken
{
    /// <summary>Throws.</summary>
    public static CheckSet All { get; } = Make();

    private static CheckSet Make() => throw new InvalidOperationException("the threshold file is missing");
}
