using FeatureStore.Generators.Definitions;
using FeatureStore.Tool.Export;

namespace FeatureStore.Tool.Contracts;

/// <summary>A definition that was read rather than compiled, with what a comparison with rows asks of its catalog.</summary>
internal static class DefinitionTable
{
    public static TableInfo Of(ContractTable definition)
    {
        var table = ShapeTable.Of(definition.Shape);
        // One list for each enum, as generated code has it.
        var texts = definition.Definition.Columns
            .Select(column => (column.Name, column.EnumName, Texts: EnumTexts.Of(definition.Definition, column)))
            .Where(column => column.Texts is not null)
            .GroupBy(column => column.EnumName)
            .SelectMany(kind =>
            {
                var shared = EnumText.Of(kind.First().Texts!);
                return kind.Select(column => (column.Name, Texts: shared));
            })
            .ToDictionary(column => column.Name, column => column.Texts, StringComparer.OrdinalIgnoreCase);
        return table with
        {
            Columns = table.Columns.Select(column => texts.TryGetValue(column.Name, out var known) ? column with { Texts = known } : column).ToValueList(),
            Catalog = definition.Definition.Catalog is { } catalog ? Catalog(catalog) : null,
        };
    }

    private static CatalogInfo Catalog(CatalogDefinition catalog) => new(catalog.Version)
    {
        Description = catalog.Description,
        Key = catalog.Key.ToValueList(),
        Versions = catalog.Versions.Select(version => new VersionInfo(version.Column, version.Known.ToValueList())).ToValueList(),
    };
}
