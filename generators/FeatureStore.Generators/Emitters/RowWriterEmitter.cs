using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Emitters;

/// <summary>Emits how a record writes its values, one by one and in order, for engines that take rows.</summary>
internal static class RowWriterEmitter
{
    public static void Emit(CodeWriter writer, string typeName, string parameter, EquatableArray<ColumnDefinition> columns)
    {
        writer.Summary("Writes the values, in the order of the definition.");
        writer.Open($"public static void Write({typeName} {parameter}, RowWriter writer)");
        foreach (var column in columns)
            writer.Line($"writer.{Call(column, typeName, parameter)};");
        writer.Close();
    }

    private static string Call(ColumnDefinition column, string typeName, string parameter)
    {
        var value = $"{parameter}.{CSharpText.Identifier(column.PropertyName)}";
        var structType = Naming.StructTypeName(typeName, column.PropertyName);
        return column switch
        {
            { Type: ColumnType.Struct, Mode: ColumnMode.Repeated } => $"StructList({value}, {structType}.Write)",
            { Mode: ColumnMode.Repeated } => $"List({value})",
            { Type: ColumnType.Struct } => $"Struct({value}, {structType}.Write)",
            _ when CSharpText.IsEnum(column) => $"Text({parameter}.{column.PropertyName}{Naming.TextSuffix})",
            _ => $"{ColumnMembers.Reader(column.Type)}({value})",
        };
    }
}
