using System.Globalization;
using FeatureStore.Generators.Diagnostics;
using FeatureStore.Tool.Ddl;

namespace FeatureStore.Tool.Output;

/// <summary>Reports on DDL that became a definition.</summary>
internal static class ImportOutput
{
    public static Report Report(DdlFiles files, IReadOnlyList<string> paths, IReadOnlyList<DiagnosticInfo> problems, string? output)
    {
        var findings = files.Contradictions.Select(Finding)
            .Concat(problems.Select(Finding))
            .Concat(files.NotKept.Select(NotKept))
            .OrderByDescending(finding => finding.Severity).ToList();
        var (table, columns) = (files.Table.Path.Table, files.Table.Columns.Length);
        return new()
        {
            Command = "import",
            Status = findings.Any(finding => finding.Status == CheckStatus.Fail) ? CheckStatus.Fail : findings.Any(finding => finding.Status == CheckStatus.Warn) ? CheckStatus.Warn : CheckStatus.Pass,
            Answer = $"{table} has {Count(columns, "column")} after {Count(files.Statements, "statement")}{(output is null ? "" : $"; it is in {output}")}.",
            Origin = string.Join(", ", paths) + (files.Others == 0 ? "" : $"; {Count(files.Others, "statement")} about something else passed over"),
            Facts = [new("table", table), new("columns", columns), new("statements", files.Statements), new("other_statements", files.Others)],
            Findings = findings,
        };
    }

    private static Finding Finding(Contradiction contradiction)
    {
        var (status, id) = contradiction.Kind switch
        {
            ContradictionKind.Fails => (CheckStatus.Fail, "statement-fails"),
            ContradictionKind.DoesNothing => (CheckStatus.Warn, "statement-does-nothing"),
            _ => (CheckStatus.Warn, "tables-diverge"),
        };
        return new(status, id, $"{contradiction.Sentence}.") { Evidence = [contradiction.Place.ToString()], NextStep = contradiction.NextStep };
    }

    // What a build will say of the definition, such as that a column needs another name in C#; the table is as the DDL says all the same.
    private static Finding Finding(DiagnosticInfo problem) =>
        new(CheckStatus.Warn, problem.ToDiagnostic().Id, $"{problem.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture)}.");

    private static Finding NotKept(DdlOption option) => new(CheckStatus.Pass, "option-not-kept", $"The option {option.Name} is not kept by a definition.") { Evidence = [option.Place.ToString()] };

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
