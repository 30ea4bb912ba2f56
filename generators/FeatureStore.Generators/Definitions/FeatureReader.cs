using System.Collections.Immutable;
using System.Globalization;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>A feature as the catalog writes it; its category is checked against the categories later.</summary>
internal sealed record FeatureSyntax(FeatureDefinition Definition, JsonObjectReader Reader, AccessorName? Accessor)
{
    public int Index => Definition.Index;

    public string Name => Definition.Name;
}

/// <summary>The features in index order. Unless the indexes are sound, what refers to an index cannot be judged, and is not.</summary>
internal sealed record FeatureList(ImmutableArray<FeatureSyntax> Items, bool HasSoundIndexes)
{
    public static FeatureList None { get; } = new(ImmutableArray<FeatureSyntax>.Empty, HasSoundIndexes: true);
}

/// <summary>Reads the features and their columns: each index from 0 up exactly once.</summary>
internal sealed class FeatureReader(ColumnLookup lookup, ISet<string>? rawSources, string sourceEnum, FileDiagnostics diagnostics)
{
    private bool _hasSoundIndexes = true;

    public FeatureList Read(JsonObjectReader catalog)
    {
        if (catalog.Object("features") is not { } reader)
            return FeatureList.None;
        var columns = new FeatureColumns(reader, lookup, sourceEnum, diagnostics);
        var count = reader.Count("count");
        var features = new SortedDictionary<int, FeatureSyntax>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var items = reader.Objects("items", "feature entry", required: true);
        foreach (var item in items)
            if (ReadFeature(item, names) is { } feature)
            {
                if (features.TryGetValue(feature.Index, out var first))
                {
                    _hasSoundIndexes = false;
                    diagnostics.Report(Descriptors.DuplicateFeatureIndex, item.Place("index"), Text(feature.Index), first.Name, feature.Name);
                }
                else
                    features.Add(feature.Index, feature);
            }
        reader.ReportUnknownKeys();

        if (count is not null && count != items.Length)
            diagnostics.Report(Descriptors.FeatureCount, reader.Place("count"), Text(count.Value), Text(items.Length));
        // With an index that cannot be read, or is given twice, a gap is no second mistake.
        if (_hasSoundIndexes)
            ReportGaps(features);
        return new FeatureList(_hasSoundIndexes ? columns.Resolve(features.Values) : features.Values.ToImmutableArray(), _hasSoundIndexes);
    }

    private void ReportGaps(SortedDictionary<int, FeatureSyntax> features)
    {
        var next = 0;
        foreach (var feature in features.Values)
        {
            if (feature.Index > next)
            {
                _hasSoundIndexes = false;
                diagnostics.Report(
                    Descriptors.FeatureIndexGap,
                    feature.Reader.Place("index"),
                    feature.Index - 1 == next ? $"index {Text(next)} is" : $"indexes {Text(next)} to {Text(feature.Index - 1)} are",
                    Text(feature.Index));
            }
            next = feature.Index + 1;
        }
    }

    private FeatureSyntax? ReadFeature(JsonObjectReader item, HashSet<string> names)
    {
        var index = item.Count("index", required: true);
        var name = item.Text("name", required: true);
        var accessor = name is null ? null : AccessorName.Read(item, "feature", name, diagnostics);
        item.Get("property");
        var category = item.Text("category");
        var sources = item.Texts("sources");
        var range = item.Object("validRange");
        var upstream = item.Object("upstream");
        var definition = new FeatureDefinition(
            index ?? 0,
            name ?? "",
            accessor?.Property ?? "",
            category ?? "",
            item.Text("description"),
            item.Flag("critical"),
            item.Flag("optional"),
            sources.Select(source => source.Text).ToEquatableArray(),
            item.Number("defaultValue"),
            range?.Number("min"),
            range?.Number("max"),
            item.Number("minStandardDeviation"),
            item.Count("minDistinct"),
            upstream?.Text("table"),
            upstream?.Text("processor"),
            item.Text("fallbackReason"),
            QualityColumn: "",
            SourceColumn: "",
            ValueColumn: null,
            ValueElement: null,
            item.Text("unit"),
            item.Texts("formerNames").Select(former => former.Text).ToEquatableArray());
        range?.ReportUnknownKeys();
        upstream?.ReportUnknownKeys();
        item.ReportUnknownKeys();

        if (definition.ValidMin > definition.ValidMax)
            range!.Invalid(range.Get("max")!, "max", "at least 'min'");
        if (definition.MinStandardDeviation < 0)
            item.Invalid(item.Get("minStandardDeviation")!, "minStandardDeviation", "0 or more");
        foreach (var source in sources)
            if (rawSources?.Contains(source.Text) == false)
                diagnostics.Report(Descriptors.UnknownSource, source.Span, source.Text, name ?? "", diagnostics.Suggest(source.Text, rawSources));
        if (name is not null && !names.Add(name))
        {
            diagnostics.Report(Descriptors.DuplicateName, item.Place("name"), "feature", name);
            accessor = null;
        }
        _hasSoundIndexes &= index is not null && name is not null;
        return index is null || name is null ? null : new FeatureSyntax(definition, item, accessor);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
