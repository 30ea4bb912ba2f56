using System.Collections.Immutable;
using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Contracts;

/// <summary>
/// Judges what changed against each release. A change that a later release already made against an earlier one is history;
/// a change that breaks several releases is told once, with all of them.
/// </summary>
internal static class ContractJudgement
{
    /// <param name="current">What is there now.</param>
    /// <param name="releases">The releases, in any order.</param>
    /// <param name="policy">What the table is held to.</param>
    /// <param name="today">The day, as yyyy-MM-dd; null where it is not known.</param>
    public static ImmutableArray<ContractFinding> Judge(Contract current, IEnumerable<Contract> releases, ContractPolicy policy, string? today)
    {
        var ordered = releases.OrderByDescending(release => release.Release).ToList();
        var findings = new List<ContractFinding>();
        foreach (var release in ordered)
        {
            var news = Compare(release, current, policy, today);
            if (release != ordered[0])
            {
                var history = new HashSet<(string, string, string?, string?)>(Compare(release, ordered[0], policy, today).Select(Identity));
                news.RemoveAll(finding => history.Contains(Identity(finding)));
            }
            foreach (var finding in news)
                Join(findings, finding);
        }
        return findings.ToImmutableArray();
    }

    private static (string, string, string?, string?) Identity(ContractFinding finding) => (finding.Id, finding.Subject, finding.From, finding.To);

    private static void Join(List<ContractFinding> findings, ContractFinding older)
    {
        var same = findings.FindIndex(finding => finding.Id == older.Id && finding.Subject == older.Subject);
        if (same >= 0 && !findings[same].Releases.Contains(older.Releases[0]))
            findings[same] = findings[same] with { Releases = findings[same].Releases.Concat(older.Releases).ToEquatableArray() };
        else if (same < 0 && !findings.Any(finding => finding.Subject == older.Subject && finding.Severity >= older.Severity && !finding.Releases.Contains(older.Releases[0])))
            findings.Add(older);
    }

    /// <summary>What the policy covers, and whether the version had to be raised for it.</summary>
    private static List<ContractFinding> Compare(Contract from, Contract to, ContractPolicy policy, string? today)
    {
        var findings = ContractComparison.Compare(from, to, today).Where(finding => policy.Covers(finding.Breaks)).ToList();
        var meaning = findings.Where(finding => (finding.Breaks & (Breaks.Model | Breaks.Meaning)) != 0 && policy.Covers(finding.Breaks & (Breaks.Model | Breaks.Meaning))).ToList();
        if (meaning.Count > 0 && from.Version == to.Version && to.HasMeaning)
            findings.Add(Unraised(from, to, meaning));
        return findings;
    }

    private static ContractFinding Unraised(Contract from, Contract to, List<ContractFinding> meaning)
    {
        var breaks = meaning.Aggregate(Breaks.Nobody, (all, finding) => all | finding.Breaks) & (Breaks.Model | Breaks.Meaning);
        var changes = string.Join(", ", meaning.Select(finding => $"{finding.Id} {finding.Subject}").OrderBy(text => text, StringComparer.Ordinal));
        return new ContractFinding(
            ContractRules.VersionNotRaised, DiagnosticSeverity.Error, breaks, "version", null, to.Version,
            string.Join(" ", meaning.Select(finding => finding.Change)),
            $"The meaning changes under the same version '{to.Version}' ({changes})",
            ImmutableArray.Create(from.ReleaseName).ToEquatableArray());
    }
}
