using System.Reflection;

namespace FeatureStore.Testing;

/// <summary>Holds text to a committed file of the test project; UPDATE_SNAPSHOTS=1 writes the file anew.</summary>
internal static class Snapshot
{
    // Not the caller's file path: a deterministic build has no true paths in it.
    private static readonly string Project =
        typeof(Snapshot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectDirectory").Value!;

    public static bool IsUpdating { get; } = Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    /// <summary>The full path of a folder of the test project.</summary>
    public static string Folder(string folder) => Path.Combine(Project, folder);

    public static void Match(string file, string actual)
    {
        var path = Path.Combine(Project, file);
        if (IsUpdating)
            File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"There is no {file} yet; run the tests with UPDATE_SNAPSHOTS=1.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
