using System.Collections.Immutable;
using System.Globalization;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>Finds the quality, source and value column of every feature through the patterns.</summary>
internal sealed class FeatureColumns
{
    private const string Element = "[" + PatternText.Index + "]";

    private const string EveryFeature = "Every feature";

    private readonly JsonObjectReader _features;
    private readonly ColumnLookup _lookup;
    private readonly string _sourceEnum;
    private readonly FileDiagnostics _diagnostics;
    private readonly PatternText? _quality;
    private readonly PatternText? _source;
    private readonly PatternText? _value;
    private readonly string? _valueArray;

    public FeatureColumns(JsonObjectReader features, ColumnLookup lookup, string sourceEnum, FileDiagnostics diagnostics)
    {
        (_features, _lookup, _sourceEnum, _diagnostics) = (features, lookup, sourceEnum, diagnostics);
        _quality = ReadPattern("quality", features.Text("quality", required: true));
        _source = ReadPattern("source", features.Text("source", required: true));
        var value = features.Text("value");
        if (value?.EndsWith(Element, StringComparison.Ordinal) == true)
            _valueArray = ReadValueArray(value.Substring(0, value.Length - Element.Length));
        else
            _value = ReadPattern("value", value);
    }

    public ImmutableArray<FeatureSyntax> Resolve(ICollection<FeatureSyntax> features)
    {
        var quality = Resolve(features, "quality", _quality, ColumnLookup.IsNumber, "a number (FLOAT64, NUMERIC or INT64)");
        var source = Resolve(features, "source", _source, ColumnLookup.IsText, "a STRING");
        var value = Resolve(features, "value", _value, ColumnLookup.IsNumber, "a number (FLOAT64, NUMERIC or INT64)");
        foreach (var column in source.Values)
            _lookup.SetEnum(column, _sourceEnum, _features.Get("source")!);
        return features.Select(feature => feature with
        {
            Definition = feature.Definition with
            {
                QualityColumn = Column(quality, feature) ?? "",
                SourceColumn = Column(source, feature) ?? "",
                ValueColumn = _valueArray ?? Column(value, feature),
                ValueElement = _valueArray is null ? null : feature.Index,
            },
        }).ToImmutableArray();
    }

    private static string? Column(Dictionary<int, string> columns, FeatureSyntax feature) =>
        columns.TryGetValue(feature.Index, out var column) ? column : null;

    private Dictionary<int, string> Resolve(ICollection<FeatureSyntax> features, string kind, PatternText? pattern, Func<ColumnSyntax, bool> fits, string expected)
    {
        var found = new Dictionary<int, string>();
        if (pattern is null || features.Count == 0)
            return found;
        // A pattern that finds nothing of use is one mistake, not one per feature.
        var firstName = pattern.Value.For(features.First().Index);
        if (features.All(feature => IsMissing(pattern.Value.For(feature.Index))))
        {
            _diagnostics.Report(Descriptors.FeatureColumnMissing, _features.Place(kind), EveryFeature, kind, firstName, _diagnostics.Suggest(firstName, _lookup.Columns.Names));
            return found;
        }
        if (features.Count > 1 && features.All(feature => _lookup.Columns.Find(pattern.Value.For(feature.Index)) is { } column && !fits(column)))
        {
            _diagnostics.Report(Descriptors.FeatureColumnType, _features.Place(kind), EveryFeature, kind, firstName, _lookup.Columns.Find(firstName)!.DescribeType(), expected);
            return found;
        }
        foreach (var feature in features)
        {
            var name = pattern.Value.For(feature.Index);
            var column = _lookup.Columns.Find(name);
            var place = feature.Reader.Place("name");
            if (IsMissing(name))
                _diagnostics.Report(Descriptors.FeatureColumnMissing, place, Describe(feature), kind, name, _diagnostics.Suggest(name, _lookup.Columns.Names));
            else if (column is not null && !fits(column))
                _diagnostics.Report(Descriptors.FeatureColumnType, place, Describe(feature), kind, name, column.DescribeType(), expected);
            else if (column is not null)
                found[feature.Index] = name;
        }
        return found;
    }

    private static string Describe(FeatureSyntax feature) =>
        $"Feature {feature.Index.ToString(CultureInfo.InvariantCulture)} '{feature.Name}'";

    private bool IsMissing(string name) => _lookup.Columns.Find(name) is null && !_lookup.Columns.IsLeftOut(name);

    private PatternText? ReadPattern(string key, string? text)
    {
        if (text is null)
            return null;
        if (PatternText.Parse(text) is { } pattern)
            return pattern;
        _diagnostics.Report(Descriptors.InvalidPattern, _features.Place(key), text);
        return null;
    }

    private string? ReadValueArray(string name)
    {
        var column = _lookup.Columns.Find(name);
        if (IsMissing(name))
            _diagnostics.Report(Descriptors.FeatureColumnMissing, _features.Place("value"), EveryFeature, "value", name, _diagnostics.Suggest(name, _lookup.Columns.Names));
        else if (column is not null && !(column.Mode == ColumnMode.Repeated && column.Type.IsNumber()))
            _diagnostics.Report(Descriptors.FeatureColumnType, _features.Place("value"), EveryFeature, "value", name, column.DescribeType(), "a REPEATED number");
        else
            return column?.Name;
        return null;
    }
}
