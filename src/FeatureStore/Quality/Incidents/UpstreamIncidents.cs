using System.Globalization;

namespace FeatureStore;

/// <summary>Finds upstreams that did not deliver, from the sources of their features; the columns of the upstream are the evidence.</summary>
internal static class UpstreamIncidents
{
    public static IEnumerable<Incident> Of(IReadOnlyList<UpstreamCounts> upstreams, long rows, IncidentWords words) =>
        upstreams.Select(u => Of(u, rows, words)).OfType<Incident>();

    private static Incident? Of(UpstreamCounts upstream, long rows, IncidentWords words)
    {
        var lost = upstream.Features.Zip(upstream.Defaulted, (feature, count) => (Feature: feature, Rows: count)).Where(f => IsLost(f.Feature, f.Rows, upstream.WithSource)).ToList();
        var isShort = !upstream.Info.IsCalculation
            && upstream.Features.Any(f => f.Critical)
            && IncidentShares.Reach(upstream.AllDefaulted, upstream.WithSource, IncidentShares.CriticalShort);
        var foundNothing = IncidentShares.Reach(upstream.NothingFound ?? 0, rows, IncidentShares.NearlyAll);
        if (lost.Count == 0 && !isShort && !foundNothing)
            return null;
        // Where all of it is missing somewhere, or nothing was found, the whole upstream is to blame.
        var whole = isShort || foundNothing || lost.Count == upstream.Features.Count;
        var hit = whole ? [.. upstream.Features.Zip(upstream.Defaulted)] : lost;
        var kind = KindOf(upstream, whole, foundNothing);
        return new()
        {
            Kind = kind,
            Severity = SeverityOf(hit, upstream.WithSource),
            UpstreamTable = upstream.Info is { IsCalculation: false, Table.Length: > 0 } ? upstream.Info.Table : null,
            Processor = upstream.Processor,
            Features = hit.Select(f => new IncidentFeature(f.Feature.Index, f.Feature.Name)).ToValueList(),
            Hit = foundNothing && upstream.AnyDefaulted == 0 ? upstream.NothingFound!.Value : whole && upstream.AllDefaulted > 0 ? upstream.AllDefaulted : hit.Max(f => f.Rows),
            LostValues = hit.Sum(f => f.Rows),
            Rows = rows,
            Cause = Cause(kind, upstream),
            Problem = Problem(upstream, hit, rows, words),
            NextStep = NextStep(kind, upstream, words),
            Evidence = Evidence(upstream, rows).ToValueList(),
        };
    }

    private static bool IsLost(FeatureInfo feature, long defaulted, long rows) =>
        IncidentShares.Reach(defaulted, rows, feature.Optional ? IncidentShares.OptionalLost : IncidentShares.Lost);

    private static IncidentKind KindOf(UpstreamCounts upstream, bool whole, bool foundNothing)
    {
        if (upstream.Info.IsCalculation)
            return IncidentKind.NotCalculated;
        if (foundNothing)
            return IncidentKind.NotDelivered;
        if (whole && upstream.FoundYetDefaulted * 2 > upstream.AllDefaulted)
            return IncidentKind.NotTakenUp;
        return whole && IncidentShares.Reach(upstream.AllDefaulted, upstream.WithSource, IncidentShares.NearlyAll)
            ? IncidentKind.NotDelivered
            : IncidentKind.DeliveredInPart;
    }

    private static Severity SeverityOf(IEnumerable<(FeatureInfo Feature, long Rows)> hit, long rows) =>
        hit.Any(f => f.Rows > 0 && (f.Feature.Critical || (!f.Feature.Optional && IncidentShares.Reach(f.Rows, rows, IncidentShares.NearlyAll))))
            ? Severity.Error
            : Severity.Warning;

    private static string Cause(IncidentKind kind, UpstreamCounts upstream)
    {
        var name = Name(upstream) ?? "An upstream that the catalog does not name";
        return kind switch
        {
            IncidentKind.NotCalculated => "The calculation failed",
            IncidentKind.NotDelivered => $"{name} did not deliver",
            IncidentKind.NotTakenUp => $"{name} delivered, and it was not taken up",
            _ => $"{name} delivered in part",
        };
    }

    private static string Problem(UpstreamCounts upstream, List<(FeatureInfo Feature, long Rows)> hit, long rows, IncidentWords words)
    {
        var features = IndexRanges.Named([.. hit.Select(f => f.Feature.Index)]);
        var (least, most) = (hit.Min(f => f.Rows), hit.Max(f => f.Rows));
        if (upstream.WithSource == 0)
            return $"{upstream.Info.RowsFound} is 0 for {words.Of(upstream.NothingFound ?? 0, rows)}, and {features} carry no source to tell by";
        if (most == 0)
            return $"{upstream.Info.RowsFound} is 0 for {words.Of(upstream.NothingFound ?? 0, rows)}, though {features} name a source that is no default";
        if (hit.Count < upstream.Features.Count || upstream.AllDefaulted == 0)
            return $"{features} defaulted for {(least == most ? "" : $"{least} to ")}{words.Of(most, upstream.WithSource)}";
        var some = upstream.AnyDefaulted - upstream.AllDefaulted;
        return $"{features} {(some > 0 ? "all " : "")}defaulted for {words.Of(upstream.AllDefaulted, upstream.WithSource)}{(some > 0 ? $", some of them for {some} more" : "")}";
    }

    private static string NextStep(IncidentKind kind, UpstreamCounts upstream, IncidentWords words)
    {
        var name = upstream.Processor ?? (Name(upstream) is { } table ? $"what fills {table}" : "what fills them");
        return kind switch
        {
            IncidentKind.NotDelivered => $"run {name} for {words.Day}, then rebuild the rows",
            IncidentKind.DeliveredInPart => $"find out what {(upstream.Processor is null ? $"is missing in {Name(upstream) ?? "their upstream"}" : $"{name} left out")} for {words.Day}, run it again, then rebuild the rows",
            IncidentKind.NotTakenUp => $"rebuild the rows of {words.Day}; if they default again, look at how they are read from {upstream.Info.Table}",
            _ => $"look at the inputs of the calculation for {words.Day}, then rebuild the rows",
        };
    }

    /// <summary>What the columns of the upstream say of a day, whether it speaks for or against the upstream.</summary>
    public static IEnumerable<IncidentEvidence> Evidence(UpstreamCounts upstream, long rows)
    {
        if (upstream is { Info.RowsFound: { } found, NothingFound: { } nothing })
            yield return new(found, nothing == 0 ? $"is 0 in none of {rows} rows" : $"is 0 in {IncidentWords.OfRows(nothing, rows)}");
        if (upstream is { Info.LastUpdated: { } updated, WithoutUpdate: { } without })
        {
            if (without > 0)
                yield return new(updated, $"is null in {IncidentWords.OfRows(without, rows)}");
            else if (upstream.NewestUpdate is { } newest)
                yield return new(updated, $"is {newest.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC at the latest");
        }

        if (upstream is { Info.Completeness: { } complete, Completeness: { } share and < 99.95 })
            yield return new(complete, $"is {share.ToString("0.0", CultureInfo.InvariantCulture)} on average");
        if (upstream is { MissingColumn: { } missing, Processor: { } processor, NamedMissing: > 0 and var named })
            yield return new(missing, $"names {processor} in {IncidentWords.OfRows(named, rows)}");
    }

    /// <summary>What to call an upstream; null if the catalog does not name it.</summary>
    public static string? Name(UpstreamCounts upstream) => upstream.Processor ?? (upstream.Info.Table.Length > 0 ? upstream.Info.Table : null);
}
