using System.Collections.Immutable;
using FeatureStore.Generators.Contracts;
using FeatureStore.Generators.Definitions;
using FeatureStore.Tool.Ddl;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Tool.Contracts;

/// <summary>The definitions of a folder, each with the releases and accepted changes beside it, as a build reads them.</summary>
internal static class DefinitionFolder
{
    /// <summary>The tables in the folder, in the order of their files.</summary>
    /// <exception cref="ToolException">There is no folder, or no definition in it, or one that no build would take.</exception>
    public static IReadOnlyList<ContractTable> Read(string folder)
    {
        if (System.IO.File.Exists(folder))
            throw new ToolException(ExitCode.Usage, $"{folder} is a file; name the folder of the definitions with --definitions.");
        if (!Directory.Exists(folder))
            throw new ToolException(ExitCode.MissingFile, $"There is no folder '{folder}'; say where the definitions are with --definitions.");
        var headers = Directory.GetFiles(folder, "*.json").Where(DefinitionFile.IsDefinition).Order(StringComparer.Ordinal).Select(path => DefinitionHeader.Read(File(path))).ToImmutableArray();
        var matches = DefinitionSet.Match(headers);
        Require(matches.Diagnostics);
        if (matches.Tables.Count == 0)
            throw new ToolException(ExitCode.MissingFile, $"There is no *.table.json in '{folder}'; say where the definitions are with --definitions.");

        var contracts = Path.Combine(folder, "contract");
        var files = Directory.Exists(contracts)
            ? Directory.GetFiles(contracts, "*.json").Where(DefinitionFile.IsContract).Order(StringComparer.Ordinal).Select(path => ContractFile.Read(File(path))).ToImmutableArray()
            : [];
        var results = matches.Tables.Select(input => DefinitionReader.Read(input.Table, input.Catalog)).ToImmutableArray();
        foreach (var result in results)
            Require(result.Diagnostics);
        Require(ContractCheck.CheckFiles(files, results));
        return [.. matches.Tables.Zip(results, (input, result) => new ContractTable(contracts, input, result.Table!, files))];
    }

    /// <summary>The table of a name, whatever its case; without a name the only one there is.</summary>
    /// <exception cref="ToolException">There is none, or several to choose from.</exception>
    public static ContractTable Find(string folder, string? name)
    {
        var tables = Read(folder);
        if (name is null && tables.Count == 1)
            return tables[0];
        return tables.FirstOrDefault(table => string.Equals(table.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ToolException(ExitCode.Usage, $"{(name is null ? $"Say which table of '{folder}'" : $"There is no table '{name}' in '{folder}'")}; the tables are {string.Join(", ", tables.Select(table => table.Name))}.");
    }

    public static DefinitionFile File(string path) => new(path, System.IO.File.ReadAllText(path));

    public static void Require(IEnumerable<Generators.Diagnostics.DiagnosticInfo> diagnostics)
    {
        if (diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw new ToolException(ExitCode.BadInput, error.ToDiagnostic().ToString());
    }
}

/// <summary>A definition and its contracts.</summary>
/// <param name="Folder">Where its contracts are.</param>
/// <param name="Input">Its files.</param>
/// <param name="Definition">What they say.</param>
/// <param name="Files">The contracts and accepted changes of all tables.</param>
internal sealed record ContractTable(string Folder, TableInput Input, TableDefinition Definition, ImmutableArray<ContractFile> Files)
{
    public string Name => Definition.TableId;

    public IReadOnlyList<Contract> Releases => ContractCheck.Releases(Definition, Files);

    public AcceptedFile? Accepted => Files.Select(file => file.Accepted).FirstOrDefault(accepted => accepted?.Table == Name);

    /// <summary>The table as BigQuery keeps it.</summary>
    public TableShape Shape => TableJsonReader.Read(Input.Table.Text);

    public string AcceptedPath => Path.Combine(Folder, $"{Name}.accepted.json");

    public ContractPlaces Places => new(Input.Table, Input.Catalog);

    public Contract Next => ContractBuilder.Build(Definition, Releases.Select(release => release.Release).DefaultIfEmpty(0).Max() + 1);

    /// <summary>The open findings and the stale acceptances on a day.</summary>
    public (ImmutableArray<ContractFinding> Open, ImmutableArray<Generators.Diagnostics.DiagnosticInfo> Stale) Judge(string today) =>
        ContractCheck.Judge(Definition, Files, new(ContractPolicy.Semantic, today, EquatableArray<Generators.Diagnostics.DiagnosticInfo>.Empty));
}
