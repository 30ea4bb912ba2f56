using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Definitions;

/// <summary>
/// One table as read: the model that emitters use, if there is one, and all that is wrong. Only <see cref="Table"/> is free of positions:
/// a pipeline that emits should go on from it alone.
/// </summary>
internal sealed record DefinitionResult(TableDefinition? Table, EquatableArray<DiagnosticInfo> Diagnostics, EquatableArray<GeneratedType> Types);

/// <summary>
/// Reads a table file and the catalog that belongs to it. It never throws: a defect is a diagnostic, and any of severity Error stops the build.
/// <para>
/// To keep one mistake from causing a hundred errors in the code that uses the table, as much as is sound is returned beside the errors:
/// a defective column is left out, and with it the catalog; a catalog whose features, categories, sources, tiers, alert levels or names are
/// defective is left out; wrong counts, sections and deprecations leave the catalog in. There is no table only when the file is not JSON,
/// is no table resource, or gives no name to the record.
/// </para>
/// </summary>
internal static class DefinitionReader
{
    public static DefinitionResult Read(DefinitionFile table, DefinitionFile? catalog)
    {
        var tableDiagnostics = new FileDiagnostics(table);
        var catalogDiagnostics = catalog is null ? null : new FileDiagnostics(catalog);
        var types = new GeneratedTypes();
        var definition = Read(table, tableDiagnostics, catalog, catalogDiagnostics, types);
        return new DefinitionResult(
            definition,
            tableDiagnostics.Items.Concat(catalogDiagnostics?.Items ?? []).ToEquatableArray(),
            types.All.ToEquatableArray());
    }

    private static TableDefinition? Read(
        DefinitionFile tableFile, FileDiagnostics tableDiagnostics, DefinitionFile? catalogFile, FileDiagnostics? catalogDiagnostics, GeneratedTypes types)
    {
        var table = TableReader.Read(tableFile, tableDiagnostics);
        if (table is null)
            return null;
        var typeName = Naming.TypeName(table.TableId, out var reason);
        if (typeName is not null && (Naming.RecordMembers.Contains(typeName) || Naming.UsedTypes.Contains(typeName)))
            (typeName, reason) = (null, $"generated code uses the name '{typeName}' itself");
        if (typeName is null)
        {
            tableDiagnostics.Report(Descriptors.NoTypeName, table.TableIdSpan, table.TableId, reason);
            return null;
        }
        var catalog = catalogFile is null ? null : CatalogReader.Read(catalogFile, table, catalogDiagnostics!);

        var errorsBeforeNames = tableDiagnostics.Errors + (catalogDiagnostics?.Errors ?? 0);
        types.Add(typeName, $"the record of table '{table.TableId}'", table.TableIdSpan, tableDiagnostics);
        types.Add(Naming.ColumnsTypeName(typeName), $"the columns of table '{table.TableId}'", table.TableIdSpan, tableDiagnostics, typeName);
        types.Add(Naming.DefinitionTypeName(typeName), $"the definition of table '{table.TableId}'", table.TableIdSpan, tableDiagnostics, typeName);
        foreach (var type in new[] { Naming.BatchTypeName(typeName), Naming.BatchesTypeName(typeName), Naming.BatchRowTypeName(typeName) })
            types.Add(type, $"the batches of table '{table.TableId}'", table.TableIdSpan, tableDiagnostics, typeName);
        var members = new MemberNames(Naming.RecordMembers);
        members.Take(typeName, "the name of the record");
        foreach (var type in new[] { Naming.ColumnsTypeName(typeName), Naming.DefinitionTypeName(typeName), Naming.BatchTypeName(typeName), Naming.BatchRowTypeName(typeName) })
            members.Take(type, $"the type {type}");
        if (catalog is not null)
            ReserveTypes(catalog.EnumPlaces, typeName, members);
        var columns = new ColumnNaming(catalog?.Names ?? NameOverrides.None, types, tableDiagnostics, catalogDiagnostics).Name(table, typeName, members, catalog);
        if (catalog is not null)
            TakeNames(catalog, typeName, members, types, catalogDiagnostics!);
        var hasSoundNames = tableDiagnostics.Errors + (catalogDiagnostics?.Errors ?? 0) == errorsBeforeNames;

        var keepsCatalog = catalog?.Definition is not null && hasSoundNames && !table.Columns.AnyLeftOut;
        var definition = new TableDefinition(
            table.ProjectId,
            table.DatasetId,
            table.TableId,
            typeName,
            table.Description,
            (keepsCatalog ? columns : columns.Select(column => column with { EnumName = null }).ToImmutableArray()).ToEquatableArray(),
            table.Partition,
            table.Clustering.ToEquatableArray(),
            keepsCatalog ? catalog!.Definition : null,
            Fingerprint: "");
        return definition with { Fingerprint = FingerprintText.Of(definition) };
    }

    private static void TakeNames(CatalogSyntax catalog, string typeName, MemberNames members, GeneratedTypes types, FileDiagnostics diagnostics)
    {
        foreach (var (name, owner, span) in catalog.EnumPlaces)
            types.Add(name, owner, span, diagnostics);
        if (catalog.Definition is { } definition)
            TakeTypes(definition, catalog, typeName, types, diagnostics);
        foreach (var accessor in catalog.RecordAccessors)
            accessor.Take(members, diagnostics);
        foreach (var category in catalog.CategoryAccessors.GroupBy(each => each.Category, StringComparer.Ordinal))
        {
            var categoryMembers = new MemberNames(Naming.CategoryMembers);
            if (catalog.Definition?.Categories.FirstOrDefault(each => each.Name == category.Key) is { } parent)
            {
                var type = Naming.CategoryTypeName(typeName, parent.PropertyName);
                categoryMembers.Take(type, $"the type {type}");
                categoryMembers.Take(Naming.ColumnsTypeName(type), $"the type {Naming.ColumnsTypeName(type)}");
                var inBatches = Naming.CategoryTypeName(Naming.BatchTypeName(typeName), parent.PropertyName);
                categoryMembers.Take(inBatches, $"the type {inBatches}");
            }
            foreach (var (_, accessor) in category)
                accessor.Take(categoryMembers, diagnostics);
        }
    }

    /// <summary>A member that had the name of one of these types would hide it in generated code.</summary>
    private static void ReserveTypes(ImmutableArray<(string Name, string Owner, TextSpan Span)> enums, string typeName, MemberNames members)
    {
        foreach (var type in enums.Select(each => Naming.TextsTypeName(each.Name)).Append(Naming.FeaturesTypeName(typeName)).Append(Naming.FeaturesTypeName(Naming.BatchTypeName(typeName))))
            members.Take(type, $"the type {type}");
    }

    /// <summary>The types that go with the enums and with the accessors.</summary>
    private static void TakeTypes(CatalogDefinition definition, CatalogSyntax catalog, string typeName, GeneratedTypes types, FileDiagnostics diagnostics)
    {
        var enums = definition.Enums;
        foreach (var (name, owner, span) in catalog.EnumPlaces.Where(each => each.Name == enums.Source || each.Name == enums.Tier || each.Name == enums.AlertLevel))
            types.Add(Naming.TextsTypeName(name), $"the texts of {owner}", span, diagnostics, name);
        if (!definition.HasFeatures)
            return;
        var last = catalog.RecordAccessors[catalog.RecordAccessors.Length - 1];
        var batch = Naming.BatchTypeName(typeName);
        foreach (var prefix in new[] { typeName, batch })
        {
            types.Add(Naming.FeatureTypeName(prefix), "a feature", last.Span, diagnostics, typeName);
            types.Add(Naming.FeaturesTypeName(prefix), "several features", last.Span, diagnostics, typeName);
        }
        foreach (var category in catalog.RecordAccessors.Take(definition.Categories.Count))
        {
            var name = Naming.CategoryTypeName(typeName, category.Property);
            types.Add(name, category.Owner, category.Span, diagnostics);
            types.Add(Naming.ColumnsTypeName(name), $"the columns of {category.Owner}", category.Span, diagnostics, name);
            types.Add(Naming.CategoryTypeName(batch, category.Property), $"{category.Owner} in batches", category.Span, diagnostics, name);
        }
    }
}
