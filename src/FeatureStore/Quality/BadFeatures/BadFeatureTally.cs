namespace FeatureStore;

/// <summary>Counts bad features row by row, and keeps the bad rows: those of some days, so they fit in memory.</summary>
internal sealed class BadFeatureTally
{
    private readonly CatalogInfo _catalog;
    private readonly double _threshold;
    private readonly HashSet<string> _defaults;
    private readonly FeatureCounts[] _features;
    private readonly GroupCounts[] _groups;
    private readonly List<TalliedRow> _bad = [];
    private long _rows;
    private long _withoutQuality;

    public BadFeatureTally(CatalogInfo catalog, double threshold)
    {
        (_catalog, _threshold) = (catalog, threshold);
        _defaults = [.. catalog.Sources.Where(s => s.IsDefault).Select(s => s.Name)];
        _features = [.. catalog.Features.Select(_ => new FeatureCounts())];
        _groups = [.. catalog.Groups.Select(_ => new GroupCounts())];
    }

    public void Add(string? entity, DateOnly day, Func<int, double?> quality, Func<int, string?> source)
    {
        _rows++;
        var cells = new RowCell[_features.Length];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = Count(_features[i], quality(i), source(i));
        if (cells.All(c => c is { Quality: null, Source: null }))
        {
            _withoutQuality++;
            return;
        }

        for (var i = 0; i < _groups.Length; i++)
            Count(_groups[i], [.. _catalog.Groups[i].Features.Select(f => cells[f])]);
        var bad = _catalog.Features.Where(f => !f.Optional && cells[f.Index].IsBad).Select(f => new BadFeature(f, cells[f.Index].Quality, cells[f.Index].Source)).ToValueList();
        if (bad.Count > 0)
            _bad.Add(new(entity, day, bad, [.. _catalog.Categories.Select(c => Mean(c, cells))]));
    }

    public BadFeatureReport Report(TableInfo table, DateOnly from, DateOnly to, int limit)
    {
        var groups = _catalog.Groups.Zip(_groups, (g, c) => new GroupQuality(g, c.Average, c.AllDefaulted, c.AllBad, c.AnyBad)
        {
            Status = BadFeatureVerdicts.StatusOf(g.Features.Select(f => _catalog.Features[f]), c.AllBad, _rows - _withoutQuality),
        }).ToValueList();
        var category = groups.Where(g => g.AnyBad > 0).OrderByDescending(g => g.AllBad).ThenByDescending(g => g.AnyBad).FirstOrDefault()?.Group.Category
            ?? (_catalog.Categories.Count > 0 ? _catalog.Categories[0].Name : null);
        var position = _catalog.Categories.Select(c => c.Name).ToList().IndexOf(category ?? "");
        var report = new BadFeatureReport
        {
            Table = table,
            From = from,
            To = to,
            Threshold = _threshold,
            Rows = _rows,
            WithoutQuality = _withoutQuality,
            Features = _catalog.Features.Zip(_features, (f, c) => new FeatureQuality(f, c.Average, c.Defaulted, c.Bad) { Status = StatusOf(f, c, groups) }).ToValueList(),
            Groups = groups,
            WorstCategory = category,
            BadRowCount = _bad.Count,
            BadRows = _bad
                .Select(r => new BadRow(r.Entity, r.Day, position < 0 ? null : r.Categories[position], r.Features))
                .OrderBy(r => r.CategoryQuality ?? 0)
                .ThenByDescending(r => r.Features.Count(f => f.Feature.Critical))
                .ThenByDescending(r => r.Features.Count)
                .ThenBy(r => r.Day)
                .ThenBy(r => r.Entity, StringComparer.Ordinal)
                .Take(limit)
                .ToValueList(),
            Verdict = new(DayStatus.Unknown, null, ""),
        };
        return report with { Verdict = BadFeatureVerdicts.Of(report) };
    }

    private DayStatus StatusOf(FeatureInfo feature, FeatureCounts counts, IEnumerable<GroupQuality> groups)
    {
        var own = BadFeatureVerdicts.StatusOf(feature, counts.Bad, _rows - _withoutQuality);
        return feature.Optional ? own : groups.Where(g => g.Group.Features.Contains(feature.Index)).Select(g => g.Status).Append(own).Max();
    }

    private RowCell Count(FeatureCounts counts, double? quality, string? source)
    {
        var isDefault = source is not null && _defaults.Contains(source);
        var isBad = quality is { } value ? value < _threshold : isDefault;
        if (quality is { } known && !double.IsNaN(known))
            counts.Add(known);
        counts.Defaulted += isDefault ? 1 : 0;
        counts.Bad += isBad ? 1 : 0;
        return new(quality, source, isDefault, isBad);
    }

    private static void Count(GroupCounts counts, RowCell[] cells)
    {
        foreach (var cell in cells)
        {
            if (cell.Quality is { } quality && !double.IsNaN(quality))
                counts.Add(quality);
        }

        counts.AllDefaulted += cells.All(c => c.IsDefault) ? 1 : 0;
        counts.AllBad += cells.All(c => c.IsBad) ? 1 : 0;
        counts.AnyBad += cells.Any(c => c.IsBad) ? 1 : 0;
    }

    private static double? Mean(CategoryInfo category, RowCell[] cells) => category.Features.Select(f => cells[f].Quality).Average();

    private readonly record struct RowCell(double? Quality, string? Source, bool IsDefault, bool IsBad);

    private sealed record TalliedRow(string? Entity, DateOnly Day, ValueList<BadFeature> Features, double?[] Categories);

    private class Averaging
    {
        private double _sum;
        private long _count;

        public double? Average => _count == 0 ? null : _sum / _count;

        public void Add(double quality)
        {
            _sum += quality;
            _count++;
        }
    }

    private sealed class FeatureCounts : Averaging
    {
        public long Defaulted { get; set; }

        public long Bad { get; set; }
    }

    private sealed class GroupCounts : Averaging
    {
        public long AllDefaulted { get; set; }

        public long AllBad { get; set; }

        public long AnyBad { get; set; }
    }
}
