using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Emitters;

/// <summary>Emits the record of a STRUCT column, and of the STRUCTs inside of it.</summary>
internal static class StructEmitter
{
    public static IEnumerable<(string Name, SourceText Source)> Emit(TableDefinition table, string @namespace) =>
        table.Columns.Where(c => c.Type == ColumnType.Struct).SelectMany(c => Emit(c, Naming.StructTypeName(table.TypeName, c.PropertyName), @namespace));

    private static IEnumerable<(string Name, SourceText Source)> Emit(ColumnDefinition column, string typeName, string @namespace)
    {
        var writer = CodeWriter.File(@namespace, "System", "FeatureStore");
        writer.Summary($"{CSharpText.Sentence(column.Description.Length == 0 ? $"STRUCT {column.Name}" : column.Description)} The fields of {column.Name}.");
        writer.Open($"public sealed partial record {typeName}");
        foreach (var field in column.Fields)
        {
            var type = CSharpText.PropertyType(field, Naming.StructTypeName(typeName, field.PropertyName));
            ColumnMembers.Document(writer, field);
            var required = field.Mode == ColumnMode.Required ? "required " : "";
            writer.Line($"public {required}{type} {CSharpText.Identifier(field.PropertyName)} {{ get; init; }}{(field.Mode == ColumnMode.Repeated ? " = [];" : "")}");
            writer.Line();
        }

        writer.Summary("Reads the record from the fields of a STRUCT value.");
        writer.Line($"public static {typeName} Read(StructFields fields) => new()");
        writer.Line("{");
        writer.Indent();
        foreach (var field in column.Fields)
            writer.Line($"{CSharpText.Identifier(field.PropertyName)} = {Read(field, Naming.StructTypeName(typeName, field.PropertyName))},");
        writer.Outdent();
        writer.Line("};");
        writer.Line();
        RowWriterEmitter.Emit(writer, typeName, "value", column.Fields);
        writer.Close();

        return column.Fields
            .Where(f => f.Type == ColumnType.Struct)
            .SelectMany(f => Emit(f, Naming.StructTypeName(typeName, f.PropertyName), @namespace))
            .Prepend((typeName, writer.ToSourceText()));
    }

    private static string Read(ColumnDefinition field, string structType)
    {
        var name = CSharpText.Literal(field.Name);
        var type = CSharpText.ElementType(field, structType);
        return field switch
        {
            { Mode: ColumnMode.Repeated, Type: ColumnType.Struct } => $"fields.GetStructs({name}, {structType}.Read)",
            { Mode: ColumnMode.Repeated, Type: ColumnType.Timestamp } => $"fields.GetTimestamps({name})",
            { Mode: ColumnMode.Repeated } => $"fields.GetList<{type}?>({name})",
            { Type: ColumnType.Struct } => $"fields.GetStruct({name}, {structType}.Read)" + (field.Mode == ColumnMode.Required ? "!" : ""),
            { Type: ColumnType.Timestamp } => $"fields.GetTimestamp({name})" + (field.Mode == ColumnMode.Required ? ".GetValueOrDefault()" : ""),
            { Type: ColumnType.Bytes } => $"fields.GetBytes({name})" + (field.Mode == ColumnMode.Required ? "!" : ""),
            { Type: ColumnType.String or ColumnType.Json or ColumnType.Geography } => $"fields.Get<string>({name})" + (field.Mode == ColumnMode.Required ? "!" : ""),
            { Mode: ColumnMode.Required } => $"fields.Get<{type}>({name})",
            _ => $"fields.GetNullable<{type}>({name})",
        };
    }
}
