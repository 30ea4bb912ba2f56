using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>
/// Which table a file defines or describes. <see cref="Id"/> is null when the file does not say so; for a catalog, which then matches
/// no table, <see cref="Diagnostics"/> has the reason, while a table file reports it when it is read.
/// </summary>
internal sealed record DefinitionHeader(DefinitionFile File, string? Id, LocationInfo? IdLocation, EquatableArray<DiagnosticInfo> Diagnostics)
{
    /// <summary>The record of the table, or null.</summary>
    public string? TypeName => Id is null ? null : Naming.TypeName(Id, out _);

    /// <summary>The name without folders, for a message.</summary>
    public string FileName => File.Path.Substring(File.Path.LastIndexOfAny(['/', '\\']) + 1);

    public static DefinitionHeader Read(DefinitionFile file)
    {
        var diagnostics = new FileDiagnostics(file);
        var id = file.IsCatalog ? ReadCatalog(file, diagnostics) : ReadTable(file);
        return new DefinitionHeader(
            file,
            id?.Text,
            id is null ? null : diagnostics.Locate(id.Span),
            diagnostics.Items.ToEquatableArray());
    }

    private static JsonNode? ReadCatalog(DefinitionFile file, FileDiagnostics diagnostics)
    {
        var catalog = CatalogReader.ReadObject(file, diagnostics);
        return catalog?.Text("table", required: true) is null ? null : catalog.Get("table");
    }

    private static JsonNode? ReadTable(DefinitionFile file)
    {
        var id = JsonParser.Parse(file.Text).Root?.Property("tableReference")?.Value.Property("tableId")?.Value;
        return id is { Kind: JsonKind.String, Text.Length: > 0 } ? id : null;
    }
}
