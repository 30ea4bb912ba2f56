using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Emitters;

/// <summary>All files of one table, each named after the type in it.</summary>
internal static class TableEmitter
{
    public static IEnumerable<(string Name, SourceText Source)> Emit(TableDefinition table, string @namespace)
    {
        yield return (table.TypeName, RecordEmitter.Emit(table, @namespace));
        yield return (Naming.DefinitionTypeName(table.TypeName), DefinitionEmitter.Emit(table, @namespace));
        foreach (var file in ColumnsEmitter.Emit(table, @namespace).Concat(StructEmitter.Emit(table, @namespace)))
            yield return file;
        foreach (var file in BatchEmitter.Emit(table, @namespace).Concat(BatchStructEmitter.Emit(table, @namespace)))
            yield return file;
        if (table.Catalog is not { } catalog)
            yield break;

        foreach (var file in EnumEmitter.Emit(catalog, @namespace))
            yield return file;
        if (!catalog.HasFeatures)
            yield break;
        foreach (var view in new[] { RowView.Record(table), RowView.Batch(table) })
        {
            yield return (view.Feature, RowFeatureEmitter.Emit(view, @namespace));
            yield return (view.Features, RowSetEmitter.Emit(view, @namespace));
            foreach (var category in catalog.Categories)
                yield return (view.Category(category), RowCategoryEmitter.Emit(view, category, @namespace));
        }
    }
}
