using FeatureStore.Generators.Contracts;
using FeatureStore.Tool.Contracts;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Tool.Output;

/// <summary>Reports on what changed since the releases.</summary>
internal static class ContractOutput
{
    public static Report Check(IReadOnlyList<ContractTable> tables, string today)
    {
        var findings = tables.SelectMany(table => Findings(table, today)).OrderByDescending(finding => finding.Severity).ToList();
        var (errors, warnings) = (findings.Count(finding => finding.Status == CheckStatus.Fail), findings.Count(finding => finding.Status == CheckStatus.Warn));
        var unreleased = tables.Where(table => table.Releases.Count == 0).Select(table => table.Name).ToList();
        return new()
        {
            Command = "contract check",
            Status = errors > 0 ? CheckStatus.Fail : warnings > 0 ? CheckStatus.Warn : CheckStatus.Pass,
            Answer = Answer(errors, warnings) + (unreleased.Count == 0 ? "" : $" Never released: {string.Join(", ", unreleased)}."),
            Origin = $"{string.Join(", ", tables.Select(table => table.Name))}, on {today}",
            Facts = [new("day", today)],
            Findings = findings,
            Sections = [],
        };
    }

    private static string Answer(int errors, int warnings) => (errors, warnings) switch
    {
        (0, 0) => "No change since the releases breaks anybody.",
        (0, _) => $"{Count(warnings, "warning")} since the releases.",
        _ => $"{Count(errors, "change")} since the releases {(errors == 1 ? "breaks" : "break")} somebody{(warnings == 0 ? "" : $", {Count(warnings, "warning")}")}.",
    };

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    private static IEnumerable<Finding> Findings(ContractTable table, string today)
    {
        var (open, stale) = table.Judge(today);
        var places = table.Places;
        foreach (var finding in open)
        {
            yield return new(Status(finding.Severity), finding.Id, $"{finding.Sentence}, against {string.Join(" and ", finding.Releases)}; it breaks {finding.Breaks.Describe()}.")
            {
                Description = finding.Rule.Descriptor.Title.ToString(System.Globalization.CultureInfo.InvariantCulture),
                Subject = $"{table.Name} {finding.Subject}",
                Evidence = [Place(places.Find(finding))],
                NextStep = finding.WaysOut,
            };
        }

        foreach (var diagnostic in stale.Select(each => each.ToDiagnostic()))
            yield return new(Status(diagnostic.Severity), diagnostic.Id, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture) + ".") { Subject = table.Name };
    }

    public static CheckStatus Status(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => CheckStatus.Fail,
        DiagnosticSeverity.Warning => CheckStatus.Warn,
        _ => CheckStatus.Pass,
    };

    public static string Place(Generators.Diagnostics.LocationInfo? place) =>
        place is null ? "" : FormattableString.Invariant($"{place.Path}({place.Lines.Start.Line + 1},{place.Lines.Start.Character + 1})");
}
