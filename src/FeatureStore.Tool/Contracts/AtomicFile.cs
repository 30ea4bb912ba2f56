namespace FeatureStore.Tool.Contracts;

/// <summary>A file that is there whole, or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Writes into a folder that is made if need be.</summary>
    /// <exception cref="ToolException">It cannot be written.</exception>
    public static void WriteInto(string folder, string name, string text)
    {
        if (File.Exists(folder))
            throw new ToolException(ExitCode.Usage, $"{folder} is a file, where a folder should be; move it away.");
        Try(folder, () => Directory.CreateDirectory(folder));
        Write(Path.Combine(folder, name), text);
    }

    /// <exception cref="ToolException">The folder is not there, as somebody mistook its name, or the file cannot be written.</exception>
    public static void Write(string path, string text)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new ToolException(ExitCode.MissingFile, $"{path} cannot be written: the folder {folder} does not exist.");
        if (Directory.Exists(path))
            throw new ToolException(ExitCode.Usage, $"{path} is a directory; name a file.");
        var part = path + ".part";
        Try(path, () =>
        {
            File.WriteAllText(part, text);
            File.Move(part, path, overwrite: true);
        });
    }

    private static void Try(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ToolException(ExitCode.CouldNotEvaluate, $"{path} cannot be written: {error.Message}");
        }
    }
}
