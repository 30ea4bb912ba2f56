using System.Collections.Immutable;
using System.Globalization;
using FeatureStore.Generators.Diagnostics;

namespace FeatureStore.Generators.Definitions;

/// <summary>Reads the rules of a catalog: how the columns that sum a row up follow from its features.</summary>
internal sealed class RuleReader(ColumnLookup lookup, FileDiagnostics diagnostics)
{
    public RulesDefinition Read(JsonObjectReader catalog, ConditionReader conditions, ImmutableArray<FeatureSyntax> features, IReadOnlyCollection<string> sources, IReadOnlyCollection<string> levels) =>
        new(
            Gates(catalog, conditions).ToEquatableArray(),
            AlertRules(catalog, conditions, levels).ToEquatableArray(),
            Alerts(catalog, conditions).ToEquatableArray(),
            Statuses(catalog, conditions).ToEquatableArray(),
            FeatureRules(catalog, "counts", "count", column => column.IsScalar && column.Type == ColumnType.Int64, "an INT64", features, sources).ToEquatableArray(),
            FeatureRules(catalog, "flags", "flag", IsBool, "a BOOL", features, sources).ToEquatableArray());

    private static bool IsBool(ColumnSyntax column) => column.IsScalar && column.Type == ColumnType.Bool;

    private List<GateDefinition> Gates(JsonObjectReader catalog, ConditionReader conditions)
    {
        var gates = new List<GateDefinition>();
        foreach (var reader in catalog.Objects("gates", "gate"))
        {
            var column = lookup.Read(reader, "column", IsBool, "a BOOL", required: true);
            var all = conditions.ReadList(reader, "all");
            reader.ReportUnknownKeys();
            if (column is not null)
                gates.Add(new(column, all));
        }

        return gates;
    }

    private List<AlertRuleDefinition> AlertRules(JsonObjectReader catalog, ConditionReader conditions, IReadOnlyCollection<string> levels)
    {
        var rules = new List<AlertRuleDefinition>();
        foreach (var reader in catalog.Objects("alertRules", "alert rule"))
        {
            var level = reader.Text("level", required: true);
            if (level is not null && !levels.Contains(level))
                diagnostics.Report(Descriptors.RuleNameMissing, reader.Place("level"), reader.What, "alert level", level, diagnostics.Suggest(level, levels));
            var any = conditions.ReadList(reader, "any");
            reader.ReportUnknownKeys();
            if (level is not null)
                rules.Add(new(level, any));
        }

        return rules;
    }

    private static List<AlertDefinition> Alerts(JsonObjectReader catalog, ConditionReader conditions)
    {
        var alerts = new List<AlertDefinition>();
        foreach (var reader in catalog.Objects("alerts", "alert"))
        {
            var name = reader.Text("name", required: true);
            var condition = conditions.ReadOne(reader, "when");
            reader.ReportUnknownKeys();
            if (name is not null && condition is not null)
                alerts.Add(new(name, condition));
        }

        return alerts;
    }

    private List<StatusDefinition> Statuses(JsonObjectReader catalog, ConditionReader conditions)
    {
        var statuses = new List<StatusDefinition>();
        foreach (var reader in catalog.Objects("statuses", "status"))
        {
            var column = lookup.Read(reader, "column", ColumnLookup.IsText, "a STRING", required: true);
            var condition = conditions.ReadOne(reader, "when");
            var (then, otherwise) = (reader.Text("then", required: true), reader.Text("else", required: true));
            reader.ReportUnknownKeys();
            if (column is not null && condition is not null && then is not null && otherwise is not null)
                statuses.Add(new(column, condition, then, otherwise));
        }

        return statuses;
    }

    private List<FeatureRuleDefinition> FeatureRules(
        JsonObjectReader catalog, string key, string what, Func<ColumnSyntax, bool> fits, string expected, ImmutableArray<FeatureSyntax> features, IReadOnlyCollection<string> sources)
    {
        var rules = new List<FeatureRuleDefinition>();
        foreach (var reader in catalog.Objects(key, what))
        {
            var column = lookup.Read(reader, "column", fits, expected, required: true);
            var among = Among(reader, features);
            var source = reader.Text("source");
            if (source is not null && !sources.Contains(source))
                diagnostics.Report(Descriptors.RuleNameMissing, reader.Place("source"), reader.What, "source", source, diagnostics.Suggest(source, sources));
            var rule = new FeatureRuleDefinition(column ?? "", among, reader.Number("minQuality"), source, reader.Get("defaulted") is null ? null : reader.Flag("defaulted"));
            if (rule is { MinQuality: null, Source: null, Defaulted: null })
                diagnostics.Report(Descriptors.MissingKey, reader.Node.Start, "minQuality", reader.What);
            reader.ReportUnknownKeys();
            if (column is not null)
                rules.Add(rule);
        }

        return rules;
    }

    /// <summary>The features that a rule is about: those listed, or all, critical or not.</summary>
    private EquatableArray<int> Among(JsonObjectReader reader, ImmutableArray<FeatureSyntax> features)
    {
        var known = features.Select(feature => feature.Definition.Index).ToList();
        if (reader.Get("features") is not null)
        {
            foreach (var (index, span) in reader.Counts("features").Where(each => !known.Contains(each.Value)))
                diagnostics.Report(Descriptors.RuleNameMissing, span, reader.What, "feature", index.ToString(CultureInfo.InvariantCulture), "");
            return reader.Counts("features").Select(each => each.Value).ToEquatableArray();
        }

        bool? critical = reader.Get("critical") is null ? null : reader.Flag("critical");
        return features.Where(feature => critical is null || feature.Definition.Critical == critical).Select(feature => feature.Definition.Index).ToEquatableArray();
    }
}
