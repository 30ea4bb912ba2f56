namespace FeatureStore.Tool.Output;

/// <summary>Reports on bad features.</summary>
internal static class FindBadOutput
{
    public static Report Report(BadFeatureReport found, string source, bool isNewest)
    {
        var days = found.From == found.To ? $"{found.From:yyyy-MM-dd}{(isNewest ? " (the newest day)" : "")}" : $"{found.From:yyyy-MM-dd} to {found.To:yyyy-MM-dd}";
        return new()
        {
            Command = "find-bad",
            Status = DayStatuses.Of(found.Verdict.Status),
            Answer = found.Verdict.Sentence,
            Origin = $"{found.Table.TableId}, {days}, from {source}",
            Facts =
            [
                new("table", found.Table.TableId), new("from", found.From), new("to", found.To), new("is_newest_day", isNewest), new("source", source),
                new("threshold", found.Threshold), new("rows", found.Rows), new("without_quality", found.WithoutQuality),
                new("bad_rows", found.BadRowCount), new("worst_category", found.WorstCategory),
            ],
            Findings = [.. Findings(found)],
            Sections = found.Verdict.Status == DayStatus.Unknown ? [] : [Features(found), Groups(found), Rows(found)],
        };
    }

    // One finding per processor that features which are hit alike come from: that is what somebody can run again.
    private static IEnumerable<Finding> Findings(BadFeatureReport found) => found.Features
        .Where(f => f.Status is DayStatus.Warning or DayStatus.Bad)
        .GroupBy(f => (f.Status, f.Feature.UpstreamProcessor))
        .OrderByDescending(g => g.Key.Status)
        .ThenByDescending(g => g.Sum(f => f.Bad))
        .Select(g => new Finding(DayStatuses.Of(g.Key.Status), "bad-features", $"{Names(g)}: {Hit(g)} of {Plural(found, found.Rows - found.WithoutQuality)} below {Number(found.Threshold)}.")
        {
            Description = "Features whose quality is below the threshold for more rows than is normal.",
            Subject = DayRangeText(found),
            Evidence = [.. g.Select(f => $"feature {f.Feature.Index} {f.Feature.Name}: quality {Cell.ForPeople(f.Average, 1)} on average, defaulted in {f.Defaulted} rows")],
            NextStep = g.Key.UpstreamProcessor is { } processor
                ? $"see with 'featurestore check' whether {processor} delivered; run it again, then rebuild the rows"
                : "look at the inputs of these features, then rebuild the rows",
        });

    private static string Names(IEnumerable<FeatureQuality> features)
    {
        var indices = features.Select(f => f.Feature.Index).ToList();
        return $"{(indices.Count == 1 ? "Feature" : "Features")} {Ranges.Of(indices)}";
    }

    private static string Hit(IEnumerable<FeatureQuality> features)
    {
        var (least, most) = (features.Min(f => f.Bad), features.Max(f => f.Bad));
        return least == most ? $"{most}" : $"{least} to {most}";
    }

    private static Section Features(BadFeatureReport found)
    {
        var section = new Section(
            "features",
            SectionColumn.Number("feature"), SectionColumn.Text("name"), SectionColumn.Text("category"), SectionColumn.Text("kind"),
            SectionColumn.Number("average_quality", "quality"), SectionColumn.Number("defaulted"), SectionColumn.Number("below_threshold", $"below {Number(found.Threshold)}"),
            SectionColumn.Text("status"));
        foreach (var f in found.Features)
        {
            var kind = f.Feature.Critical ? "critical" : f.Feature.Optional ? "optional" : "";
            section.Add(f.Feature.Index, f.Feature.Name, f.Feature.Category, kind, f.Average, f.Defaulted, f.Bad, StatusText.Of(f.Status));
        }

        return section;
    }

    private static Section Groups(BadFeatureReport found)
    {
        var section = new Section(
            "groups",
            SectionColumn.Text("group"), SectionColumn.Text("features"), SectionColumn.Text("category"), SectionColumn.Number("average_quality", "quality"),
            SectionColumn.Number("all_defaulted"), SectionColumn.Number("all_below_threshold", $"all below {Number(found.Threshold)}"), SectionColumn.Number("any_below_threshold", "any"), SectionColumn.Text("status"));
        foreach (var g in found.Groups)
            section.Add(g.Group.Name, Ranges.Of(g.Group.Features), g.Group.Category, g.Average, g.AllDefaulted, g.AllBad, g.AnyBad, StatusText.Of(g.Status));
        return section;
    }

    private static Section Rows(BadFeatureReport found)
    {
        var entity = found.Table.Catalog?.Entity;
        var (singular, plural) = entity is null ? ("row", "rows") : (entity.Singular, entity.Plural);
        var more = found.BadRowCount - found.BadRows.Count;
        var section = new Section(
            plural,
            SectionColumn.Text(singular), SectionColumn.Text("day") with { ForPeople = found.From != found.To },
            SectionColumn.Number("category_quality", $"{found.WorstCategory ?? "category"} quality"),
            SectionColumn.Text("features") with { ForPeople = false }, SectionColumn.Text("qualities") with { ForPeople = false }, SectionColumn.Text("sources") with { ForPeople = false },
            SectionColumn.Text("below", $"below {Number(found.Threshold)}: quality and source"))
        {
            Note = more > 0 ? $"{more} more {(more == 1 ? singular : plural)}; --limit shows them." : found.BadRowCount == 0 ? $"No {singular} has a feature below {Number(found.Threshold)}, but for optional ones." : null,
        };
        foreach (var row in found.BadRows)
        {
            section.Add(
                row.Entity, row.Day, row.CategoryQuality,
                row.Features.Select(f => f.Feature.Index).ToList(), row.Features.Select(f => f.Quality).ToList(), row.Features.Select(f => f.Source).ToList(), Below(row));
        }

        return section;
    }

    // Features of one quality and source in one breath: 5-8, 13, 14: 40 default.
    private static string Below(BadRow row) => string.Join("; ", row.Features
        .GroupBy(f => (f.Quality, f.Source), f => f.Feature.Index)
        .Select(g => $"{Ranges.Of([.. g])}: {(g.Key.Quality is { } quality ? Number(quality) : "-")} {g.Key.Source ?? "-"}"));

    private static string Plural(BadFeatureReport found, long rows) => $"{rows} {(found.From == found.To && found.Table.Catalog?.Entity is { } entity ? rows == 1 ? entity.Singular : entity.Plural : rows == 1 ? "row" : "rows")}";

    private static string DayRangeText(BadFeatureReport found) => found.From == found.To ? $"{found.From:yyyy-MM-dd}" : $"{found.From:yyyy-MM-dd} to {found.To:yyyy-MM-dd}";

    private static string Number(double value) => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
