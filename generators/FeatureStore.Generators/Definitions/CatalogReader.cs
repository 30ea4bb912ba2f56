using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Definitions;

/// <summary>What a catalog file says of its table; it has not been checked for name collisions yet.</summary>
/// <param name="Definition">Null when a defect leaves the features, categories or texts unusable; counts, sections and deprecations do not.</param>
/// <param name="Names">Chosen property names.</param>
/// <param name="EnumPlaces">The enums, and where a collision of one is reported.</param>
/// <param name="RecordAccessors">The members of the record that features and categories become.</param>
/// <param name="CategoryAccessors">The members of category accessors that groups become, by category.</param>
/// <param name="EnumOf">The enum of each column that has one.</param>
/// <param name="SectionOf">The section of each column that has one.</param>
/// <param name="DeprecationOf">The deprecation of each column that has one.</param>
internal sealed record CatalogSyntax(
    CatalogDefinition? Definition,
    NameOverrides Names,
    ImmutableArray<(string Name, string Owner, TextSpan Span)> EnumPlaces,
    ImmutableArray<AccessorName> RecordAccessors,
    ImmutableArray<(string Category, AccessorName Accessor)> CategoryAccessors,
    IReadOnlyDictionary<string, string> EnumOf,
    IReadOnlyDictionary<string, string> SectionOf,
    IReadOnlyDictionary<string, DeprecationDefinition> DeprecationOf);

/// <summary>Reads a catalog against the table that it describes.</summary>
internal static class CatalogReader
{
    /// <summary>Null when the file is no JSON object, or describes another table.</summary>
    public static CatalogSyntax? Read(DefinitionFile file, TableSyntax table, FileDiagnostics diagnostics)
    {
        if (ReadObject(file, diagnostics) is not { } catalog)
            return null;
        var tableId = catalog.Text("table", required: true);
        if (tableId is null)
            return null;
        if (tableId != table.TableId)
        {
            diagnostics.Report(Descriptors.TableMissing, catalog.Place("table"), tableId, diagnostics.Suggest(tableId, [table.TableId]));
            return null;
        }

        catalog.Text("$schema");
        var columns = table.Columns;
        var lookup = new ColumnLookup(columns, diagnostics);
        var names = NameOverrides.Read(catalog, columns, diagnostics);
        var enumSyntax = EnumNamesReader.Read(catalog, diagnostics);
        var enums = enumSyntax.Names;
        var entity = ReadEntity(catalog, lookup);
        var rows = new RowRuleReader(lookup, diagnostics);
        var key = rows.ReadKey(catalog);
        var versions = rows.ReadVersions(catalog);
        var freshness = rows.ReadFreshness(catalog);
        var errorsBeforeSources = diagnostics.Errors;
        var sources = SourceReader.Read(catalog, diagnostics);
        var rawSources = diagnostics.Errors > errorsBeforeSources ? null
            : new HashSet<string>(sources.SelectMany(source => source.Raw).Select(raw => raw.Name), StringComparer.Ordinal);
        var tiers = TierReader.Read(catalog, enums.Tier, lookup, diagnostics);
        var (alertLevels, thresholds) = AlertLevelReader.Read(catalog, enums.AlertLevel, lookup, diagnostics);
        var summary = ReadSummary(catalog, enums, lookup);
        var featureList = new FeatureReader(lookup, rawSources, enums.Source, diagnostics).Read(catalog);
        var (categories, features) = new CategoryReader(lookup, enums.Tier, diagnostics).Read(catalog, featureList);
        var groups = new GroupReader(lookup, diagnostics).Read(catalog, categories);
        var upstreams = new UpstreamReader(lookup, diagnostics).Read(catalog, featureList);
        var conditions = new ConditionReader(
            categories.Select(category => category.Definition.Name).ToList(), groups.Select(group => group.Definition.Name).ToList(), tiers.Select(tier => tier.Name).ToList(), diagnostics);
        var rules = new RuleReader(lookup, diagnostics).Read(catalog, conditions, features, sources.Select(source => source.Name).ToList(), alertLevels);
        ReportMissingTexts(catalog, features, lookup, enums, diagnostics);
        var evolution = new EvolutionReader(lookup, diagnostics).Read(catalog);
        var isUsable = diagnostics.Errors == 0;

        ImmutableArray<int>? indexes = featureList.HasSoundIndexes ? features.Select(feature => feature.Index).ToImmutableArray() : null;
        var sectionReader = new SectionReader(columns, indexes, diagnostics);
        var sections = sectionReader.Read(catalog);
        var deprecations = new DeprecationReader(columns, indexes, features.Select(feature => feature.Name).ToList(), groups.Select(group => group.Definition.Name).ToList(), diagnostics).Read(catalog);
        var definition = new CatalogDefinition(
            tableId,
            catalog.Text("version") ?? "",
            catalog.Text("description") ?? "",
            entity,
            key.ToEquatableArray(),
            versions.ToEquatableArray(),
            freshness.ToEquatableArray(),
            sections.ToEquatableArray(),
            summary,
            categories.Select(category => category.Definition).ToEquatableArray(),
            groups.Select(group => group.Definition with { Deprecation = deprecations.OfGroup(group.Definition.Name) }).ToEquatableArray(),
            features.Select(feature => feature.Definition with { Deprecation = deprecations.OfFeature(feature.Name) }).ToEquatableArray(),
            upstreams.ToEquatableArray(),
            sources.ToEquatableArray(),
            tiers.ToEquatableArray(),
            alertLevels.ToEquatableArray(),
            thresholds,
            rules,
            enums,
            evolution);
        catalog.ReportUnknownKeys();
        return new CatalogSyntax(
            isUsable ? definition : null,
            names,
            enumSyntax.Places,
            categories.Select(category => category.Accessor).Concat(features.Select(feature => feature.Accessor)).OfType<AccessorName>().ToImmutableArray(),
            groups.Where(group => group.Accessor is not null).Select(group => (group.Definition.Category, group.Accessor!)).ToImmutableArray(),
            lookup.Enums,
            sectionReader.SectionOf,
            deprecations.Columns);
    }

    /// <summary>The root of a catalog file, or null with what is wrong.</summary>
    public static JsonObjectReader? ReadObject(DefinitionFile file, FileDiagnostics diagnostics)
    {
        var (root, error) = JsonParser.Parse(file.Text);
        if (root is null)
            diagnostics.Report(Descriptors.BrokenJson, error!.Span, error.Message);
        else if (root.Kind != JsonKind.Object)
            diagnostics.Report(Descriptors.InvalidValue, root.Start, "A catalog", "an object", root.Describe());
        else
            return new JsonObjectReader(root, "the catalog", diagnostics);
        return null;
    }

    private static EntityDefinition? ReadEntity(JsonObjectReader catalog, ColumnLookup lookup)
    {
        if (catalog.Object("entity") is not { } reader)
            return null;
        var column = lookup.Read(reader, "column", each => each.IsScalar, "a single value", required: true);
        var singular = reader.Text("singular", required: true);
        var plural = reader.Text("plural", required: true);
        reader.ReportUnknownKeys();
        return column is null || singular is null || plural is null ? null : new EntityDefinition(column, singular, plural);
    }

    private static SummaryDefinition ReadSummary(JsonObjectReader catalog, EnumNames enums, ColumnLookup lookup)
    {
        if (catalog.Object("summary") is not { } reader)
            return new SummaryDefinition(null, null, null, null, null, null, null);
        var summary = new SummaryDefinition(
            lookup.Read(reader, "qualityScore", ColumnLookup.IsNumber, "a number (FLOAT64, NUMERIC or INT64)"),
            lookup.Read(reader, "tier", ColumnLookup.IsText, "a STRING"),
            lookup.Read(reader, "alertLevel", ColumnLookup.IsText, "a STRING"),
            lookup.Read(reader, "alerts", column => column is { Mode: ColumnMode.Repeated, Type: ColumnType.String }, "a REPEATED STRING"),
            lookup.Read(reader, "defaultCount", column => column.IsScalar && column.Type == ColumnType.Int64, "an INT64"),
            lookup.Read(reader, "featureCount", column => column.IsScalar && column.Type == ColumnType.Int64, "an INT64"),
            lookup.Read(reader, "missingProcessors", ColumnLookup.IsText, "a STRING"));
        if (summary.Tier is not null)
            lookup.SetEnum(summary.Tier, enums.Tier, reader.Get("tier")!);
        if (summary.AlertLevel is not null)
            lookup.SetEnum(summary.AlertLevel, enums.AlertLevel, reader.Get("alertLevel")!);
        reader.ReportUnknownKeys();
        return summary;
    }

    /// <summary>A column of sources, tiers or alert levels is read through their list, so the list must be there.</summary>
    private static void ReportMissingTexts(
        JsonObjectReader catalog, ImmutableArray<FeatureSyntax> features, ColumnLookup lookup, EnumNames enums, FileDiagnostics diagnostics)
    {
        var used = new HashSet<string>(lookup.Enums.Values, StringComparer.Ordinal);
        Require("sources", !features.IsEmpty || used.Contains(enums.Source));
        Require("tiers", !features.IsEmpty || used.Contains(enums.Tier));
        Require("alertLevels", used.Contains(enums.AlertLevel));

        void Require(string key, bool isUsed)
        {
            if (isUsed && catalog.Node.Property(key) is null)
                diagnostics.Report(Descriptors.MissingKey, catalog.Node.Start, key, catalog.What);
        }
    }
}
