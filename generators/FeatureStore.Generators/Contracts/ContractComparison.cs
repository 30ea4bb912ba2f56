using System.Collections.Immutable;
using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Contracts;

/// <summary>What changed from a release to a later contract, and whether it matters. Each part of a contract has a class of its own.</summary>
/// <param name="from">The release.</param>
/// <param name="to">What is there now.</param>
/// <param name="today">The day, which decides about sunsets; null where it is not known, and then none has been reached.</param>
internal sealed class ContractComparison(Contract from, Contract to, string? today)
{
    private readonly List<ContractFinding> _findings = [];

    public Contract From => from;

    public Contract To => to;

    /// <summary>Whether the version was raised: a change of meaning is then meant.</summary>
    public bool IsBumped => from.Version != to.Version;

    public static ImmutableArray<ContractFinding> Compare(Contract from, Contract to, string? today)
    {
        var comparison = new ContractComparison(from, to, today);
        StorageChanges.Find(comparison);
        ColumnChanges.Find(comparison);
        FeatureChanges.Find(comparison);
        CategoryChanges.Find(comparison);
        MeaningChanges.Find(comparison);
        return comparison._findings.ToImmutableArray();
    }

    /// <summary>Whether a sunset has come. Texts of days compare as the days do.</summary>
    public bool IsPast(string? sunset) => sunset is not null && Days.IsDay(sunset) && today is not null && string.CompareOrdinal(today, sunset) >= 0;

    /// <summary>A change; one that is told by its rule as a warning once the version is raised says so with <see cref="WarningIfBumped"/>.</summary>
    public void Add(
        ContractRule rule, string subject, string? attribute, string? was, string? now, string sentence, DiagnosticSeverity? severity = null, Breaks? breaks = null) =>
        _findings.Add(new ContractFinding(
            rule, severity ?? rule.Severity, breaks ?? rule.Breaks, subject, attribute, was, now, sentence, ImmutableArray.Create(from.ReleaseName).ToEquatableArray()));

    public DiagnosticSeverity WarningIfBumped => IsBumped ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error;
}
