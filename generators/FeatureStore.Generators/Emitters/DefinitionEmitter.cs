using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Emitters;

/// <summary>Emits what is known of a table at run time: its columns, its catalog, and the rules that follow from it.</summary>
internal static class DefinitionEmitter
{
    public static SourceText Emit(TableDefinition table, string @namespace)
    {
        var row = @namespace.Length == 0 ? $"global::{table.TypeName}" : $"global::{@namespace}.{table.TypeName}";
        var writer = CodeWriter.File(@namespace, ["FeatureStore"], [$"assembly: FeatureTable(typeof({row}), {CSharpText.Literal(table.TableId)})"]);
        writer.SummaryXml($"What the definition of {CSharpText.Xml(table.TableId)} said when this was built.");
        writer.Open($"internal static class {table.TypeName}Definition");
        if (table.Catalog is { } catalog)
        {
            EmitCatalog(writer, catalog);
            writer.Line();
        }

        EmitTable(writer, table);
        writer.Line();
        writer.Line("internal static ColumnInfo Column(int ordinal) => Table.Columns[ordinal];");
        if (table.Catalog is { HasFeatures: true } rules)
            EmitRules(writer, rules);
        writer.Close();
        return writer.ToSourceText();
    }

    private static void EmitTable(CodeWriter writer, TableDefinition table)
    {
        writer.Line($"internal static TableInfo Table {{ get; }} = new({CSharpText.Literal(table.ProjectId)}, {CSharpText.Literal(table.DatasetId)}, {CSharpText.Literal(table.TableId)},");
        writer.Line("[");
        writer.Indent();
        foreach (var column in table.Columns)
            EmitColumn(writer, column);
        writer.Outdent();
        writer.Line($"], {CSharpText.Literal(table.Fingerprint)})");
        writer.Line("{");
        writer.Indent();
        if (table.Description.Length > 0)
            writer.Line($"Description = {CSharpText.Literal(table.Description)},");
        if (table.Partition is { } partition)
            writer.Line($"Partition = new({CSharpText.Literal(partition.Column)}, {CSharpText.Literal(partition.Granularity)}, {CSharpText.Literal(partition.FilterRequired)}){Expiration(partition)},");
        if (table.Clustering.Count > 0)
            writer.Line($"Clustering = [{Texts(table.Clustering)}],");
        if (table.Catalog is not null)
            writer.Line("Catalog = Catalog,");
        writer.Outdent();
        writer.Line("};");
    }

    // What a TimeSpan cannot hold is as good as for ever.
    private static string Expiration(PartitionDefinition partition) =>
        partition.ExpirationMs is { } expiration && expiration < System.TimeSpan.MaxValue.TotalMilliseconds
            ? $" {{ Expiration = System.TimeSpan.FromTicks({expiration * System.TimeSpan.TicksPerMillisecond}) }}"
            : "";

    private static void EmitColumn(CodeWriter writer, ColumnDefinition column)
    {
        var head = $"new({CSharpText.Literal(column.Name)}, DataType.{column.Type}, ColumnMode.{column.Mode}, {CSharpText.Literal(column.Description)})";
        var rest = new List<string> { $"PropertyName = {CSharpText.Literal(column.PropertyName)}" };
        if (column.Precision is { } precision)
            rest.Add($"Precision = {precision}");
        if (column.Scale is { } scale)
            rest.Add($"Scale = {scale}");
        if (column.MaxLength is { } length)
            rest.Add($"MaxLength = {length}");
        if (CSharpText.IsEnum(column))
            rest.Add($"Texts = {EnumEmitter.TextClass(column.EnumName!)}.Map");
        if (column.Section is { } section)
            rest.Add($"Section = {CSharpText.Literal(section)}");
        if (column.Deprecation is { } deprecation)
            rest.Add($"Replacement = {CSharpText.Literal(deprecation.Replacement)}");
        if (column.Fields.Count == 0)
        {
            writer.Line($"{head} {{ {string.Join(", ", rest)} }},");
            return;
        }

        writer.Line(head);
        writer.Line("{");
        writer.Indent();
        writer.Line(string.Join(", ", rest) + ",");
        writer.Line("Fields =");
        writer.Line("[");
        writer.Indent();
        foreach (var field in column.Fields)
            EmitColumn(writer, field);
        writer.Outdent();
        writer.Line("],");
        writer.Outdent();
        writer.Line("},");
    }

    private static void EmitCatalog(CodeWriter writer, CatalogDefinition catalog)
    {
        writer.Line($"internal static CatalogInfo Catalog {{ get; }} = new({CSharpText.Literal(catalog.Version)})");
        writer.Line("{");
        writer.Indent();
        writer.Line($"Description = {CSharpText.Literal(catalog.Description)},");
        if (catalog.Entity is { } entity)
            writer.Line($"Entity = new({CSharpText.Literal(entity.Column)}, {CSharpText.Literal(entity.Singular)}, {CSharpText.Literal(entity.Plural)}),");
        if (catalog.Key.Count > 0)
            writer.Line($"Key = [{Texts(catalog.Key)}],");
        if (catalog.Versions.Count > 0)
            List("Versions", catalog.Versions.Select(v => $"new({CSharpText.Literal(v.Column)}, [{Texts(v.Known)}])"));
        if (catalog.Freshness.Count > 0)
            List("Freshness", catalog.Freshness.Select(f => $"new({CSharpText.Literal(f.Column)}, {CSharpText.Literal(f.WarnAbove)}, {CSharpText.Literal(f.FailAbove)})"));
        var summary = catalog.Summary;
        writer.Line("Summary = new()");
        writer.Line("{");
        writer.Indent();
        foreach (var (name, column) in new[] { ("QualityScore", summary.QualityScore), ("Tier", summary.Tier), ("AlertLevel", summary.AlertLevel), ("Alerts", summary.Alerts), ("DefaultCount", summary.DefaultCount), ("FeatureCount", summary.FeatureCount), ("MissingProcessors", summary.MissingProcessors) })
        {
            if (column is not null)
                writer.Line($"{name} = {CSharpText.Literal(column)},");
        }

        writer.Outdent();
        writer.Line("},");
        List("Sections", catalog.Sections.Select(s => $"new({CSharpText.Literal(s.Name)}, [{Texts(s.Columns)}])"));
        List("Categories", catalog.Categories.Select(Category));
        List("Groups", catalog.Groups.Select(g => $"new({CSharpText.Literal(g.Name)}, {CSharpText.Literal(g.Category)}, [{RowSetEmitter.List(g.Features)}], {CSharpText.Literal(g.Present)})"));
        List("Features", catalog.Features.Select(Feature));
        if (catalog.Upstreams.Count > 0)
            List("Upstreams", catalog.Upstreams.Select(Upstream));
        List("Sources", catalog.Sources.Select(s => $"new({CSharpText.Literal(s.Name)}, {CSharpText.Literal(s.Weight)}, {CSharpText.Literal(s.IsDefault)}, [{string.Join(", ", s.Raw.Select(r => $"new({CSharpText.Literal(r.Name)}, {CSharpText.Literal(r.Weight)})"))}])"));
        List("Tiers", catalog.Tiers.Select(t => $"new({CSharpText.Literal(t.Name)}, {CSharpText.Literal(t.Min)})"));
        if (catalog.AlertLevels.Count > 0)
            writer.Line($"AlertLevels = [{Texts(catalog.AlertLevels)}],");
        if (catalog.CategoryThresholds is { } thresholds)
            writer.Line($"CategoryThresholds = new({CSharpText.Literal(thresholds.RedBelow)}, {CSharpText.Literal(thresholds.GreenAbove)}),");
        foreach (var (name, items) in RuleEmitter.Lists(catalog.Rules))
            List(name, items);
        writer.Outdent();
        writer.Line("};");

        void List(string name, IEnumerable<string> items)
        {
            writer.Line($"{name} =");
            writer.Line("[");
            writer.Indent();
            foreach (var item in items)
                writer.Line(item + ",");
            writer.Outdent();
            writer.Line("],");
        }
    }

    private static string Category(CategoryDefinition category)
    {
        var rest = new List<string>();
        if (category.Description.Length > 0)
            rest.Add($"Description = {CSharpText.Literal(category.Description)}");
        foreach (var (name, column) in new[] { ("QualityPct", category.QualityPct), ("DefaultCount", category.DefaultCount), ("Tier", category.Tier) })
        {
            if (column is not null)
                rest.Add($"{name} = {CSharpText.Literal(column)}");
        }

        return $"new({CSharpText.Literal(category.Name)}, [{RowSetEmitter.List(category.Features)}]) {{ {string.Join(", ", rest)} }}";
    }

    private static string Upstream(UpstreamDefinition upstream)
    {
        var rest = new List<string>();
        foreach (var (name, column) in new[] { ("RowsFound", upstream.RowsFound), ("LastUpdated", upstream.LastUpdated), ("Completeness", upstream.Completeness), ("Hash", upstream.Hash) })
        {
            if (column is not null)
                rest.Add($"{name} = {CSharpText.Literal(column)}");
        }

        if (upstream.IsCalculation)
            rest.Add("IsCalculation = true");
        var head = $"new({CSharpText.Literal(upstream.Table)})";
        return rest.Count == 0 ? head : $"{head} {{ {string.Join(", ", rest)} }}";
    }

    private static string Feature(FeatureDefinition feature)
    {
        var rest = new List<string>();
        Add("ValueColumn", feature.ValueColumn is null ? null : CSharpText.Literal(feature.ValueColumn));
        Add("ValueElement", feature.ValueElement?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add("Critical", feature.Critical ? "true" : null);
        Add("Optional", feature.Optional ? "true" : null);
        Add("Sources", feature.Sources.Count > 0 ? $"[{Texts(feature.Sources)}]" : null);
        Add("DefaultValue", feature.DefaultValue is { } value ? CSharpText.Literal(value) : null);
        Add("ValidMin", feature.ValidMin is { } min ? CSharpText.Literal(min) : null);
        Add("ValidMax", feature.ValidMax is { } max ? CSharpText.Literal(max) : null);
        Add("MinStandardDeviation", feature.MinStandardDeviation is { } deviation ? CSharpText.Literal(deviation) : null);
        Add("MinDistinct", feature.MinDistinct?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add("UpstreamTable", feature.UpstreamTable is null ? null : CSharpText.Literal(feature.UpstreamTable));
        Add("UpstreamProcessor", feature.UpstreamProcessor is null ? null : CSharpText.Literal(feature.UpstreamProcessor));
        Add("FallbackReason", feature.FallbackReason is null ? null : CSharpText.Literal(feature.FallbackReason));
        var head = $"new({feature.Index}, {CSharpText.Literal(feature.Name)}, {CSharpText.Literal(feature.Category)}, {CSharpText.Literal(feature.QualityColumn)}, {CSharpText.Literal(feature.SourceColumn)})";
        return rest.Count == 0 ? head : $"{head} {{ {string.Join(", ", rest)} }}";

        void Add(string name, string? literal)
        {
            if (literal is not null)
                rest.Add($"{name} = {literal}");
        }
    }

    private static void EmitRules(CodeWriter writer, CatalogDefinition catalog)
    {
        var (source, tier) = (catalog.Enums.Source, catalog.Enums.Tier);
        var feature = $"FeatureColumns<{source}, {tier}>";
        writer.Line();
        writer.Line($"internal static {feature} FeatureOf(int index, Expr<double?> quality, Expr<{source}?> source, Expr<double?> value) =>");
        writer.Line($"    new(Catalog.Features[index], Catalog, {EnumEmitter.TextClass(tier)}.Map, quality, source, value);");
        writer.Line();
        writer.Line($"internal static {tier}? TierOf(double? quality) => quality switch");
        writer.Line("{");
        writer.Indent();
        writer.Line("null => null,");
        foreach (var step in catalog.Tiers.Take(catalog.Tiers.Count - 1))
            writer.Line($">= {CSharpText.Literal(step.Min)} => {tier}.{CSharpText.Identifier(step.MemberName)},");
        writer.Line(catalog.Tiers.Count > 0 ? $"_ => {tier}.{CSharpText.Identifier(catalog.Tiers[catalog.Tiers.Count - 1].MemberName)}," : "_ => null,");
        writer.Outdent();
        writer.Line("};");
        writer.Line();
        writer.Line("internal static bool IsInRange(int index, double? value) => index switch");
        writer.Line("{");
        writer.Indent();
        foreach (var item in catalog.Features)
        {
            var conditions = new List<string>();
            if (item.ValidMin is { } min)
                conditions.Add($">= {CSharpText.Literal(min)}");
            if (item.ValidMax is { } max)
                conditions.Add($"<= {CSharpText.Literal(max)}");
            if (conditions.Count > 0)
                writer.Line($"{item.Index} => value is {string.Join(" and ", conditions)},");
        }

        writer.Line("_ => value is not (null or double.NaN),");
        writer.Outdent();
        writer.Line("};");
    }

    private static string Texts(IEnumerable<string> texts) => string.Join(", ", texts.Select(t => CSharpText.Literal(t)));
}
