using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Emitters;

/// <summary>Emits the record of a table's row: its columns, its reader, and the ways into a query.</summary>
internal static class RecordEmitter
{
    public static SourceText Emit(TableDefinition table, string @namespace)
    {
        var writer = CodeWriter.File(@namespace, "System", "System.Collections.Generic", "System.Data.Common", "FeatureStore");
        var description = table.Description.Length == 0 ? $"One row of {table.TableId}" : table.Description;
        writer.Summary($"{CSharpText.Sentence(description)} A row of {table.DatasetId}.{table.TableId}.");
        writer.Open($"public sealed partial record {table.TypeName} : ITableRow<{table.TypeName}>");
        var hasEnums = table.Columns.Any(CSharpText.IsEnum);
        if (hasEnums)
        {
            writer.Line("// Texts that the catalog does not know, by column; null, as a rule, when it knows them all.");
            writer.Line("private UnknownTexts? _unknownTexts;");
            foreach (var column in table.Columns.Where(CSharpText.IsEnum))
                writer.Line($"private {CSharpText.PropertyType(column, "")} {Field(column)};");
            writer.Line();
        }

        EmitStatics(writer, table);
        for (var i = 0; i < table.Columns.Count; i++)
            EmitProperty(writer, table, table.Columns[i], i);
        writer.SummaryXml("Texts of this row that the catalog does not know, each with its column; empty, as a rule.");
        writer.Line(hasEnums
            ? "public IReadOnlyList<UnknownText> UnknownTexts => global::FeatureStore.UnknownTexts.Of(_unknownTexts, Table);"
            : "public IReadOnlyList<UnknownText> UnknownTexts => [];");
        writer.Line();
        EntryPointEmitter.Emit(writer, table);
        EmitRead(writer, table);
        writer.Close();
        return writer.ToSourceText();
    }

    private static void EmitStatics(CodeWriter writer, TableDefinition table)
    {
        writer.Summary("The table as its definition describes it.");
        writer.Line($"public static TableInfo Table => {table.TypeName}Definition.Table;");
        writer.Line();
        writer.Summary("The columns of the table, for queries.");
        writer.Line($"public static {table.TypeName}Columns Columns {{ get; }} = new();");
        writer.Line();
    }

    private static void EmitProperty(CodeWriter writer, TableDefinition table, ColumnDefinition column, int ordinal)
    {
        var type = CSharpText.PropertyType(column, Naming.StructTypeName(table.TypeName, column.PropertyName));
        var name = CSharpText.Identifier(column.PropertyName);
        ColumnHead.Emit(writer, table, column);
        var required = column.Mode == ColumnMode.Required ? "required " : "";
        if (CSharpText.IsEnum(column))
        {
            EmitEnum(writer, column, $"{required}{type} {name}", ordinal);
            return;
        }

        var initial = column.Mode == ColumnMode.Repeated ? " = [];" : "";
        writer.Line($"public {required}{type} {name} {{ get; init; }}{initial}");
        writer.Line();
    }

    // The value and the text that the catalog does not know are set together, so that neither outlives the other.
    private static void EmitEnum(CodeWriter writer, ColumnDefinition column, string declaration, int ordinal)
    {
        var field = Field(column);
        var texts = EnumEmitter.TextClass(column.EnumName!);
        writer.Open($"public {declaration}");
        writer.Line($"get => {field};");
        writer.Open("init");
        writer.Line($"{field} = value;");
        writer.Line($"_unknownTexts = global::FeatureStore.UnknownTexts.Set(_unknownTexts, {ordinal}, null);");
        writer.Close();
        writer.Close();
        writer.Line();
        writer.SummaryXml($"Text of <see cref=\"{CSharpText.Identifier(column.PropertyName)}\"/>, also where the catalog does not know it.");
        Annotations.OfText(writer, column);
        writer.Open($"public string? {column.PropertyName}{Naming.TextSuffix}");
        writer.Line($"get => {texts}.Map.ToText({field}) ?? _unknownTexts?[{ordinal}];");
        writer.Open("init");
        writer.Line(column.Mode == ColumnMode.Required
            ? $"{field} = {texts}.Map.Parse(value).GetValueOrDefault();"
            : $"{field} = {texts}.Map.Parse(value);");
        // default is Unknown; the enum's name alone may be that of the property.
        writer.Line($"_unknownTexts = global::FeatureStore.UnknownTexts.Set(_unknownTexts, {ordinal}, {field} == default({column.EnumName}) ? value : null);");
        writer.Close();
        writer.Close();
        writer.Line();
    }

    private static void EmitRead(CodeWriter writer, TableDefinition table)
    {
        var hasEnums = table.Columns.Any(CSharpText.IsEnum);
        writer.Summary("Reads the current row by ordinal: for each column of the definition its place in the reader, or -1. An absent column is null, empty, or the default of a REQUIRED type.");
        if (hasEnums)
        {
            writer.Open($"public static {table.TypeName} Read(DbDataReader reader, ReadOnlySpan<int> ordinals)");
            writer.Line("global::FeatureStore.UnknownTexts? unknown = null;");
            writer.Line("return new()");
        }
        else
        {
            writer.Line($"public static {table.TypeName} Read(DbDataReader reader, ReadOnlySpan<int> ordinals) => new()");
        }

        writer.Line("{");
        writer.Indent();
        for (var i = 0; i < table.Columns.Count; i++)
            EmitReadColumn(writer, table, table.Columns[i], i);
        if (hasEnums)
            writer.Line("_unknownTexts = unknown,");
        writer.Outdent();
        writer.Line("};");
        if (hasEnums)
            writer.Close();
        writer.Line();
        RowWriterEmitter.Emit(writer, table.TypeName, "row", table.Columns);
        writer.Line();
        writer.Summary("Reads all rows of a reader, whatever the order of its columns.");
        writer.Line("/// <param name=\"reader\">A reader before its first row.</param>");
        writer.Line("/// <param name=\"subset\">Whether REQUIRED columns may be absent; they then have the default of their type.</param>");
        writer.Line("/// <exception cref=\"InvalidOperationException\">A REQUIRED column is absent.</exception>");
        writer.Line($"public static IEnumerable<{table.TypeName}> ReadAll(DbDataReader reader, bool subset = false) => TableQueries.ReadAll<{table.TypeName}>(reader, subset);");
        if (table.Catalog is { HasFeatures: true })
        {
            writer.Line();
            RowFeatureEmitter.EmitRowMembers(writer, RowView.Record(table));
        }
    }

    private static void EmitReadColumn(CodeWriter writer, TableDefinition table, ColumnDefinition column, int ordinal)
    {
        var name = CSharpText.Identifier(column.PropertyName);
        if (!CSharpText.IsEnum(column))
        {
            writer.Line($"{name} = {ColumnMembers.Read(column, Naming.StructTypeName(table.TypeName, column.PropertyName), $"ordinals[{ordinal}]")},");
            return;
        }

        // The field holds the value; the compiler asks for a required property all the same.
        if (column.Mode == ColumnMode.Required)
            writer.Line($"{name} = default,");
        var reader = column.Mode == ColumnMode.Required ? "RequiredEnum" : "Enum";
        writer.Line($"{Field(column)} = FieldReaders.{reader}(reader, ordinals[{ordinal}], {EnumEmitter.TextClass(column.EnumName!)}.Map, {ordinal}, ref unknown),");
    }

    private static string Field(ColumnDefinition column) => $"_{char.ToLowerInvariant(column.PropertyName[0])}{column.PropertyName.Substring(1)}";
}
