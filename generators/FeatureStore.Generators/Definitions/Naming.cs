using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureStore.Generators.Definitions;

/// <summary>C# names for what a definition names: snake_case becomes PascalCase, and what cannot becomes a reason.</summary>
internal static class Naming
{
    /// <summary>The member of every text enum that stands for a text the catalog does not know.</summary>
    public const string UnknownMember = "Unknown";

    /// <summary>What the sibling of an enum property is called that holds the raw text.</summary>
    public const string TextSuffix = "Text";

    private static readonly ImmutableArray<string> ObjectMembers = ImmutableArray.Create(
        "Equals", "GetHashCode", "ToString", "GetType", "EqualityContract", "PrintMembers", "Clone", "MemberwiseClone", "Finalize", "ReferenceEquals");

    /// <summary>Members that every generated record has.</summary>
    public static ImmutableHashSet<string> RecordMembers { get; } = ImmutableHashSet.CreateRange(ObjectMembers).Union(
    [
        "Table", "Columns", "On", "Between", "All", "Features", "Feature", "Read", "ReadAll", "Write", "Fingerprint", "Catalog", "UnknownText", "UnknownTexts",
        "QualityOf", "SourceOf", "SourceTextOf", "ValueOf", "_unknownTexts", "_features", "_all", "_batch", "_row", "FieldReaders", "TableQueries",
    ]);

    /// <summary>Types of the runtime and of the framework that generated code names.</summary>
    public static ImmutableHashSet<string> UsedTypes { get; } = ImmutableHashSet.Create(
        "ArgumentNullException", "ArgumentOutOfRangeException", "Batch", "BatchBytes", "BatchColumns", "BatchDateTimes", "BatchLists", "BatchQueries", "BatchStructs",
        "BatchTexts", "BatchTimes", "BatchTimestamps", "CancellationToken", "CatalogInfo", "ColumnInfo", "ColumnMode", "ColumnText", "ColumnTextAttribute", "DataType", "DateOnly", "DateTime", "DateTimeOffset", "DbDataReader", "Deprecated", "DeprecatedAttribute", "Enumerator", "Expr",
        "FeatureIndices", "FeatureIndicesAttribute", "FeatureInfo", "FeatureRange", "FeatureTable", "FeatureTableAttribute", "FieldReaders", "FormattableString", "FormerNames", "FormerNamesAttribute", "IFeatureStore", "InvalidOperationException", "Obsolete",
        "ObsoleteAttribute", "PredicateColumn", "RowWriter", "StructFields", "TableColumn", "TableColumnAttribute", "TableInfo", "TableQueries", "TimeOnly",
        "UnknownText", "UnknownTexts", "ValueRange", "ValueRangeAttribute");

    /// <summary>Members that the record of every STRUCT has.</summary>
    public static ImmutableHashSet<string> StructMembers { get; } = ImmutableHashSet.CreateRange(ObjectMembers).Union(["Columns", "Read", "Write", "FieldReaders", "_column", "_row"]);

    /// <summary>Members that every category accessor has.</summary>
    public static ImmutableHashSet<string> CategoryMembers { get; } = ImmutableHashSet.CreateRange(ObjectMembers).Union(
    [
        "Category", "Name", "Features", "Feature", "Count", "QualityPct", "DefaultCount", "Tier", "TierText",
        "All", "Any", "CountOf", "Subset", "GetEnumerator", "AllDefaulted", "AnyDefaulted", "DefaultedCount", "NoneDefaulted", "AnyQualityBelow", "AllQualityBelow", "MinQuality", "MeanQuality",
    ]);

    /// <summary>The name of a column, feature, category or group as a C# identifier; null with the reason why there is none.</summary>
    public static string? PropertyName(string name, out string reason) => Pascal(name, c => c == '_', out reason);

    /// <summary>A text as an enum member; besides underscores, spaces, hyphens and points divide words.</summary>
    public static string? MemberName(string text, out string reason) => Pascal(text, c => c is '_' or ' ' or '-' or '.', out reason);

    /// <summary>A table's id as the name of its record.</summary>
    public static string? TypeName(string tableId, out string reason) => Pascal(tableId, c => c is '_' or '-', out reason);

    /// <summary>The record of a STRUCT column: the names of all that hold it, joined.</summary>
    public static string StructTypeName(string parentTypeName, string propertyName) => parentTypeName + propertyName;

    /// <summary>A STRUCT column in queries.</summary>
    public static string StructColumnTypeName(string structTypeName) => structTypeName + "Column";

    /// <summary>The columns of a table in queries, or those of a category.</summary>
    public static string ColumnsTypeName(string typeName) => typeName + "Columns";

    /// <summary>What is known of a table at run time.</summary>
    public static string DefinitionTypeName(string typeName) => typeName + "Definition";

    /// <summary>Rows of a table, column by column.</summary>
    public static string BatchTypeName(string typeName) => typeName + "Batch";

    /// <summary>What reads batches of a table.</summary>
    public static string BatchesTypeName(string typeName) => typeName + "Batches";

    /// <summary>A row of a batch.</summary>
    public static string BatchRowTypeName(string typeName) => BatchTypeName(typeName) + "Row";

    /// <summary>A STRUCT of a row of a batch.</summary>
    public static string StructViewTypeName(string structTypeName) => structTypeName + "View";

    /// <summary>One feature of a row.</summary>
    public static string FeatureTypeName(string typeName) => typeName + "Feature";

    /// <summary>Several features of a row.</summary>
    public static string FeaturesTypeName(string typeName) => typeName + "Features";

    /// <summary>A category of a row.</summary>
    public static string CategoryTypeName(string typeName, string category) => typeName + category;

    /// <summary>The texts of an enum.</summary>
    public static string TextsTypeName(string enumName) => enumName + "Texts";

    /// <summary>A name that somebody chose: any C# identifier that is no keyword, not even in some contexts.</summary>
    public static bool IsIdentifier(string name) =>
        SyntaxFacts.IsValidIdentifier(name)
        && name.All(IsIdentifierCharacter)
        && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None
        && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None;

    /// <summary>The compiler drops formatting characters, so two names that differ in one would be the same.</summary>
    private static bool IsIdentifierCharacter(char c) =>
        SyntaxFacts.IsIdentifierPartCharacter(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format;

    private static string? Pascal(string name, Func<char, bool> isSeparator, out string reason)
    {
        // SHOUTED_NAMES carry no words in their case.
        var source = HasLower(name) ? name : name.ToLowerInvariant();
        var result = new StringBuilder(name.Length);
        var wordBegins = true;
        foreach (var c in source)
        {
            if (isSeparator(c))
            {
                wordBegins = true;
                continue;
            }
            if (!IsIdentifierCharacter(c))
            {
                reason = "an identifier cannot hold " + JsonStringReader.Describe(c);
                return null;
            }
            result.Append(wordBegins ? char.ToUpperInvariant(c) : c);
            wordBegins = false;
        }
        var identifier = result.ToString();
        reason = identifier.Length == 0 ? "nothing is left of it without its separators"
            : char.IsDigit(identifier[0]) ? "an identifier cannot begin with a digit"
            : !IsIdentifier(identifier) ? "an identifier cannot begin with " + JsonStringReader.Describe(identifier[0])
            : "";
        return reason.Length == 0 ? identifier : null;
    }

    private static bool HasLower(string name)
    {
        foreach (var c in name)
        {
            if (char.IsLower(c))
                return true;
        }

        return false;
    }
}
