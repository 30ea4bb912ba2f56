using FeatureStore.Tool.Drift;

namespace FeatureStore.Tool.Output;

/// <summary>A definition against a live table.</summary>
/// <param name="Table">The definition.</param>
/// <param name="Live">Where the live table is, for people.</param>
/// <param name="Differences">Where the shapes differ.</param>
/// <param name="Rows">What the rows say; null where they were not looked at.</param>
/// <param name="WhyNoRows">Why they were not looked at; null where they were.</param>
internal sealed record DriftResult(TableInfo Table, string Live, ValueList<TableDifference> Differences, RowDrift? Rows, string? WhyNoRows);

/// <summary>Reports on drift.</summary>
internal static class DriftOutput
{
    public static Report Report(DriftResult drift)
    {
        var findings = drift.Differences.Select(d => DriftFindings.Of(d, drift.Table))
            .Concat(drift.Rows is { } found ? DriftFindings.Of(found) : [])
            .OrderByDescending(f => f.Severity).ToList();
        return new()
        {
            Command = "drift",
            Status = findings.Any(f => f.Status == CheckStatus.Fail) ? CheckStatus.Fail : findings.Count > 0 ? CheckStatus.Warn : CheckStatus.Pass,
            Answer = Answer(drift, findings),
            Origin = $"{drift.Table.TableId}, its definition against {drift.Live}, {(drift.Rows is { } rows ? $"{DriftFindings.Count(rows.Rows, "row")} of {DriftFindings.Days(rows.From, rows.To)}" : drift.WhyNoRows)}",
            Facts =
            [
                new("table", drift.Table.TableId), new("live", drift.Live), new("rows_looked_at", drift.Rows is not null),
                new("from", drift.Rows?.From), new("to", drift.Rows?.To), new("rows", drift.Rows?.Rows),
                new("breaks_reads", drift.Differences.Count(d => d.BreaksReads)), new("breaks_writes", drift.Differences.Count(d => d.BreaksWrites)),
            ],
            Findings = findings,
            Sections = [Differences(drift)],
        };
    }

    private static string Answer(DriftResult drift, List<Finding> findings)
    {
        if (findings.Count == 0)
            return drift.Rows is null ? "The live table has the shape of its definition." : "The live table and its rows are as the definition says.";
        var (reads, writes) = (drift.Differences.Count(d => d.BreaksReads), drift.Differences.Count(d => d.BreaksWrites));
        var (errors, warnings) = (findings.Count(f => f.Status == CheckStatus.Fail), findings.Count(f => f.Status == CheckStatus.Warn));
        return $"{DriftFindings.Count(findings.Count, "difference")}: {reads} {(reads == 1 ? "breaks" : "break")} reads, {writes} {(writes == 1 ? "breaks" : "break")} writes; {DriftFindings.Count(errors, "error")}, {DriftFindings.Count(warnings, "warning")}.";
    }

    // The findings say it in words; a program wants it in columns.
    private static Section Differences(DriftResult drift)
    {
        var section = new Section(
            "differences",
            SectionColumn.Text("rule"), SectionColumn.Text("severity"), SectionColumn.Text("subject"), SectionColumn.Text("definition"), SectionColumn.Text("live"),
            SectionColumn.Text("breaks_reads"), SectionColumn.Text("breaks_writes"), SectionColumn.Number("rows"), SectionColumn.Text("first_day"), SectionColumn.Text("last_day"))
        {
            ForPeople = false,
        };
        foreach (var difference in drift.Differences)
        {
            var finding = DriftFindings.Of(difference, drift.Table);
            section.Add(finding.Id, StatusText.Of(finding.Severity), difference.Subject, difference.Definition, difference.Live, difference.BreaksReads, difference.BreaksWrites, null, null, null);
        }

        if (drift.Rows is not { } rows)
            return section;
        foreach (var text in rows.UnknownTexts)
            section.Add("FS505", "error", text.Column, null, text.Text, true, false, text.Rows, text.FirstDay, text.LastDay);
        foreach (var column in rows.NullColumns)
            section.Add("FS506", "warning", column, null, null, false, false, rows.Rows, rows.From, rows.To);
        foreach (var text in rows.UnknownVersions)
            section.Add("FS508", "warning", text.Column, null, text.Text, false, false, text.Rows, text.FirstDay, text.LastDay);
        foreach (var mixed in rows.MixedDays)
            section.Add("FS510", "warning", mixed.Column, null, mixed.Detail, false, false, null, mixed.Day, mixed.Day);
        return section;
    }
}
