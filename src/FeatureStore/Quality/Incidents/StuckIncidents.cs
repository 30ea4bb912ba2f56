using System.Globalization;

namespace FeatureStore;

/// <summary>Finds features whose values hardly differ although their sources are healthy: quality and defaults do not show it, statistics do.</summary>
internal static class StuckIncidents
{
    public static IEnumerable<Incident> Of(IReadOnlyList<ValueStatistics> statistics, IReadOnlyList<UpstreamCounts> upstreams, long rows, IncidentWords words)
    {
        foreach (var upstream in upstreams)
        {
            var stuck = statistics.Where(s => upstream.Features.Contains(s.Feature) && IsStuck(s)).ToList();
            if (stuck.Count > 0)
                yield return Of(stuck, upstream, rows, words);
        }
    }

    private static bool IsStuck(ValueStatistics values) =>
        values.Count >= StatisticsCheck.MinValues
        && (values.StandardDeviation < values.Feature.MinStandardDeviation
            || values.Distinct < values.Feature.MinDistinct
            || values.Zeros >= values.Count * StatisticsCheck.MaxZeroPercent / 100);

    private static Incident Of(List<ValueStatistics> stuck, UpstreamCounts upstream, long rows, IncidentWords words)
    {
        var constant = stuck.All(s => Most(s) is { } most && IncidentShares.Reach(most.Rows, s.Count, IncidentShares.NearlyAll));
        var nearly = stuck.All(s => s.Distinct == 1) ? "" : "nearly ";
        var verb = constant ? $"delivered {nearly}{(stuck.Count == 1 ? "a constant" : "constants")}" : "delivered values that hardly differ";
        var name = UpstreamIncidents.Name(upstream);
        return new()
        {
            Kind = IncidentKind.Stuck,
            Severity = constant || stuck.Any(s => s.Feature.Critical) ? Severity.Error : Severity.Warning,
            UpstreamTable = upstream.Info is { IsCalculation: false, Table.Length: > 0 } ? upstream.Info.Table : null,
            Processor = upstream.Processor,
            Features = stuck.Select(s => new IncidentFeature(s.Feature.Index, s.Feature.Name)).ToValueList(),
            Hit = stuck.Max(s => Most(s)?.Rows ?? s.Count),
            LostValues = stuck.Sum(s => Most(s)?.Rows ?? s.Count),
            Rows = rows,
            Cause = upstream.Info.IsCalculation ? $"The calculation {verb}" : $"{name ?? "An upstream that the catalog does not name"} {verb}",
            Problem = string.Join("; ", stuck.Select(s => Problem(s, rows))),
            NextStep = upstream.Info.IsCalculation
                ? $"look at the inputs of the calculation for {words.Day}, then rebuild the rows"
                : $"find out why {upstream.Processor ?? $"{name ?? "the upstream"}"} gave {(stuck.Count == 1 ? "this value" : "these values")}, run it again for {words.Day}, then rebuild the rows",
            Evidence = stuck.Select(Evidence).Concat(UpstreamIncidents.Evidence(upstream, rows)).ToValueList(),
        };
    }

    private static string Problem(ValueStatistics values, long rows)
    {
        var most = Most(values);
        var said = most is { } value
            ? $"{values.Feature.Name} is {IncidentWords.Number(value.Value)} in {(value.Rows == values.Count ? $"all {values.Count} rows" : IncidentWords.OfRows(value.Rows, values.Count))}"
            : $"{values.Feature.Name} has {values.Distinct} different values in {values.Count} rows";
        var where = values.Count == rows ? "" : " that did not default";
        var quality = values.Quality is { } average ? $", though its quality reads {average.ToString("0", CultureInfo.InvariantCulture)}" : "";
        return said + where + quality;
    }

    private static IncidentEvidence Evidence(ValueStatistics values)
    {
        var feature = values.Feature;
        var column = feature.ValueElement is { } element ? $"{feature.ValueColumn}[{element}]" : feature.ValueColumn!;
        var distinct = feature.MinDistinct is { } floor ? $" (at least {floor} are normal)" : "";
        var deviation = feature.MinStandardDeviation is { } least ? $" (at least {IncidentWords.Number(least)} is normal)" : "";
        return new(column, $"has {values.Distinct} different {(values.Distinct == 1 ? "value" : "values")}{distinct} and a standard deviation of {IncidentWords.Number(values.StandardDeviation ?? 0)}{deviation}");
    }

    // The value of most rows, as far as the statistics know it: the only one, or 0.
    private static (double Value, long Rows)? Most(ValueStatistics values) =>
        values is { Distinct: 1, Max: { } only } ? (only, values.Count) : values.Zeros * 2 > values.Count ? (0, values.Zeros) : null;
}
