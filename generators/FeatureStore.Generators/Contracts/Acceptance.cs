using System.Collections.Immutable;
using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Contracts;

/// <summary>Takes the accepted changes out of what was found, and says which acceptances cover nothing.</summary>
internal static class Acceptance
{
    public const string Table = "Table";
    public const string Subject = "Subject";
    public const string Change = "Change";

    /// <summary>What the diagnostic of a change carries, so that a code fix can accept it.</summary>
    public static EquatableArray<(string Name, string Value)> Properties(string table, ContractFinding finding) =>
        ImmutableArray.Create((Table, table), (Subject, finding.Subject), (Change, finding.Change)).ToEquatableArray();

    public static (ImmutableArray<ContractFinding> Open, ImmutableArray<DiagnosticInfo> Stale) Apply(
        ImmutableArray<ContractFinding> findings, IEnumerable<AcceptedChange> accepted, string? today)
    {
        var covered = new HashSet<ContractFinding>();
        var stale = ImmutableArray.CreateBuilder<DiagnosticInfo>();
        foreach (var change in accepted)
        {
            var finding = findings.FirstOrDefault(each => each.Id == change.Rule && each.Subject == change.Subject);
            if (finding is null)
                stale.Add(DiagnosticInfo.Create(ContractDescriptors.AcceptanceUnused, change.Location, change.Subject, change.Rule, ""));
            else if (finding.Change != change.Change)
                stale.Add(DiagnosticInfo.Create(ContractDescriptors.AcceptanceUnused, change.Location, change.Subject, change.Rule, $" as '{change.Change}'; it is now '{finding.Change}'"));
            else if (today is not null && string.CompareOrdinal(today, change.Expires) > 0)
                stale.Add(DiagnosticInfo.Create(ContractDescriptors.AcceptanceExpired, change.Location, change.Rule, change.Subject, change.Expires));
            else
                covered.Add(finding);
        }
        return (findings.Where(finding => !covered.Contains(finding)).ToImmutableArray(), stale.ToImmutable());
    }
}
