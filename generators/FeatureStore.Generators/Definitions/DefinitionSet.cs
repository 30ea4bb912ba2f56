using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Definitions;

/// <summary>A table file with the catalog that belongs to it: the input of one <see cref="DefinitionReader.Read"/>.</summary>
internal sealed record TableInput(DefinitionFile Table, DefinitionFile? Catalog);

/// <summary>The tables of a project, matched with their catalogs, and what is wrong between the files.</summary>
internal sealed record DefinitionMatches(EquatableArray<TableInput> Tables, EquatableArray<DiagnosticInfo> Diagnostics);

/// <summary>A type of one table that another table has already.</summary>
internal sealed record TypeCollision(string Table, string Name, DiagnosticInfo? Diagnostic);

/// <summary>
/// What spans the definition files of one project. The pipeline is: <see cref="DefinitionHeader.Read"/> per file, collect, <see cref="Match"/>,
/// then <see cref="DefinitionReader.Read"/> per table, then <see cref="FindTypeCollisions"/> over the results. An edit re-reads its own table only.
/// </summary>
internal static class DefinitionSet
{
    /// <summary>
    /// Gives each table the catalog whose <c>table</c> is its id. Of two tables that share a record name, and of two catalogs for one table,
    /// the first by path is taken.
    /// </summary>
    public static DefinitionMatches Match(ImmutableArray<DefinitionHeader> headers)
    {
        var diagnostics = new List<DiagnosticInfo>();
        var sorted = headers.OrderBy(header => header.File.Path, StringComparer.Ordinal).ToList();
        var catalogs = new Dictionary<string, DefinitionHeader>(StringComparer.Ordinal);
        foreach (var catalog in sorted.Where(header => header.File.IsCatalog))
        {
            diagnostics.AddRange(catalog.Diagnostics);
            if (catalog.Id is null)
                continue;
            if (catalogs.TryGetValue(catalog.Id, out var first))
                diagnostics.Add(DiagnosticInfo.Create(Descriptors.DuplicateCatalog, catalog.IdLocation, catalog.Id, first.FileName));
            else
                catalogs.Add(catalog.Id, catalog);
        }

        var tables = new List<DefinitionHeader>();
        // Generated files are named after their types, and file names have no case everywhere.
        var byTypeName = new Dictionary<string, DefinitionHeader>(StringComparer.OrdinalIgnoreCase);
        foreach (var table in sorted.Where(header => header.File.IsTable))
        {
            if (table.TypeName is not null && byTypeName.TryGetValue(table.TypeName, out var first))
            {
                diagnostics.Add(first.Id == table.Id
                    ? DiagnosticInfo.Create(Descriptors.DuplicateTable, table.IdLocation, table.Id!, first.FileName)
                    : DiagnosticInfo.Create(Descriptors.TypeNameTaken, table.IdLocation, table.TypeName, $"table '{table.Id}'", $"the record of table '{first.Id}' in {first.FileName}"));
                continue;
            }
            if (table.TypeName is not null)
                byTypeName.Add(table.TypeName, table);
            tables.Add(table);
        }

        ReportMissingTables(catalogs, tables, diagnostics);
        return new DefinitionMatches(
            tables.Select(table => new TableInput(table.File, table.Id is not null && catalogs.TryGetValue(table.Id, out var catalog) ? catalog.File : null)).ToEquatableArray(),
            diagnostics.ToEquatableArray());
    }

    /// <summary>Finds each type that two tables of the project give rise to, such as the enums of two catalogs; the first has it.</summary>
    public static EquatableArray<TypeCollision> FindTypeCollisions(ImmutableArray<DefinitionResult> results)
    {
        var collisions = new List<TypeCollision>();
        var types = new Dictionary<string, GeneratedType>(StringComparer.OrdinalIgnoreCase);
        foreach (var result in results)
        {
            var taken = new HashSet<string>(StringComparer.Ordinal);
            foreach (var type in result.Types)
            {
                if (!types.TryGetValue(type.Name, out var first))
                {
                    types.Add(type.Name, type);
                    continue;
                }
                // What goes with a type that is taken has nothing more to say.
                taken.Add(type.Name);
                collisions.Add(new TypeCollision(result.Table?.TypeName ?? "", type.Name, type.With is { } with && taken.Contains(with)
                    ? null
                    : DiagnosticInfo.Create(Descriptors.TypeNameTaken, type.Location, type.Name, type.Owner, first.Owner)));
            }
        }

        return collisions.ToEquatableArray();
    }

    private static void ReportMissingTables(Dictionary<string, DefinitionHeader> catalogs, List<DefinitionHeader> tables, List<DiagnosticInfo> diagnostics)
    {
        // A table file that cannot be read may be the one: its own error says enough.
        if (tables.Any(table => table.Id is null))
            return;
        var ids = new HashSet<string>(tables.Select(table => table.Id!), StringComparer.Ordinal);
        foreach (var catalog in catalogs.Values.Where(catalog => !ids.Contains(catalog.Id!)).OrderBy(catalog => catalog.File.Path, StringComparer.Ordinal))
        {
            var nearest = NearestName.Find(catalog.Id!, ids);
            diagnostics.Add(DiagnosticInfo.Create(Descriptors.TableMissing, catalog.IdLocation, catalog.Id!, nearest is null ? "" : $"; did you mean '{nearest}'?"));
        }
    }
}
