using System.Globalization;
using FeatureStore.Generators.Contracts;
using FeatureStore.Tool.Contracts;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Tool.Output;

/// <summary>Reports on what changes from one definition to another.</summary>
internal static class DiffOutput
{
    public static Report Report(DiffSide from, DiffSide to, ContractPolicy? asked, string today)
    {
        // DDL has columns and storage; that is what can be compared with it.
        var columnsOnly = from.Contract.HasMeaning != to.Contract.HasMeaning;
        var (before, after) = columnsOnly ? (from.WithoutMeaning(), to.WithoutMeaning()) : (from, to);
        var changes = ContractJudgement.Judge(after.Contract, [before.Contract], asked ?? to.Policy ?? ContractPolicy.Semantic, today);
        var findings = changes.Select(change => Finding(change, to)).OrderByDescending(finding => finding.Severity).ToList();
        var breaking = findings.Count(finding => finding.Status == CheckStatus.Fail);
        var warnings = findings.Count(finding => finding.Status == CheckStatus.Warn);
        return new()
        {
            Command = "diff",
            Status = breaking > 0 ? CheckStatus.Fail : warnings > 0 ? CheckStatus.Warn : CheckStatus.Pass,
            Answer = findings.Count == 0
                ? "Nothing changes that matters to anybody."
                : $"{Count(findings.Count, "change")}: {breaking} of them breaking, {Count(warnings, "warning")}.",
            Origin = $"from {from.Name} to {to.Name}{(columnsOnly ? ", columns and storage alone, as one of them has no catalog" : "")}",
            Facts = [new("from", from.Name), new("to", to.Name), new("table", to.Contract.Table), new("columns_only", columnsOnly)],
            Findings = findings,
        };
    }

    private static Finding Finding(ContractFinding change, DiffSide to) => new(
        ContractOutput.Status(change.Severity),
        change.Id,
        $"{change.Sentence}{(change.Breaks == Breaks.Nobody ? "" : $"; it breaks {change.Breaks.Describe()}")}.")
    {
        Description = change.Rule.Descriptor.Title.ToString(CultureInfo.InvariantCulture),
        Subject = change.Subject,
        Evidence = to.Places?.Find(change) is { } place ? [ContractOutput.Place(place)] : [],
        NextStep = change.Severity == DiagnosticSeverity.Info ? null : change.Rule.WaysOut,
    };

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
