using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Emitters;

/// <summary>Emits the view of a STRUCT column in a batch, and of the STRUCTs inside of it.</summary>
internal static class BatchStructEmitter
{
    public static IEnumerable<(string Name, SourceText Source)> Emit(TableDefinition table, string @namespace) =>
        table.Columns.Where(c => c.Type == ColumnType.Struct).SelectMany(c => Emit(table, c, Naming.StructTypeName(table.TypeName, c.PropertyName), @namespace));

    private static IEnumerable<(string Name, SourceText Source)> Emit(TableDefinition table, ColumnDefinition column, string structType, string @namespace)
    {
        var type = Naming.StructViewTypeName(structType);
        var writer = CodeWriter.File(@namespace, "System", "FeatureStore");
        writer.SummaryXml($"A <see cref=\"{structType}\"/> in a batch: a view that allocates nothing, as long as the batch is not filled anew.");
        writer.Open($"public readonly struct {type} : IBatchStruct<{type}>");
        writer.Line("private readonly BatchStructs _column;");
        writer.Line("private readonly int _row;");
        writer.Line();
        writer.Line($"internal {type}(BatchStructs column, int row) => (_column, _row) = (column, row);");
        writer.Line();
        writer.Line($"static {type} IBatchStruct<{type}>.Of(BatchStructs column, int row) => new(column, row);");
        for (var i = 0; i < column.Fields.Count; i++)
        {
            var field = column.Fields[i];
            var source = $"_column.Field<{BatchColumnText.Type(table, field)}>({i})";
            writer.Line();
            ColumnMembers.Document(writer, field);
            writer.Line($"public {BatchColumnText.ValueType(field, Naming.StructTypeName(structType, field.PropertyName))} {CSharpText.Identifier(field.PropertyName)} => {BatchColumnText.Value(table, field, source)};");
        }

        writer.Close();
        return column.Fields
            .Where(f => f.Type == ColumnType.Struct)
            .SelectMany(f => Emit(table, f, Naming.StructTypeName(structType, f.PropertyName), @namespace))
            .Prepend((type, writer.ToSourceText()));
    }
}
