using System.Globalization;
using System.Text;
using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureStore.Generators.Emitters;

/// <summary>Spells values and types as C#.</summary>
internal static class CSharpText
{
    /// <summary>A string literal, or null.</summary>
    public static string Literal(string? text) => text is null ? "null" : SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Literal(double value) =>
        double.IsNaN(value) ? "double.NaN"
        : double.IsPositiveInfinity(value) ? "double.PositiveInfinity"
        : double.IsNegativeInfinity(value) ? "double.NegativeInfinity"
        : WithPoint(value.ToString("R", CultureInfo.InvariantCulture));

    public static string Literal(double? value) => value is { } number ? Literal(number) : "null";

    public static string Literal(bool value) => value ? "true" : "false";

    /// <summary>Text inside of an XML documentation comment: escaped, on one line, without characters that XML lacks.</summary>
    public static string Xml(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            switch (c)
            {
                case '&': result.Append("&amp;"); break;
                case '<': result.Append("&lt;"); break;
                case '>': result.Append("&gt;"); break;
                default: result.Append(char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' ? ' ' : c); break;
            }
        }

        return result.ToString().Trim();
    }

    /// <summary>A description as a sentence, with its full stop.</summary>
    public static string Sentence(string text) => text.Length == 0 || text.EndsWith(".", StringComparison.Ordinal) ? text : text + ".";

    /// <summary>An identifier, escaped where C# wants it.</summary>
    public static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>The C# type of one value, without its nullability.</summary>
    public static string ElementType(ColumnDefinition column, string structType) => column.Type switch
    {
        _ when IsEnum(column) => column.EnumName!,
        ColumnType.Int64 => "long",
        ColumnType.Float64 => "double",
        ColumnType.Numeric or ColumnType.BigNumeric => "decimal",
        ColumnType.Bool => "bool",
        ColumnType.Date => "DateOnly",
        ColumnType.DateTime => "DateTime",
        ColumnType.Time => "TimeOnly",
        ColumnType.Timestamp => "DateTimeOffset",
        ColumnType.Bytes => "ValueList<byte>",
        ColumnType.Struct => structType,
        _ => "string",
    };

    /// <summary>The C# type of a column's property.</summary>
    public static string PropertyType(ColumnDefinition column, string structType) => column.Mode switch
    {
        ColumnMode.Repeated => $"ValueList<{ElementType(column, structType)}?>",
        ColumnMode.Nullable => ElementType(column, structType) + "?",
        _ => ElementType(column, structType),
    };

    /// <summary>Whether a column's text comes from a closed list.</summary>
    public static bool IsEnum(ColumnDefinition column) => column is { EnumName: not null, Type: ColumnType.String, Mode: not ColumnMode.Repeated };

    /// <summary>A column's type and mode as BigQuery spells them.</summary>
    public static string SqlType(ColumnDefinition column)
    {
        var type = column.Type.ToString().ToUpperInvariant();
        if (column.Precision is { } precision)
            type += column.Scale is { } scale ? $"({precision},{scale})" : $"({precision})";
        if (column.MaxLength is { } length)
            type += $"({length})";
        return column.Mode == ColumnMode.Nullable ? type : $"{type} {column.Mode.ToString().ToUpperInvariant()}";
    }

    private static string WithPoint(string number) => number.IndexOfAny(['.', 'E']) < 0 ? number + ".0" : number;
}
