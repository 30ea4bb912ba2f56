using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FeatureStore.Generators.Definitions;

/// <summary>
/// A hash of all that matters for reading the table and for what its values mean: columns with type and mode, partition, clustering,
/// features, categories, sources, tiers and alert levels. Descriptions, C# names, deprecations and the project do not enter.
/// </summary>
internal sealed class FingerprintText
{
    private readonly StringBuilder _text = new();

    /// <summary>The first 16 hexadecimal digits of SHA-256, in lower case.</summary>
    public static string Of(TableDefinition table)
    {
        var text = new FingerprintText();
        text.AddTable(table);
        if (table.Catalog is not null)
            text.AddCatalog(table.Catalog);
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(text._text.ToString()));
        return string.Concat(hash.Take(8).Select(each => each.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private void AddTable(TableDefinition table)
    {
        Add("table", table.DatasetId, table.TableId);
        AddColumns(table.Columns);
        if (table.Partition is { } partition)
            Add("partition", partition.Column, partition.Granularity, partition.FilterRequired ? "required" : "optional");
        Add("clustering", table.Clustering);
    }

    private void AddColumns(EquatableArray<ColumnDefinition> columns)
    {
        foreach (var column in columns)
        {
            Add("column", column.Name, column.Type.ToString(), column.Mode.ToString(), Text(column.Precision), Text(column.Scale), Text(column.MaxLength), Text(column.Fields.Count));
            AddColumns(column.Fields);
        }
    }

    private void AddCatalog(CatalogDefinition catalog)
    {
        Add("catalog", catalog.Version, catalog.Entity?.Column);
        Add("key", catalog.Key);
        foreach (var version in catalog.Versions)
        {
            Add("version", version.Column);
            Add("known", version.Known);
        }
        foreach (var freshness in catalog.Freshness)
            Add("freshness", freshness.Column, Text(freshness.WarnAbove), Text(freshness.FailAbove));
        foreach (var section in catalog.Sections)
        {
            Add("section", section.Name);
            Add("columns", section.Columns);
        }
        var summary = catalog.Summary;
        Add("summary", summary.QualityScore, summary.Tier, summary.AlertLevel, summary.Alerts, summary.DefaultCount, summary.FeatureCount, summary.MissingProcessors);
        foreach (var category in catalog.Categories)
        {
            Add("category", category.Name, category.QualityPct, category.DefaultCount, category.Tier);
            Add("features", category.Features);
        }
        foreach (var group in catalog.Groups)
        {
            Add("group", group.Name, group.Category, group.Present);
            Add("features", group.Features);
        }
        foreach (var feature in catalog.Features)
            AddFeature(feature);
        foreach (var upstream in catalog.Upstreams)
            Add("upstream", upstream.Table, upstream.RowsFound, upstream.LastUpdated, upstream.Completeness, upstream.Hash, upstream.IsCalculation ? "calculation" : "");
        foreach (var source in catalog.Sources)
        {
            Add("source", source.Name, Text(source.Weight), source.IsDefault ? "default" : "");
            foreach (var raw in source.Raw)
                Add("raw", raw.Name, Text(raw.Weight));
        }
        foreach (var tier in catalog.Tiers)
            Add("tier", tier.Name, Text(tier.Min));
        Add("alert levels", catalog.AlertLevels);
        Add("thresholds", Text(catalog.CategoryThresholds?.RedBelow), Text(catalog.CategoryThresholds?.GreenAbove));
        AddRules(catalog.Rules);
    }

    private void AddRules(RulesDefinition rules)
    {
        foreach (var gate in rules.Gates)
            AddConditions("gate", gate.Column, gate.Conditions);
        foreach (var rule in rules.AlertRules)
            AddConditions("alert rule", rule.Level, rule.Conditions);
        foreach (var alert in rules.Alerts)
            AddConditions("alert", alert.Name, [alert.Condition]);
        foreach (var status in rules.Statuses)
        {
            Add("texts", status.Then, status.Otherwise);
            AddConditions("status", status.Column, [status.Condition]);
        }
        foreach (var rule in rules.Counts.Concat(rules.Flags))
        {
            Add("rule", rule.Column, Text(rule.MinQuality), rule.Source, rule.Defaulted?.ToString());
            Add("features", rule.Features);
        }
    }

    private void AddConditions(string kind, string name, IEnumerable<RuleCondition> conditions)
    {
        Add(kind, name);
        foreach (var condition in conditions)
        {
            Add("condition", condition.Kind.ToString(), condition.Subject, Text(condition.Limit));
            Add("tiers", condition.Tiers);
        }
    }

    private void AddFeature(FeatureDefinition feature)
    {
        Add("feature", Text(feature.Index), feature.Name, feature.Critical ? "critical" : "", feature.Optional ? "optional" : "");
        Add("raw sources", feature.Sources);
        Add("values", Text(feature.DefaultValue), Text(feature.ValidMin), Text(feature.ValidMax), Text(feature.MinStandardDeviation), Text(feature.MinDistinct));
        Add("upstream", feature.UpstreamTable, feature.UpstreamProcessor, feature.FallbackReason);
        Add("columns", feature.QualityColumn, feature.SourceColumn, feature.ValueColumn, Text(feature.ValueElement));
        if (feature.Unit is not null)
            Add("unit", feature.Unit);
    }

    private void Add(string kind, EquatableArray<string> values) => Add(kind, values.ToArray());

    private void Add(string kind, EquatableArray<int> values) => Add(kind, values.Select(value => Text(value)).ToArray());

    /// <summary>One line; the lengths keep two neighbours from reading as one.</summary>
    private void Add(string kind, params string?[] values)
    {
        _text.Append(kind);
        foreach (var value in values)
            _text.Append(' ').Append(value is null ? "-" : Text(value.Length)).Append(':').Append(value);
        _text.Append('\n');
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>17 digits: the one format that every runtime writes alike.</summary>
    private static string? Text(double? number) => number?.ToString("G17", CultureInfo.InvariantCulture);
}
