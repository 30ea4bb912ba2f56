using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Emitters;

/// <summary>Emits the accessors of features on a row: members of the record, and the struct of one feature.</summary>
internal static class RowFeatureEmitter
{
    /// <summary>The members of a row that lead to features and categories.</summary>
    public static void EmitRowMembers(CodeWriter writer, RowView view)
    {
        var (table, feature, features) = (view.Table, view.Feature, view.Features);
        var catalog = table.Catalog!;
        var last = catalog.Features.Count - 1;
        foreach (var category in catalog.Categories)
        {
            writer.Summary($"{CSharpText.Sentence(category.Description.Length == 0 ? $"Category {category.Name}" : category.Description)} Features {RowSetEmitter.Ranges(category.Features)}.");
            writer.Line($"[FeatureIndices({RowSetEmitter.List(category.Features)})]");
            writer.Line($"public {view.Category(category)} {CSharpText.Identifier(category.PropertyName)} => new(this);");
            writer.Line();
        }

        foreach (var item in catalog.Features)
        {
            writer.Summary(Describe(item));
            Annotations.OfFeature(writer, catalog, item);
            writer.Line($"public {feature} {CSharpText.Identifier(item.PropertyName)} => new(this, {item.Index});");
            writer.Line();
        }

        writer.Summary("All features, by index.");
        writer.Line($"public {features} Features() => new(this, {features}.AllIndices);");
        writer.Line();
        writer.Summary("The features with an index from one to another, both included.");
        writer.Line($"/// <exception cref=\"ArgumentOutOfRangeException\">An index is not from 0 to {last}, or they are the wrong way round.</exception>");
        writer.Line($"[FeatureIndices({RowSetEmitter.List(catalog.Features.Select(f => f.Index))})]");
        writer.Line($"public {features} Features(int from, int to) => Features().Features(from, to);");
        writer.Line();
        writer.Summary("The feature of an index.");
        writer.Line($"/// <exception cref=\"ArgumentOutOfRangeException\">The index is not from 0 to {last}.</exception>");
        writer.Line($"[FeatureIndices({RowSetEmitter.List(catalog.Features.Select(f => f.Index))})]");
        writer.Line($"public {feature} Feature(int index) => Features().Feature(index);");
        writer.Line();
        writer.Summary("The feature of a name.");
        writer.Line($"public {feature} Feature({catalog.Enums.Feature} feature) => Feature((int)feature);");
        writer.Line();
        EmitSwitch(writer, table, "double?", "QualityOf", f => Double(table, f.QualityColumn));
        writer.Line();
        EmitSwitch(writer, table, $"{catalog.Enums.Source}?", "SourceOf", f => Property(table, f.SourceColumn));
        writer.Line();
        EmitSwitch(writer, table, "string?", "SourceTextOf", f => PropertyName(table, f.SourceColumn) + Naming.TextSuffix);
        writer.Line();
        EmitSwitch(writer, table, "double?", "ValueOf", f => Value(table, f));
    }

    /// <summary>The struct of one feature of one row.</summary>
    public static SourceText Emit(RowView view, string @namespace)
    {
        var (table, type) = (view.Table, view.Feature);
        var catalog = table.Catalog!;
        var writer = CodeWriter.File(@namespace, "System", "FeatureStore");
        writer.SummaryXml($"One feature of a <see cref=\"{view.Row}\"/>: a view that allocates nothing.");
        writer.Open($"public readonly struct {type}");
        writer.Line($"private readonly {view.Row} _row;");
        writer.Line();
        writer.Open($"internal {type}({view.Row} row, int index)");
        writer.Line("_row = row;");
        writer.Line("Index = index;");
        writer.Close();
        writer.Line();
        Member("Position in the feature vector, from 0.", "public int Index { get; }");
        Member("The feature as the catalog describes it.", $"public FeatureInfo Info => {table.TypeName}Definition.Catalog.Features[Index];");
        Member("Which feature this is.", $"public {catalog.Enums.Feature} Feature => ({catalog.Enums.Feature})Index;");
        Member("Name in the catalog.", "public string Name => Info.Name;");
        Member("Quality, 0-100; null for a row older than the quality fields.", "public double? Quality => _row.QualityOf(Index);", "[ValueRange(0, 100)]");
        Member("Source; null for a row older than the quality fields.", $"public {catalog.Enums.Source}? Source => _row.SourceOf(Index);");
        Member("Text of the source, also where the catalog does not know it.", "public string? SourceText => _row.SourceTextOf(Index);");
        Member("Value; null where the row has none.", "public double? Value => _row.ValueOf(Index);");
        var defaults = catalog.Sources.Where(s => s.IsDefault).Select(s => $"{catalog.Enums.Source}.{CSharpText.Identifier(s.MemberName)}").ToList();
        Member("Whether the source is one that the catalog calls a default; false for null.", defaults.Count == 0
            ? "public bool IsDefaulted => false;"
            : $"public bool IsDefaulted => Source is {string.Join(" or ", defaults)};");
        Member("Tier of the quality; null where the quality is.", $"public {catalog.Enums.Tier}? Tier => {table.TypeName}Definition.TierOf(Quality);");
        Member("Whether the value lies in the feature's valid range; false for null and NaN.", $"public bool IsInRange => {table.TypeName}Definition.IsInRange(Index, Value);");
        Member("Whether a model must not run without it.", "public bool IsCritical => Info.Critical;");
        Member("Whether a default is normal.", "public bool IsOptional => Info.Optional;");
        writer.SummaryXml("The feature in words, such as \"fatigue_score 40 default\".");
        writer.Line("public override string ToString() => FormattableString.Invariant($\"{Name} {Quality} {SourceText}\");");
        writer.Close();
        return writer.ToSourceText();

        void Member(string summary, string declaration, string? attribute = null)
        {
            writer.Summary(summary);
            if (attribute is not null)
                writer.Line(attribute);
            writer.Line(declaration);
            writer.Line();
        }
    }

    /// <summary>One sentence on a feature.</summary>
    public static string Describe(FeatureDefinition feature)
    {
        var text = $"Feature {feature.Index}, {feature.Name}, of {feature.Category}";
        if (feature.ValidMin is not null || feature.ValidMax is not null)
            text += $"; valid from {CSharpText.Literal(feature.ValidMin)} to {CSharpText.Literal(feature.ValidMax)}";
        if (feature.UpstreamProcessor is { } processor)
            text += $"; filled by {processor}";
        return (string.IsNullOrEmpty(feature.Description) ? text : $"{CSharpText.Sentence(feature.Description!)} {text}") + ".";
    }

    private static void EmitSwitch(CodeWriter writer, TableDefinition table, string type, string name, Func<FeatureDefinition, string> value)
    {
        writer.Line($"internal {type} {name}(int index) => index switch");
        writer.Line("{");
        writer.Indent();
        foreach (var feature in table.Catalog!.Features)
            writer.Line($"{feature.Index} => {value(feature)},");
        writer.Line("_ => null,");
        writer.Outdent();
        writer.Line("};");
    }

    private static string Value(TableDefinition table, FeatureDefinition feature) => feature switch
    {
        { ValueColumn: null } => "null",
        { ValueElement: { } element } => $"{Cast(table, feature.ValueColumn)}{Property(table, feature.ValueColumn)}.ElementAtOrDefault({element})",
        _ => Double(table, feature.ValueColumn),
    };

    private static string Double(TableDefinition table, string column) => Cast(table, column) + Property(table, column);

    private static string Cast(TableDefinition table, string column) =>
        Find(table, column) is { Type: ColumnType.Numeric or ColumnType.BigNumeric } ? "(double?)" : "";

    private static string Property(TableDefinition table, string column) => CSharpText.Identifier(PropertyName(table, column));

    private static string PropertyName(TableDefinition table, string column) => Find(table, column).PropertyName;

    private static ColumnDefinition Find(TableDefinition table, string column) => ColumnIndex.Of(table).Find(column)!;
}
