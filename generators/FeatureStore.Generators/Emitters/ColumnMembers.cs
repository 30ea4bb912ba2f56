using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Emitters;

/// <summary>What the properties of a column share, wherever they are emitted.</summary>
internal static class ColumnMembers
{
    /// <summary>The documentation of a column: what it means, its type, and what null says.</summary>
    public static void Document(CodeWriter writer, ColumnDefinition column)
    {
        var description = column.Description.Length == 0 ? $"Column {column.Name}" : column.Description;
        writer.Summary($"{CSharpText.Sentence(description)} {CSharpText.SqlType(column)}.");
    }

    /// <summary>How the value of a column is read from a DbDataReader at an ordinal.</summary>
    public static string Read(ColumnDefinition column, string structType, string ordinal) => column switch
    {
        { Mode: ColumnMode.Repeated, Type: ColumnType.Struct } => $"FieldReaders.StructList(reader, {ordinal}, {structType}.Read)",
        { Mode: ColumnMode.Repeated } => $"FieldReaders.List<{CSharpText.ElementType(column, structType)}?>(reader, {ordinal})",
        { Type: ColumnType.Struct } => $"FieldReaders.Struct(reader, {ordinal}, {structType}.Read)" + (column.Mode == ColumnMode.Required ? "!" : ""),
        { Mode: ColumnMode.Required } => $"FieldReaders.Required{Reader(column.Type)}(reader, {ordinal})",
        _ => $"FieldReaders.{Reader(column.Type)}(reader, {ordinal})",
    };

    /// <summary>The method of FieldReaders for a scalar type.</summary>
    public static string Reader(ColumnType type) => type switch
    {
        ColumnType.Int64 => "Int64",
        ColumnType.Float64 => "Float64",
        ColumnType.Numeric or ColumnType.BigNumeric => "Numeric",
        ColumnType.Bool => "Bool",
        ColumnType.Date => "Date",
        ColumnType.DateTime => "DateTime",
        ColumnType.Time => "Time",
        ColumnType.Timestamp => "Timestamp",
        ColumnType.Bytes => "Bytes",
        _ => "Text",
    };
}
