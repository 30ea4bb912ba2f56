namespace FeatureStore.Generators.Definitions;

/// <summary>The text of one definition file, as an input of the pipeline.</summary>
internal sealed record DefinitionFile(string Path, string Text)
{
    /// <summary>Whether a path is that of a definition.</summary>
    public static bool IsDefinition(string path) =>
        path.EndsWith(".table.json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".catalog.json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a path is that of a contract, or of the changes accepted since.</summary>
    public static bool IsContract(string path) =>
        path.EndsWith(".contract.json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".accepted.json", StringComparison.OrdinalIgnoreCase);

    public bool IsAccepted => Path.EndsWith(".accepted.json", StringComparison.OrdinalIgnoreCase);

    public bool IsTable => Path.EndsWith(".table.json", StringComparison.OrdinalIgnoreCase);

    public bool IsCatalog => Path.EndsWith(".catalog.json", StringComparison.OrdinalIgnoreCase);
}
