using FeatureStore.Generators.Definitions;

namespace FeatureStore.Tool.Export;

/// <summary>The texts that a catalog knows of a column.</summary>
internal static class EnumTexts
{
    /// <summary>The texts, in the order of the catalog; null for a column that may hold any.</summary>
    public static IReadOnlyList<string>? Of(TableDefinition definition, ColumnDefinition? column) =>
        definition.Catalog is not { } catalog || column?.EnumName is not { } name ? null
        : name == catalog.Enums.Source ? [.. catalog.Sources.Select(source => source.Name)]
        : name == catalog.Enums.Tier ? [.. catalog.Tiers.Select(tier => tier.Name)]
        : name == catalog.Enums.AlertLevel ? [.. catalog.AlertLevels]
        : null;
}
