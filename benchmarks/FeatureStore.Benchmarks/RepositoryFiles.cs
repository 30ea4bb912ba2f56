using System.Reflection;

namespace FeatureStore.Benchmarks;

/// <summary>Files of this repository that benchmarks read.</summary>
internal static class RepositoryFiles
{
    public static string Sample => Find("src", "FeatureStore.Tool", "Sample", "ml_feature_store_v2.ndjson.gz");

    public static IEnumerable<string> Definitions =>
        Directory.EnumerateFiles(Find("schema"), "*.json").Where(f => !f.EndsWith(".schema.json", StringComparison.Ordinal));

    /// <summary>A folder for files that are made, which is not committed.</summary>
    public static string Artifacts(string folder) => Find("artifacts", folder);

    /// <summary>A folder of what is measured, which is committed.</summary>
    public static string Benchmarks(string folder) => Find("benchmarks", folder);

    private static string Find(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string Root { get; } =
        typeof(RepositoryFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
}
