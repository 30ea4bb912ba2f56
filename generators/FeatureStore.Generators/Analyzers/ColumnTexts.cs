using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Analyzers;

/// <summary>The exact texts of a generated enum.</summary>
internal static class ColumnTexts
{
    /// <summary>The texts of an enum; none if it is no generated one.</summary>
    public static IReadOnlyList<string> Of(ITypeSymbol? type) => type is { TypeKind: TypeKind.Enum }
        ? type.GetMembers().OfType<IFieldSymbol>().Select(f => Annotated.Text(Annotated.Find(f, "ColumnText"))).OfType<string>().ToList()
        : [];

    /// <summary>Whether a type is the enum of a text column, which has a member for unknown texts.</summary>
    public static bool IsTextEnum(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Enum } && type.GetMembers("Unknown").Length > 0 && type.GetMembers().Any(m => m is IFieldSymbol && Annotated.Find(m, "ColumnText") is not null);

    /// <summary>The enum whose texts a member has: that of the property beside it on a row, or that of the column itself in a query.</summary>
    public static INamedTypeSymbol? EnumOf(IPropertySymbol member)
    {
        if (member.Type.SpecialType == SpecialType.System_String)
        {
            if (!member.Name.EndsWith("Text", StringComparison.Ordinal))
                return null;
            var named = member.ContainingType.GetMembers(member.Name.Substring(0, member.Name.Length - "Text".Length)).OfType<IPropertySymbol>().FirstOrDefault();
            return Underlying(named?.Type);
        }

        for (var type = member.Type as INamedTypeSymbol; type is not null; type = type.BaseType)
        {
            if (type is { MetadataName: "Expr`1", TypeArguments: [var value] })
                return Underlying(value);
        }

        return null;
    }

    /// <summary>An enum without the nullable around it; null for anything else.</summary>
    public static INamedTypeSymbol? Underlying(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        return type is INamedTypeSymbol named && IsTextEnum(named) ? named : null;
    }
}
