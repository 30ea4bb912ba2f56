using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Emitters;

/// <summary>All files of one table, each named after the type in it.</summary>
internal static class TableEmitter
{
    public static IEnumerable<(string Name, string Source)> Emit(TableDefinition table, string @namespace)
    {
        yield return (table.TypeName, RecordEmitter.Emit(table, @namespace));
        yield return (Naming.DefinitionTypeName(table.TypeName), DefinitionEmitter.Emit(table, @namespace));
        foreach (var file in ColumnsEmitter.Emit(table, @namespace).Concat(StructEmitter.Emit(table, @namespace)))
            yield return file;
        if (table.Catalog is not { } catalog)
            yield break;

        foreach (var file in EnumEmitter.Emit(catalog, @namespace))
            yield return file;
        if (!catalog.HasFeatures)
            yield break;
        yield return (RowFeatureEmitter.FeatureType(table), RowFeatureEmitter.Emit(table, @namespace));
        yield return (RowFeatureEmitter.FeaturesType(table), RowSetEmitter.Emit(table, @namespace));
        foreach (var category in catalog.Categories)
            yield return (RowCategoryEmitter.TypeName(table, category), RowCategoryEmitter.Emit(table, category, @namespace));
    }
}
