namespace FeatureStore.Tool.Output;

/// <summary>Lists checks.</summary>
internal static class ChecksOutput
{
    public static Report Report(CheckSet checks, string? assembly, DateOnly day, IReadOnlyList<SqlDialect> dialects) => new()
    {
        Command = "checks",
        Status = CheckStatus.Pass,
        Answer = $"{checks.Count} {(checks.Count == 1 ? "check" : "checks")} of {string.Join(", ", checks.Select(c => c.Table.TableId).Distinct())}.",
        Origin = assembly ?? "built in, from the catalog of the table",
        Facts = [new("assembly", assembly)],
        Sections = [Section(checks, day, dialects)],
    };

    /// <summary>The statements of the checks, which can be run as they are.</summary>
    public static void WriteSql(TextWriter output, CheckSet checks, DateOnly day, IReadOnlyList<SqlDialect> dialects)
    {
        var isFirst = true;
        foreach (var check in checks)
        {
            foreach (var dialect in dialects)
            {
                if (!isFirst)
                    output.WriteLine();
                isFirst = false;
                output.WriteLine($"-- {Printable.Of(check.Id)}{(check.Description.Length > 0 ? $": {Printable.Of(check.Description)}" : "")}");
                StatementText.Write(output, dialect, check.ToSql(day, dialect));
            }
        }
    }

    private static Section Section(CheckSet checks, DateOnly day, IReadOnlyList<SqlDialect> dialects)
    {
        var section = new Section(
            "checks",
            [
                SectionColumn.Text("table") with { ForPeople = checks.PerTable().Count > 1 }, SectionColumn.Text("check"), SectionColumn.Text("severity"), SectionColumn.Text("dimension"),
                SectionColumn.Text("threshold"), SectionColumn.Text("description"), .. dialects.Select(d => SectionColumn.Text($"{d.Name.ToLowerInvariant()}_sql") with { ForPeople = false }),
            ]);
        foreach (var check in checks)
        {
            section.Add(
                [
                    check.Table.TableId, check.Id, StatusText.Of(check.Severity), check.Dimension.ToString().ToLowerInvariant(), Levels(check), check.Description,
                    .. dialects.Select(d => check.ToSql(day, d).Text),
                ]);
        }

        return section;
    }

    private static string? Levels(Check check)
    {
        var (threshold, levels) = (check.Threshold, new List<string>());
        if (check.Severity != Severity.Info)
            Add("warn", threshold.WarnCount, threshold.WarnPercent);
        if (check.Severity != Severity.Info)
            Add(check.Severity == Severity.Error ? "fail" : "warn", threshold.FailCount, threshold.FailPercent);
        return levels.Count == 0 ? null : string.Join(", ", levels);

        void Add(string what, long? count, double? percent)
        {
            if (count is { } number)
                levels.Add(FormattableString.Invariant($"{what} from {number}"));
            if (percent is { } share)
                levels.Add(FormattableString.Invariant($"{what} from {share:0.###} %"));
        }
    }
}
