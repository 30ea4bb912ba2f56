namespace FeatureStore.Generators.Tests.Emitters;

/// <summary>Holds emitted code to committed texts; UPDATE_SNAPSHOTS=1 writes them anew.</summary>
public sealed class SnapshotTests
{
    private static readonly string Folder = Snapshot.Folder("Emitters/Snapshots");

    [Fact]
    public void Each_file_reads_as_agreed()
    {
        var generated = ConsumerCode.Generate("", EveryType.Texts).Generated;
        Assert.Empty(generated.Diagnostics);
        var files = generated.GeneratedTrees.ToDictionary(t => $"{Path.GetFileName(t.FilePath)}.txt", t => t.ToString());
        if (Snapshot.IsUpdating)
        {
            Directory.CreateDirectory(Folder);
            foreach (var old in Directory.GetFiles(Folder))
                File.Delete(old);
            foreach (var (name, source) in files)
                File.WriteAllText(Path.Combine(Folder, name), source);
        }

        Assert.Equal(Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal), files.Keys.Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(File.ReadAllText(Path.Combine(Folder, file.Key)).ReplaceLineEndings("\n"), file.Value));
    }
}
