using System.Runtime.CompilerServices;
using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Projections;

/// <summary>Reads a table from the record that a referenced assembly has of it.</summary>
internal static class ReferencedTable
{
    // Symbols of references live as long as the references do, so a wide table is read once and not at every keystroke.
    private static readonly ConditionalWeakTable<INamedTypeSymbol, ProjectionTable> Known = new();

    /// <summary>The table; null if the type is no generated record.</summary>
    public static ProjectionTable? Read(INamedTypeSymbol record)
    {
        if (Known.TryGetValue(record, out var known))
            return known;
        if (!IsTableRow(record) || record.GetMembers("Columns").OfType<IPropertySymbol>().FirstOrDefault()?.Type is not INamedTypeSymbol columns)
            return null;
        var table = new ProjectionTable(
            TypeText.Of(record),
            columns.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            columns.GetMembers().OfType<IPropertySymbol>().Where(IsColumn).Select(column => Column(record, column)).OfType<ProjectionColumn>().ToEquatableArray());
        return Known.GetValue(record, _ => table);
    }

    private static bool IsTableRow(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(i => i is { MetadataName: "ITableRow`1", ContainingNamespace: { Name: "FeatureStore", ContainingNamespace.IsGlobalNamespace: true } });

    /// <summary>Columns are expressions; features, categories and groups are not.</summary>
    private static bool IsColumn(IPropertySymbol property)
    {
        for (var type = property.Type as INamedTypeSymbol; type is not null; type = type.BaseType)
        {
            if (type is { MetadataName: "Expr", ContainingNamespace: { Name: "FeatureStore", ContainingNamespace.IsGlobalNamespace: true } })
                return !property.IsStatic && property.DeclaredAccessibility == Accessibility.Public;
        }

        return false;
    }

    private static ProjectionColumn? Column(INamedTypeSymbol record, IPropertySymbol column)
    {
        if (record.GetMembers(column.Name).OfType<IPropertySymbol>().FirstOrDefault()?.Type is not { } type)
            return null;
        var mode = ColumnMode.Required;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            (type, mode) = (nullable.TypeArguments[0], ColumnMode.Nullable);
        else if (type.NullableAnnotation == NullableAnnotation.Annotated)
            (type, mode) = (type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), ColumnMode.Nullable);

        var text = TypeText.Of(type);
        if (text != "ValueList<byte>" && type is INamedTypeSymbol { MetadataName: "ValueList`1" } list)
        {
            text = TypeText.Of(list.TypeArguments[0]);
            text = text.EndsWith("?", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : text;
            mode = ColumnMode.Repeated;
        }

        var columnType = TypeOf(text, type);
        return ProjectionColumn.Of(
            column.Name, columnType, mode, type.TypeKind == TypeKind.Enum ? text : null, columnType == ColumnType.Struct ? text : "");
    }

    private static ColumnType TypeOf(string text, ITypeSymbol type) => text switch
    {
        "string" => ColumnType.String,
        "long" => ColumnType.Int64,
        "double" => ColumnType.Float64,
        "decimal" => ColumnType.Numeric,
        "bool" => ColumnType.Bool,
        "DateOnly" => ColumnType.Date,
        "DateTime" => ColumnType.DateTime,
        "TimeOnly" => ColumnType.Time,
        "DateTimeOffset" => ColumnType.Timestamp,
        "ValueList<byte>" => ColumnType.Bytes,
        _ when type.TypeKind == TypeKind.Enum => ColumnType.String,
        _ => ColumnType.Struct,
    };
}
