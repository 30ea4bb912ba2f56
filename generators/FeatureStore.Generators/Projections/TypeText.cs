using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Projections;

/// <summary>Spells the type of a symbol as emitted code spells the types of columns: System and FeatureStore by name, any other qualified.</summary>
internal static class TypeText
{
    private static readonly Regex Qualifier = new(@"global::(@?\w+\.)*", RegexOptions.CultureInvariant);

    private static readonly SymbolDisplayFormat FullFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>A type that does not exist yet, because it is generated, has its bare name.</summary>
    public static string Of(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol named || named.IsTupleType)
            return type.ToDisplayString(FullFormat);
        if (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            return Of(named.TypeArguments[0]) + "?";

        var suffix = named.NullableAnnotation == NullableAnnotation.Annotated && !named.IsValueType ? "?" : "";
        if (named.TypeKind == TypeKind.Error)
            return named.Name + Arguments(named) + suffix;
        if (named.SpecialType is not SpecialType.None and not SpecialType.System_DateTime)
            return named.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(FullFormat) + suffix;
        return IsKnown(named)
            ? named.Name + Arguments(named) + suffix
            : named.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(FullFormat) + suffix;
    }

    /// <summary>Without its namespaces, as a message shows it.</summary>
    public static string Short(string type) => Qualifier.Replace(type, "");

    /// <summary>With its namespaces, as a message shows it.</summary>
    public static string Qualified(string type) => type.Replace("global::", "");

    /// <summary>Whether two spellings are one type; where one has no namespace, the names decide.</summary>
    public static bool Same(string written, string expected) => written == expected || (written == Short(written) && written == Short(expected));

    private static string Arguments(INamedTypeSymbol type) =>
        type.TypeArguments.Length == 0 ? "" : $"<{string.Join(", ", type.TypeArguments.Select(Of))}>";

    private static bool IsKnown(INamedTypeSymbol type) => type.ContainingType is null && (type.ContainingNamespace.ToDisplayString(), type.MetadataName) is
        ("System", "DateOnly" or "DateTime" or "TimeOnly" or "DateTimeOffset") or ("FeatureStore", "ValueList`1");
}
