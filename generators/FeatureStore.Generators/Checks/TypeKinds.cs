using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Checks;

/// <summary>The types of C# symbols, as checks see them.</summary>
internal static class TypeKinds
{
    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat;

    /// <summary>The type of a value; null for one that no query takes.</summary>
    public static ValueType? Of(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return Of(nullable.TypeArguments[0])?.Nullable;
        var annotated = type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated };
        return type switch
        {
            null => null,
            { SpecialType: SpecialType.System_Boolean } => new(ValueKind.Bool),
            { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int16 or SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_UInt16 } => new(ValueKind.Int32),
            { SpecialType: SpecialType.System_Int64 or SpecialType.System_UInt32 } => new(ValueKind.Int64),
            { SpecialType: SpecialType.System_Single } => new(ValueKind.Single),
            { SpecialType: SpecialType.System_Double } => new(ValueKind.Float64),
            { SpecialType: SpecialType.System_Decimal } => new(ValueKind.Numeric),
            { SpecialType: SpecialType.System_String } => new(ValueKind.Text, annotated),
            { SpecialType: SpecialType.System_Char } => new(ValueKind.Char),
            { SpecialType: SpecialType.System_DateTime } => new(ValueKind.DateTime),

            // An enum that is yet to be generated.
            { TypeKind: TypeKind.Error, Name.Length: > 0 } => new(ValueKind.Enum, type.NullableAnnotation == NullableAnnotation.Annotated, type.Name),
            { TypeKind: TypeKind.Enum } => new(ValueKind.Enum, Name: type.ToDisplayString(Qualified)),
            IArrayTypeSymbol { Rank: 1 } array => Of(array.ElementType) is { } element ? new(ValueKind.List, annotated, Element: element) : null,
            INamedTypeSymbol named => Named(named, annotated),
            _ => null,
        };
    }

    private static ValueType? Named(INamedTypeSymbol type, bool annotated)
    {
        if (type is { MetadataName: "ValueList`1", ContainingNamespace.Name: "FeatureStore" } && type.TypeArguments[0].SpecialType == SpecialType.System_Byte)
            return new(ValueKind.Bytes, annotated);
        if (type.TypeArguments.Length == 1)
            return IsCollection(type) && Of(type.TypeArguments[0]) is { } element ? new(ValueKind.List, annotated, Element: element) : null;
        return (type.ContainingNamespace?.ToDisplayString(), type.Name) switch
        {
            ("System", "DateOnly") => new(ValueKind.Date),
            ("System", "TimeOnly") => new(ValueKind.Time),
            ("System", "DateTimeOffset") => new(ValueKind.Timestamp),
            ("System", "TimeSpan") => new(ValueKind.Duration),
            _ => null,
        };
    }

    // Not sets: one may compare in a way of its own.
    private static bool IsCollection(INamedTypeSymbol type) => (type.ContainingNamespace.ToDisplayString(), type.MetadataName) is
        ("FeatureStore", "ValueList`1")
        or ("System.Collections.Generic", "IReadOnlyList`1" or "IReadOnlyCollection`1" or "IEnumerable`1" or "List`1" or "IList`1" or "ICollection`1")
        or ("System.Collections.Immutable", "ImmutableArray`1" or "ImmutableList`1");
}
