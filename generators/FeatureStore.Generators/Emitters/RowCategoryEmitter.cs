using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Emitters;

/// <summary>Emits the struct of a category of a row: its summary columns, its features and its groups.</summary>
internal static class RowCategoryEmitter
{
    public static SourceText Emit(RowView view, CategoryDefinition category, string @namespace)
    {
        var (table, feature, features) = (view.Table, view.Feature, view.Features);
        var groups = table.Catalog!.Groups.Where(g => g.Category == category.Name).ToList();
        var indices = RowSetEmitter.List(category.Features);
        var type = view.Category(category);
        var writer = CodeWriter.File(@namespace, "System", "FeatureStore");
        writer.SummaryXml($"The category {category.Name} of a <see cref=\"{view.Row}\"/>, features {RowSetEmitter.Ranges(category.Features)}: a view that allocates nothing.");
        writer.Open($"public readonly struct {type}");
        writer.Line($"private static readonly int[] s_indices = [{indices}];");
        foreach (var group in groups)
            writer.Line($"private static readonly int[] s_{CamelCase(group.PropertyName)} = [{RowSetEmitter.List(group.Features)}];");
        writer.Line($"private readonly {view.Row} _row;");
        writer.Line();
        writer.Line($"internal {type}({view.Row} row) => _row = row;");
        writer.Line();
        EmitSummaryColumns(writer, table, category);
        foreach (var group in groups)
        {
            writer.Summary($"The group {group.Name}: features {RowSetEmitter.Ranges(group.Features)}.");
            Annotations.OfGroup(writer, table.Catalog!, group);
            writer.Line($"public {features} {CSharpText.Identifier(group.PropertyName)} => new(_row, s_{CamelCase(group.PropertyName)});");
            writer.Line();
        }

        Forward("Number of features.", "int Count", "Count");
        Forward("Whether all features are defaulted.", "bool AllDefaulted", "AllDefaulted");
        Forward("Whether any feature is defaulted.", "bool AnyDefaulted", "AnyDefaulted");
        Forward("Number of defaulted features, counted from the sources.", "long DefaultedCount", "DefaultedCount");
        writer.Summary("All features of the category, by index.");
        writer.Line($"[FeatureIndices({indices})]");
        writer.Line($"public {features} Features() => new(_row, s_indices);");
        writer.Line();
        writer.Summary("The features of the category with an index from one to another, both included.");
        writer.Line("/// <exception cref=\"ArgumentOutOfRangeException\">An index of the range is not of this category.</exception>");
        writer.Line($"[FeatureIndices({indices})]");
        writer.Line($"public {features} Features(int from, int to) => Features().Features(from, to);");
        writer.Line();
        writer.Summary("The feature of an index.");
        writer.Line("/// <exception cref=\"ArgumentOutOfRangeException\">The index is not of this category.</exception>");
        writer.Line($"[FeatureIndices({indices})]");
        writer.Line($"public {feature} Feature(int index) => Features().Feature(index);");
        writer.Line();
        Forward("Whether all features meet a condition.", $"bool All(Func<{feature}, bool> condition)", "All(condition)");
        Forward("Whether any feature meets a condition.", $"bool Any(Func<{feature}, bool> condition)", "Any(condition)");
        Forward("Number of features that meet a condition.", $"long CountOf(Func<{feature}, bool> condition)", "CountOf(condition)");
        Forward("Whether any feature's quality is below a limit, 0-100; a quality of null is not.", "bool AnyQualityBelow(double quality)", "AnyQualityBelow(quality)");
        Forward("Whether every feature's quality is below a limit, 0-100; a quality of null is not.", "bool AllQualityBelow(double quality)", "AllQualityBelow(quality)");
        writer.Summary("Enumerates the features without allocating.");
        writer.Line($"public {features}.Enumerator GetEnumerator() => Features().GetEnumerator();");
        writer.Close();
        return writer.ToSourceText();

        void Forward(string summary, string declaration, string call)
        {
            writer.Summary(summary);
            writer.Line($"public {declaration} => Features().{call};");
            writer.Line();
        }
    }

    private static void EmitSummaryColumns(CodeWriter writer, TableDefinition table, CategoryDefinition category)
    {
        foreach (var (name, column) in SummaryColumns(table, category))
        {
            ColumnHead.Emit(writer, table, column);
            writer.Line($"public {CSharpText.PropertyType(column, "")} {name} => _row.{CSharpText.Identifier(column.PropertyName)};");
            writer.Line();
            if (!CSharpText.IsEnum(column))
                continue;
            writer.SummaryXml($"Text of <see cref=\"{name}\"/>, also where the catalog does not know it.");
            writer.Line($"public string? {name}{Naming.TextSuffix} => _row.{column.PropertyName}{Naming.TextSuffix};");
            writer.Line();
        }
    }

    /// <summary>The columns that sum the category up, each with the name of its member; those that the table has.</summary>
    public static IEnumerable<(string Name, ColumnDefinition Column)> SummaryColumns(TableDefinition table, CategoryDefinition category)
    {
        foreach (var (name, column) in new[] { ("QualityPct", category.QualityPct), ("DefaultCount", category.DefaultCount), ("Tier", category.Tier) })
        {
            if (ColumnIndex.Of(table).Find(column) is { } found)
                yield return (name, found);
        }
    }

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
