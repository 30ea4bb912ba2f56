using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;

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
        if (typeName is null)
        {
            tableDiagnostics.Report(Descriptors.NoTypeName, table.TableIdSpan, table.TableId, reason);
            return null;
        }
        var catalog = catalogFile is null ? null : CatalogReader.Read(catalogFile, table, catalogDiagnostics!);

        var errorsBeforeNames = tableDiagnostics.Errors + (catalogDiagnostics?.Errors ?? 0);
        types.Add(typeName, $"the record of table '{table.TableId}'", table.TableIdSpan, tableDiagnostics);
        var members = new MemberNames(Naming.RecordMembers);
        members.Take(typeName, "the name of the record");
        var columns = new ColumnNaming(catalog?.Names ?? NameOverrides.None, types, tableDiagnostics, catalogDiagnostics).Name(table, typeName, members, catalog);
        if (catalog is not null)
            TakeNames(catalog, members, types, catalogDiagnostics!);
        TakeAccessorTypes(typeName, table, catalog?.Definition, types, tableDiagnostics);
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

    // The types of accessors are named after the record too, so a STRUCT may have taken one of their names.
    private static void TakeAccessorTypes(string typeName, TableSyntax table, CatalogDefinition? catalog, GeneratedTypes types, FileDiagnostics diagnostics)
    {
        IEnumerable<string> accessors = ["Columns", "Definition"];
        if (catalog is not null)
            accessors = accessors.Concat(["Feature", "Features"]).Concat(catalog.Categories.SelectMany(c => new[] { c.PropertyName, c.PropertyName + "Columns" }));
        foreach (var accessor in accessors)
            types.Add(typeName + accessor, $"an accessor of table '{table.TableId}'", table.TableIdSpan, diagnostics);
    }

    private static void TakeNames(CatalogSyntax catalog, MemberNames members, GeneratedTypes types, FileDiagnostics diagnostics)
    {
        foreach (var (name, owner, span) in catalog.EnumPlaces)
            types.Add(name, owner, span, diagnostics);
        foreach (var accessor in catalog.RecordAccessors)
            accessor.Take(members, diagnostics);
        foreach (var category in catalog.CategoryAccessors.GroupBy(each => each.Category, StringComparer.Ordinal))
        {
            var categoryMembers = new MemberNames(Naming.CategoryMembers);
            foreach (var (_, accessor) in category)
                accessor.Take(categoryMembers, diagnostics);
        }
    }
}
