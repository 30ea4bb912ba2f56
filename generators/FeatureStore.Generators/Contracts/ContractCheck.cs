using System.Collections.Immutable;
using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureStore.Generators.Contracts;

/// <summary>A file under the contracts as read: a contract, or accepted changes, or neither and what is wrong.</summary>
internal sealed record ContractFile(string Path, Contract? Contract, LocationInfo? TableLocation, AcceptedFile? Accepted, EquatableArray<DiagnosticInfo> Diagnostics)
{
    public string? Table => Contract?.Table ?? Accepted?.Table;

    public LocationInfo? Location => TableLocation ?? Accepted?.TableLocation;

    public static ContractFile Read(DefinitionFile file)
    {
        var diagnostics = new FileDiagnostics(file);
        var (contract, accepted) = file.IsAccepted ? (null, AcceptedReader.Read(file, diagnostics)) : (ContractReader.Read(file, diagnostics), (AcceptedFile?)null);
        var place = contract is null ? null : JsonParser.Parse(file.Text).Root?.Property("table")?.Value.Span;
        return new ContractFile(file.Path, contract, place is { } span ? diagnostics.Locate(span) : null, accepted, diagnostics.Items.ToEquatableArray());
    }
}

/// <summary>What the build says of contracts: the policy of tables whose catalog has none, and the day, if it is given.</summary>
internal sealed record ContractOptions(ContractPolicy Policy, string? Today, EquatableArray<DiagnosticInfo> Diagnostics)
{
    public static ContractOptions Read(AnalyzerConfigOptions options)
    {
        var diagnostics = ImmutableArray.CreateBuilder<DiagnosticInfo>();
        var policy = Property("FeatureStorePolicy", text => ContractPolicies.Parse(text) is not null, "strict, semantic, model or read");
        var today = Property("FeatureStoreToday", Days.IsDay, "a day, such as 2026-12-31");
        return new ContractOptions(policy is null ? ContractPolicy.Semantic : ContractPolicies.Parse(policy)!.Value, today, diagnostics.ToImmutable().ToEquatableArray());

        string? Property(string name, Func<string, bool> fits, string expected)
        {
            if (!options.TryGetValue("build_property." + name, out var text) || text.Length == 0)
                return null;
            if (fits(text))
                return text;
            diagnostics.Add(DiagnosticInfo.Create(ContractDescriptors.BuildProperty, null, name, expected, text));
            return null;
        }
    }
}

/// <summary>Compares a definition with the releases of its table, and says at its lines what breaks.</summary>
internal static class ContractCheck
{
    /// <summary>The open findings and the stale acceptances of one table.</summary>
    public static (ImmutableArray<ContractFinding> Open, ImmutableArray<DiagnosticInfo> Stale) Judge(
        TableDefinition table, ImmutableArray<ContractFile> files, ContractOptions options)
    {
        var releases = Releases(table, files);
        var accepted = files.Where(file => file.Accepted is not null && IsOf("", file.Accepted.Table, table)).SelectMany(file => file.Accepted!.Changes).ToList();
        var policy = table.Catalog?.Evolution.Policy is { } text && ContractPolicies.Parse(text) is { } own ? own : options.Policy;
        var current = ContractBuilder.Build(table, releases.Select(release => release.Release).DefaultIfEmpty(0).Max() + 1);
        return Acceptance.Apply(ContractJudgement.Judge(current, releases, policy, options.Today), accepted, options.Today);
    }

    /// <summary>The releases of a table, under its name or a former one.</summary>
    public static IReadOnlyList<Contract> Releases(TableDefinition table, ImmutableArray<ContractFile> files) =>
        files.Select(file => file.Contract).OfType<Contract>().Where(contract => IsOf(contract.Dataset, contract.Table, table)).ToList();

    /// <summary>The same as diagnostics. A definition with errors is not compared: half a table would seem to have lost the other half.</summary>
    public static EquatableArray<DiagnosticInfo> Check(TableInput input, DefinitionResult result, ImmutableArray<ContractFile> files, ContractOptions options)
    {
        if (result.Table is null || result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) || !files.Any(file => file.Table is not null))
            return EquatableArray<DiagnosticInfo>.Empty;
        var (open, stale) = Judge(result.Table, files, options);
        var places = new ContractPlaces(input.Table, input.Catalog);
        return open.Select(finding => ToDiagnostic(finding, places) with { Properties = Acceptance.Properties(result.Table.TableId, finding) }).Concat(stale).ToEquatableArray();
    }

    /// <summary>What is wrong with the files themselves, and between them and the tables.</summary>
    public static EquatableArray<DiagnosticInfo> CheckFiles(ImmutableArray<ContractFile> files, ImmutableArray<DefinitionResult> results)
    {
        var diagnostics = files.SelectMany(file => file.Diagnostics).ToList();
        var releases = new Dictionary<(string, int), ContractFile>();
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            if (file.Contract is { } contract)
            {
                if (releases.TryGetValue((contract.Table, contract.Release), out var first))
                    diagnostics.Add(DiagnosticInfo.Create(ContractDescriptors.DuplicateRelease, file.Location, Invariant.Text($"{contract.Release}"), contract.Table, FileName(first.Path)));
                else
                    releases.Add((contract.Table, contract.Release), file);
            }
            // A table that cannot be read may be the one: its own error says enough.
            if (file.Table is { } table && results.All(result => result.Table is not null && !IsOf(file.Contract?.Dataset ?? "", table, result.Table)))
            {
                var nearest = NearestName.Find(table, results.Select(result => result.Table!.TableId));
                diagnostics.Add(DiagnosticInfo.Create(ContractDescriptors.BaselineTableMissing, file.Location, table, nearest is null ? "" : $"; did you mean '{nearest}'?"));
            }
        }
        return diagnostics.ToEquatableArray();
    }

    public static DiagnosticInfo ToDiagnostic(ContractFinding finding, ContractPlaces places) =>
        DiagnosticInfo.Create(finding.Rule.Descriptor, places.Find(finding), finding.MessageArguments) with { Severity = finding.Severity };

    private static bool IsOf(string dataset, string name, TableDefinition table) =>
        name == table.TableId || table.Catalog?.Evolution.FormerTables.Any(former => former == name || former == $"{dataset}.{name}") == true;

    private static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
