using System.Globalization;
using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Contracts;

/// <summary>The contract of a definition as it stands.</summary>
internal static class ContractBuilder
{
    public static Contract Build(TableDefinition table, int release)
    {
        var catalog = table.Catalog;
        var evolution = catalog?.Evolution;
        return new Contract(
            table.DatasetId,
            table.TableId,
            release,
            catalog?.Version ?? "",
            evolution?.FormerTables ?? EquatableArray<string>.Empty,
            evolution?.TableView,
            Columns(table.Columns, "", evolution).ToEquatableArray(),
            new ContractStorage(
                table.Partition?.Column,
                table.Partition?.Granularity,
                table.Partition?.FilterRequired ?? false,
                table.Partition?.ExpirationMs,
                table.Clustering,
                catalog?.Key ?? EquatableArray<string>.Empty,
                catalog?.Entity?.Column),
            Each(catalog?.Features, Feature),
            Each(catalog?.Categories, category => new ContractCategory(category.Name, IsGroup: false, category.Features))
                .Concat(Each(catalog?.Groups, group => new ContractCategory(group.Name, IsGroup: true, group.Features, Promise(group.Deprecation)))).ToEquatableArray(),
            Each(catalog?.Sources, source => new ContractSource(source.Name, source.Weight, source.IsDefault, source.Raw.Select(raw => new ContractRaw(raw.Name, raw.Weight)).ToEquatableArray())),
            Each(catalog?.Tiers, tier => new ContractTier(tier.Name, tier.Min)),
            catalog?.AlertLevels ?? EquatableArray<string>.Empty,
            Each(catalog?.Rules.Gates, gate => new ContractGate(gate.Column, gate.Conditions)),
            catalog is null ? EquatableArray<ContractText>.Empty : Alerts(catalog).ToEquatableArray(),
            catalog is null ? EquatableArray<ContractText>.Empty : Formulas(catalog).ToEquatableArray(),
            Each(catalog?.Versions, version => new ContractVersion(version.Column, version.Known)),
            evolution?.RetiredColumns ?? EquatableArray<string>.Empty,
            evolution?.RetiredFeatures ?? EquatableArray<RetiredFeature>.Empty);
    }

    private static IEnumerable<ContractColumn> Columns(EquatableArray<ColumnDefinition> columns, string parent, EvolutionDefinition? evolution)
    {
        foreach (var column in columns)
        {
            var path = parent + column.Name;
            var rename = evolution?.Renames.FirstOrDefault(each => each.Column == path);
            yield return new ContractColumn(
                path,
                column.Type,
                column.Mode,
                column.Precision,
                column.Scale,
                column.MaxLength,
                rename?.FormerNames ?? EquatableArray<string>.Empty,
                rename?.View,
                Promise(column.Deprecation),
                evolution?.Details.FirstOrDefault(each => each.Column == path)?.Keys ?? EquatableArray<DetailKey>.Empty);
            foreach (var field in Columns(column.Fields, path + ".", evolution))
                yield return field;
        }
    }

    private static ContractFeature Feature(FeatureDefinition feature) => new(
        feature.Index,
        feature.Name,
        feature.FormerNames,
        feature.Category,
        feature.Critical,
        feature.Optional,
        feature.Unit,
        feature.DefaultValue,
        feature.ValidMin,
        feature.ValidMax,
        feature.UpstreamTable,
        feature.UpstreamProcessor,
        feature.QualityColumn,
        feature.SourceColumn,
        feature.ValueElement is { } element ? Invariant.Text($"{feature.ValueColumn}[{element}]") : feature.ValueColumn,
        Promise(feature.Deprecation));

    /// <summary>What readers count on: the reason may be told in other words.</summary>
    private static DeprecationDefinition? Promise(DeprecationDefinition? deprecation) => deprecation is null ? null : deprecation with { Reason = null };

    private static IEnumerable<ContractText> Alerts(CatalogDefinition catalog)
    {
        if (catalog.CategoryThresholds is { } thresholds)
            yield return new("threshold:category", Invariant.Text($"red below {thresholds.RedBelow}, green above {thresholds.GreenAbove}"));
        foreach (var rules in catalog.Rules.AlertRules.GroupBy(rule => rule.Level, StringComparer.Ordinal))
            yield return new("alertRule:" + rules.Key, string.Join(" or ", rules.SelectMany(rule => rule.Conditions).Select(ConditionText.Of)));
        foreach (var alert in catalog.Rules.Alerts)
            yield return new("alert:" + alert.Name, ConditionText.Of(alert.Condition));
        foreach (var freshness in catalog.Freshness)
            yield return new("freshness:" + freshness.Column, $"warns above {Invariant.Number(freshness.WarnAbove, "no")} hours, fails above {Invariant.Number(freshness.FailAbove, "no")}");
    }

    private static IEnumerable<ContractText> Formulas(CatalogDefinition catalog)
    {
        var summary = catalog.Summary;
        foreach (var (key, column) in new[]
        {
            ("qualityScore", summary.QualityScore), ("tier", summary.Tier), ("alertLevel", summary.AlertLevel), ("alerts", summary.Alerts),
            ("defaultCount", summary.DefaultCount), ("featureCount", summary.FeatureCount), ("missingProcessors", summary.MissingProcessors),
        })
        {
            if (column is not null)
                yield return new("summary:" + key, column);
        }
        foreach (var category in catalog.Categories)
            yield return new("category:" + category.Name, $"quality in {category.QualityPct ?? "none"}, defaults in {category.DefaultCount ?? "none"}, tier in {category.Tier ?? "none"}");
        foreach (var group in catalog.Groups.Where(group => group.Present is not null))
            yield return new("group:" + group.Name, $"none defaulted in {group.Present}");
        foreach (var status in catalog.Rules.Statuses)
            yield return new("status:" + status.Column, $"{status.Then} where {ConditionText.Of(status.Condition)}, else {status.Otherwise}");
        foreach (var count in catalog.Rules.Counts)
            yield return new("count:" + count.Column, Formula(count, catalog));
        foreach (var flag in catalog.Rules.Flags)
            yield return new("flag:" + flag.Column, Formula(flag, catalog));
    }

    private static string Formula(FeatureRuleDefinition rule, CatalogDefinition catalog)
    {
        var tests = new List<string>();
        if (rule.MinQuality is { } quality)
            tests.Add(Invariant.Text($"quality >= {quality}"));
        if (rule.Source is not null)
            tests.Add("source " + rule.Source);
        if (rule.Defaulted is { } defaulted)
            tests.Add(defaulted ? "defaulted" : "not defaulted");
        return $"{Among(rule.Features, catalog)} with {string.Join(" and ", tests)}";
    }

    /// <summary>By what they have in common, so that an appended feature is no change of the rule.</summary>
    private static string Among(EquatableArray<int> features, CatalogDefinition catalog)
    {
        if (Are(catalog.Features))
            return "all features";
        if (Are(catalog.Features.Where(feature => feature.Critical)))
            return "critical features";
        return Are(catalog.Features.Where(feature => !feature.Critical))
            ? "features that are not critical"
            : "features " + string.Join(", ", features.Select(index => index.ToString(CultureInfo.InvariantCulture)));

        bool Are(IEnumerable<FeatureDefinition> others) => features.SequenceEqual(others.Select(feature => feature.Index));
    }

    private static EquatableArray<TResult> Each<T, TResult>(EquatableArray<T>? items, Func<T, TResult> convert)
        where T : IEquatable<T>
        where TResult : IEquatable<TResult> =>
        items is { } all ? all.Select(convert).ToEquatableArray() : EquatableArray<TResult>.Empty;
}
