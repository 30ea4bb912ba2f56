using System.Reflection;

namespace FeatureStore.Tool.Output.Formats;

/// <summary>SARIF 2.1.0: a rule for each kind of finding, a result for each finding.</summary>
internal static class SarifFormat
{
    private static readonly string ToolVersion =
        typeof(SarifFormat).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    public static void Write(TextWriter output, Report report)
    {
        var rules = report.Findings.DistinctBy(f => f.Id).ToList();
        var indices = rules.Select((f, i) => (f.Id, i)).ToDictionary(r => r.Id, r => r.i);
        var run = new SarifRun(
            new(new("featurestore", ToolVersion, [.. rules.Select(Rule)])),
            [.. report.Findings.Select(f => Result(f, indices[f.Id]))],
            new() { ["command"] = report.Command, ["status"] = StatusText.Of(report.Status), ["answer"] = report.Answer, ["origin"] = report.Origin });
        var log = new SarifLog("https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json", "2.1.0", [run]);
        output.WriteLine(JsonStyle.Text(log));
    }

    private static SarifRule Rule(Finding finding) => new(finding.Id, new(finding.Description ?? finding.Id), new(DefaultLevel(finding.Severity)));

    private static SarifResult Result(Finding finding, int ruleIndex) => new(
        finding.Id,
        ruleIndex,
        Kind(finding.Status),
        finding.Status is CheckStatus.Fail or CheckStatus.Warn ? DefaultLevel(finding.Severity) : "none",
        new(finding.NextStep is null ? finding.Sentence : $"{finding.Sentence} Next: {finding.NextStep}."),
        finding.Subject is null ? [] : [new([new(finding.Subject)])],
        new(finding.Evidence, finding.NextStep));

    // A level other than none is only for what fails.
    private static string Kind(CheckStatus status) => status switch
    {
        CheckStatus.Fail or CheckStatus.Warn => "fail",
        CheckStatus.Pass => "pass",
        CheckStatus.Error => "open",
        _ => "notApplicable",
    };

    private static string DefaultLevel(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
