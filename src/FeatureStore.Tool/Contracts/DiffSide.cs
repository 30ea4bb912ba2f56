using System.Collections.Immutable;
using FeatureStore.Generators.Contracts;
using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;
using FeatureStore.Tool.Ddl;

namespace FeatureStore.Tool.Contracts;

/// <summary>One side of a comparison: a definition, a contract, or DDL.</summary>
/// <param name="Name">As the command line has it.</param>
/// <param name="Contract">What it promises.</param>
/// <param name="Policy">What its catalog holds the table to; null where it does not say.</param>
/// <param name="Places">Where a finding stands; null where that is no definition.</param>
internal sealed record DiffSide(string Name, Contract Contract, ContractPolicy? Policy, ContractPlaces? Places)
{
    /// <param name="path">A folder of definitions, a table.json with the catalog beside it, a contract.json, or DDL.</param>
    /// <param name="table">Which table, where there are several.</param>
    /// <exception cref="ToolException">It is missing, or none of these, or holds an error.</exception>
    public static DiffSide Read(string path, string? table)
    {
        if (Directory.Exists(path))
            return Of(path, DefinitionFolder.Find(path, table));
        OpenedSource.RequireFile(path);
        if (path.EndsWith(".contract.json", StringComparison.OrdinalIgnoreCase))
            return OfContract(path);
        if (path.EndsWith(".table.json", StringComparison.OrdinalIgnoreCase))
            return OfTable(path);
        if (path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase))
            return OfDdl(path, table);
        throw new ToolException(ExitCode.Usage, $"{path} is neither a folder of definitions nor a .table.json, .contract.json or .sql.");
    }

    /// <summary>The columns and the storage alone, for a comparison with a side that has no more.</summary>
    public DiffSide WithoutMeaning() => this with
    {
        Contract = Contract with
        {
            Version = "",
            Columns = Contract.Columns.Select(column => column with { Deprecation = null, Keys = EquatableArray<DetailKey>.Empty }).ToEquatableArray(),
            Storage = Contract.Storage with { Key = EquatableArray<string>.Empty, Entity = null },
            Features = EquatableArray<ContractFeature>.Empty,
            Categories = EquatableArray<ContractCategory>.Empty,
            Sources = EquatableArray<ContractSource>.Empty,
            Tiers = EquatableArray<ContractTier>.Empty,
            AlertLevels = EquatableArray<string>.Empty,
            Gates = EquatableArray<ContractGate>.Empty,
            Alerts = EquatableArray<ContractText>.Empty,
            Formulas = EquatableArray<ContractText>.Empty,
            Versions = EquatableArray<ContractVersion>.Empty,
        },
    };

    private static DiffSide OfContract(string path)
    {
        var file = ContractFile.Read(DefinitionFolder.File(path));
        DefinitionFolder.Require(file.Diagnostics);
        return new(path, file.Contract!, Policy: null, Places: null);
    }

    // A catalog says itself which table it is about; its file may have any name.
    private static DiffSide OfTable(string path)
    {
        var header = DefinitionHeader.Read(DefinitionFolder.File(path));
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var catalogs = Directory.GetFiles(folder, "*.catalog.json").Order(StringComparer.Ordinal)
            .Select(catalog => DefinitionHeader.Read(DefinitionFolder.File(catalog)))
            .Where(catalog => catalog.Id == header.Id);
        var matches = DefinitionSet.Match([header, .. catalogs]);
        DefinitionFolder.Require(matches.Diagnostics);
        return Of(path, matches.Tables[0]);
    }

    private static DiffSide OfDdl(string path, string? table) =>
        new(path, ContractBuilder.Build(ShapeDefinition.Of(DdlFiles.Read([path], table).Table), release: 0), Policy: null, Places: null);

    private static DiffSide Of(string name, TableInput input)
    {
        var result = DefinitionReader.Read(input.Table, input.Catalog);
        DefinitionFolder.Require(result.Diagnostics);
        return Of(name, new ContractTable("", input, result.Table!, []));
    }

    private static DiffSide Of(string name, ContractTable table) => new(
        name,
        ContractBuilder.Build(table.Definition, release: 0),
        table.Definition.Catalog?.Evolution.Policy is { } policy ? ContractPolicies.Parse(policy) : null,
        table.Places);
}
