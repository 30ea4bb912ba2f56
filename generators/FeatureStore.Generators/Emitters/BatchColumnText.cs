using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Emitters;

/// <summary>Spells the columns of a batch as C#, and the values of their rows.</summary>
internal static class BatchColumnText
{
    // One byte for each text, one for null, and one for a text that the catalog does not know.
    private const int MostCodes = 254;

    /// <summary>The type of a column of a batch.</summary>
    public static string Type(TableDefinition table, ColumnDefinition column) => column switch
    {
        { Mode: ColumnMode.Repeated, Type: ColumnType.Struct } => "BatchLists",
        { Mode: ColumnMode.Repeated } => $"BatchLists<{CSharpText.ElementType(column, "")}?>",
        _ when HasCodes(table, column) => $"BatchEnums<{column.EnumName}>",
        { Type: ColumnType.Int64 or ColumnType.Float64 or ColumnType.Numeric or ColumnType.BigNumeric or ColumnType.Bool or ColumnType.Date } =>
            $"BatchValues<{CSharpText.ElementType(column with { EnumName = null }, "")}>",
        { Type: ColumnType.DateTime } => "BatchDateTimes",
        { Type: ColumnType.Time } => "BatchTimes",
        { Type: ColumnType.Timestamp } => "BatchTimestamps",
        { Type: ColumnType.Bytes } => "BatchBytes",
        { Type: ColumnType.Struct } => "BatchStructs",
        _ => "BatchTexts",
    };

    /// <summary>The type of a value of a row: as the record has it, but for lists and STRUCTs, which are views.</summary>
    public static string ValueType(ColumnDefinition column, string structType) => column switch
    {
        { Mode: ColumnMode.Repeated, Type: ColumnType.Struct } => $"BatchStructList<{Naming.StructViewTypeName(structType)}>",
        { Mode: ColumnMode.Repeated } => $"BatchList<{CSharpText.ElementType(column, "")}?>",
        { Type: ColumnType.Struct } => Naming.StructViewTypeName(structType) + (column.Mode == ColumnMode.Required ? "" : "?"),
        _ => CSharpText.PropertyType(column, structType),
    };

    /// <summary>The value of a row, given the column.</summary>
    public static string Value(TableDefinition table, ColumnDefinition column, string source) => column switch
    {
        { Mode: ColumnMode.Repeated, Type: ColumnType.Struct } => $"new({source}, _row)",
        { Mode: ColumnMode.Required, Type: ColumnType.Struct } => $"new({source}, _row)",
        { Type: ColumnType.Struct } => $"{source}.IsNull(_row) ? null : new({source}, _row)",
        { Mode: ColumnMode.Repeated } => $"{source}[_row]",
        _ when CSharpText.IsEnum(column) && !HasCodes(table, column) => $"{EnumEmitter.TextClass(column.EnumName!)}.Map.Parse({source}[_row]){Required(column, isValue: true)}",
        _ => $"{source}[_row]{Required(column, CSharpText.IsEnum(column) || column.Type is not (ColumnType.String or ColumnType.Json or ColumnType.Geography or ColumnType.Bytes))}",
    };

    /// <summary>The text of a row of an enum column, given the column.</summary>
    public static string EnumText(TableDefinition table, ColumnDefinition column, string source) =>
        HasCodes(table, column) ? $"{source}.TextOf(_row)" : $"{source}[_row]";

    // What is null in a REQUIRED column was refused when the batch was filled.
    private static string Required(ColumnDefinition column, bool isValue) =>
        column.Mode != ColumnMode.Required ? "" : isValue ? ".GetValueOrDefault()" : "!";

    private static bool HasCodes(TableDefinition table, ColumnDefinition column) => CSharpText.IsEnum(column) && Texts(table.Catalog!, column.EnumName!) <= MostCodes;

    private static int Texts(CatalogDefinition catalog, string name) =>
        name == catalog.Enums.Source ? catalog.Sources.Count
        : name == catalog.Enums.Tier ? catalog.Tiers.Count
        : catalog.AlertLevels.Count;
}
