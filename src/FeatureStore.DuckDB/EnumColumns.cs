namespace FeatureStore.DuckDB;

/// <summary>
/// How enum columns are stored: as DuckDB's ENUM of the texts that the catalog knows, and of those that came beside them. A text that is not
/// among them makes the type wider before it is written, so that nothing is lost.
/// </summary>
internal static class EnumColumns
{
    // Of more texts a column is no enum any more, and each query would read them all.
    private const int MostTexts = 1000;

    /// <summary>Whether a column is an ENUM in the tables that are made here. What is nested is text.</summary>
    public static bool IsEnum(ColumnInfo column) => column is { Texts.Texts.Count: > 0, Type: DataType.String, Mode: not ColumnMode.Repeated };

    /// <summary>The type that a column gets in a new table.</summary>
    public static string TypeOf(ColumnInfo column) => IsEnum(column) ? TypeOf(column.Texts!.Texts) : SqlDialect.DuckDb.TypeName(column);

    /// <summary>A type for texts: an ENUM, or VARCHAR where there are too many of them, or one that DDL cannot spell.</summary>
    public static string TypeOf(IReadOnlyCollection<string> texts) => texts.Count <= MostTexts && !texts.Any(t => t.Contains('\0', StringComparison.Ordinal))
        ? $"ENUM({string.Join(", ", texts.Select(DuckDbText.Literal))})"
        : "VARCHAR";

    /// <summary>Whether a type, as DuckDB spells it, can hold an enum column: any ENUM, or VARCHAR.</summary>
    public static bool CanBe(string storedType) => IsEnumType(storedType) || storedType == "VARCHAR";

    /// <summary>Whether a type, as DuckDB spells it, is an ENUM.</summary>
    public static bool IsEnumType(string storedType) => storedType.StartsWith("ENUM(", StringComparison.Ordinal);
}
