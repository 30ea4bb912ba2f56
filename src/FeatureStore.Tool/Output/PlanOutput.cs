using FeatureStore.Tool.Drift;
using FeatureStore.Tool.Plan;

namespace FeatureStore.Tool.Output;

/// <summary>Reports on a plan.</summary>
internal static class PlanOutput
{
    public static Report Report(string table, string live, IReadOnlyList<PlanStep> steps, bool acceptLossy, bool isApplied)
    {
        var findings = steps.Select(step => Finding(step, acceptLossy)).OrderByDescending(finding => finding.Severity).ToList();
        return new()
        {
            Command = "plan",
            Status = findings.Any(f => f.Status == CheckStatus.Fail) ? CheckStatus.Fail : findings.Any(f => f.Status == CheckStatus.Warn) ? CheckStatus.Warn : CheckStatus.Pass,
            Answer = Answer(steps, isApplied),
            Origin = $"{table}, from {live} to its definition",
            Facts = [new("table", table), new("live", live), new("lossy_accepted", acceptLossy), new("applied", isApplied)],
            Findings = findings,
            Sections = [Section(steps, acceptLossy)],
        };
    }

    /// <summary>On DDL of somebody's own.</summary>
    public static Report Judged(string table, string live, IReadOnlyList<PlannedDefect> defects, int statements) => new()
    {
        Command = "plan",
        Status = defects.Count > 0 ? CheckStatus.Fail : CheckStatus.Pass,
        Answer = $"{DriftFindings.Count(statements, "statement")} about {table}: {(defects.Count == 0 ? "nothing in them fails, does nothing, or destroys" : $"{DriftFindings.Count(defects.Count, "defect")}")}.",
        Origin = $"{table} as it is in {live}",
        Facts = [new("table", table), new("live", live), new("statements", statements)],
        Findings = [.. defects.Select(defect => DriftRule.PlanFails.Find(defect.Clause, defect.Breaks) with { Subject = defect.Place.ToString(), Evidence = [defect.Place.ToString()], NextStep = defect.NextStep })],
    };

    public static string Name(PlanGrade grade) => grade.ToString().ToLowerInvariant();

    private static string Answer(IReadOnlyList<PlanStep> steps, bool isApplied)
    {
        if (steps.Count == 0)
            return "The live table is as its definition says; there is nothing to do.";
        var counts = Enum.GetValues<PlanGrade>().Select(grade => (grade, Count: steps.Count(step => step.Grade == grade))).Where(each => each.Count > 0);
        return $"{DriftFindings.Count(steps.Count, "step")}{(isApplied ? ", applied" : "")}: {string.Join(", ", counts.Select(each => FormattableString.Invariant($"{each.Count} {Name(each.grade)}")))}.";
    }

    private static Finding Finding(PlanStep step, bool acceptLossy) => step.Grade switch
    {
        PlanGrade.Lossy => DriftRule.PlanFails.Find(step.Sentence, "rows that are there", isError: !acceptLossy && !step.IsOptional) with
        {
            Subject = step.Subject,
            NextStep = acceptLossy ? null : "look at what would be lost, and accept it with --lossy",
        },
        PlanGrade.Impossible => DriftRule.PlanFails.Find(step.Sentence, "the plan, which cannot reach the definition", isError: !step.IsOptional) with { Subject = step.Subject },
        _ => new(step.Grade == PlanGrade.Rewrite ? CheckStatus.Warn : CheckStatus.Pass, $"plan-{Name(step.Grade)}", $"{step.Sentence}.") { Subject = step.Subject },
    };

    private static Section Section(IReadOnlyList<PlanStep> steps, bool acceptLossy)
    {
        var section = new Section("steps", SectionColumn.Text("grade"), SectionColumn.Text("subject"), SectionColumn.Text("done"), SectionColumn.Text("statements"), SectionColumn.Text("command"));
        foreach (var step in steps)
            section.Add(Name(step.Grade), step.Subject, step.IsDone(acceptLossy) && step.Statements.Count > 0, step.Statements, step.Command);
        return section;
    }
}
