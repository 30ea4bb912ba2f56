namespace FeatureStore;

/// <summary>What incidents are found by, among the measures of a report.</summary>
internal sealed class IncidentMeasures
{
    private readonly CatalogColumns _columns;
    private readonly List<UpstreamMeasures> _upstreams;
    private readonly List<ValueMeasures> _values;
    private readonly SourceMeasures _sources;

    public IncidentMeasures(CatalogColumns columns, DayMeasures measures)
    {
        _columns = columns;
        var catalog = columns.Catalog;
        _upstreams = [.. catalog.Features
            .GroupBy(f => (f.UpstreamTable, f.UpstreamProcessor))
            .Select(g => new UpstreamMeasures(columns, measures, catalog.Upstreams.FirstOrDefault(u => u.Table == g.Key.UpstreamTable), [.. g]))];
        _values = [.. catalog.Features
            .Where(f => f.ValueColumn is not null && (f.MinStandardDeviation is not null || f.MinDistinct is not null))
            .Select(f => new ValueMeasures(columns, measures, f))];
        _sources = new(columns, measures);
    }

    /// <summary>The incidents of a day, out of the values of the measures.</summary>
    public IEnumerable<Incident> Find(ValueList<object?> values, long rows, DateOnly day)
    {
        if (rows == 0)
            return [];
        var words = new IncidentWords(_columns.Table, day);
        var upstreams = _upstreams.Select(u => u.Read(values)).ToList();
        var statistics = _values.Select(v => v.Read(values)).ToList();
        return UpstreamIncidents.Of(upstreams, rows, words)
            .Concat(StuckIncidents.Of(statistics, upstreams, rows, words))
            .Concat(UnknownSourceIncidents.Of(_sources.Read(values), rows));
    }
}
