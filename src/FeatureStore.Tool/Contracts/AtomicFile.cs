namespace FeatureStore.Tool.Contracts;

/// <summary>A file that is there whole, or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Writes into a folder that is made if need be.</summary>
    public static void WriteInto(string folder, string name, string text)
    {
        Directory.CreateDirectory(folder);
        Write(Path.Combine(folder, name), text);
    }

    /// <exception cref="ToolException">The folder is not there: somebody mistook its name.</exception>
    public static void Write(string path, string text)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new ToolException(ExitCode.MissingFile, $"{path} cannot be written: the folder {folder} does not exist.");
        if (Directory.Exists(path))
            throw new ToolException(ExitCode.Usage, $"{path} is a directory; name a file.");
        var part = path + ".part";
        File.WriteAllText(part, text);
        File.Move(part, path, overwrite: true);
    }
}
