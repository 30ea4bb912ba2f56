namespace FeatureStore.Generators.Definitions;

/// <summary>The text of one definition file, as an input of the pipeline.</summary>
internal sealed record DefinitionFile(string Path, string Text)
{
    public bool IsTable => Path.EndsWith(".table.json", StringComparison.OrdinalIgnoreCase);

    public bool IsCatalog => Path.EndsWith(".catalog.json", StringComparison.OrdinalIgnoreCase);
}
