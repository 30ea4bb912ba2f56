using System.Runtime.CompilerServices;
using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Checks;

/// <summary>The shape of a table, read from the record that a referenced assembly has of it.</summary>
internal static class ReferencedShapes
{
    // Symbols of references live as long as the references do, so a wide table is read once and not at every keystroke.
    private static readonly ConditionalWeakTable<INamedTypeSymbol, RowShape> Known = new();

    /// <summary>The shape; null if the type is no generated record.</summary>
    public static RowShape? Read(INamedTypeSymbol record)
    {
        if (Known.TryGetValue(record, out var known))
            return known;
        if (!IsTableRow(record) || record.GetMembers("Columns").OfType<IPropertySymbol>().FirstOrDefault()?.Type is not { } columns)
            return null;
        return Known.GetValue(record, _ => new Reading(record).ToShape(Qualified(columns)));
    }

    public static bool IsTableRow(ITypeSymbol type) =>
        type.AllInterfaces.Any(i => i is { MetadataName: "ITableRow`1", ContainingNamespace: { Name: "FeatureStore", ContainingNamespace.IsGlobalNamespace: true } });

    private static string Qualified(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private sealed class Reading(INamedTypeSymbol record)
    {
        private readonly List<TypeShape> _types = [];
        private readonly HashSet<string> _enums = new(StringComparer.Ordinal);

        public RowShape ToShape(string columns)
        {
            var row = new TypeShape("", Members(record));
            var feature = record.ContainingNamespace.GetTypeMembers(Naming.FeatureTypeName(record.Name)).FirstOrDefault();
            var (source, tier, name) = (EnumOf(feature, "Source"), EnumOf(feature, "Tier"), EnumOf(feature, "Feature"));
            return new(Qualified(record), columns, source, tier, name, _types.Prepend(row).ToEquatableArray(), _enums.OrderBy(e => e, StringComparer.Ordinal).ToEquatableArray());
        }

        private string EnumOf(INamedTypeSymbol? feature, string property)
        {
            if (feature?.GetMembers(property).OfType<IPropertySymbol>().FirstOrDefault()?.Type is not { } type || TypeKinds.Of(type) is not { Kind: ValueKind.Enum } value)
                return "";
            _enums.Add(value.Name);
            return value.Name;
        }

        private EquatableArray<MemberShape> Members(INamedTypeSymbol type)
        {
            var properties = type.GetMembers().OfType<IPropertySymbol>()
                .Where(p => p is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public })
                .Where(p => p.Name is not ("UnknownTexts" or "Count" or "AllDefaulted" or "AnyDefaulted" or "DefaultedCount" or "EqualityContract"))
                .ToList();
            var members = new List<MemberShape>();
            foreach (var property in properties)
            {
                var value = TypeOf(property);
                members.Add(new(property.Name, value, TextOf(property, members)));
            }

            return members.ToEquatableArray();
        }

        // The text of an enum stands beside it, and behind it.
        private static string? TextOf(IPropertySymbol property, List<MemberShape> members) =>
            property.Name.EndsWith(Naming.TextSuffix, StringComparison.Ordinal)
            && property.Type.SpecialType == SpecialType.System_String
            && members.LastOrDefault(m => m.Type.Kind == ValueKind.Enum && m.Name + Naming.TextSuffix == property.Name) is { } named
                ? named.Name
                : null;

        private ValueType TypeOf(IPropertySymbol property)
        {
            var type = property.Type;
            if (TypeKinds.Of(type) is { } value)
            {
                if (value.Kind == ValueKind.Enum)
                    _enums.Add(value.Name);
                return value;
            }

            if (type is INamedTypeSymbol { IsValueType: true } view && SymbolEqualityComparer.Default.Equals(view.ContainingNamespace, record.ContainingNamespace))
            {
                if (view.Name == Naming.FeatureTypeName(record.Name))
                    return new(ValueKind.Feature);
                if (view.Name == Naming.FeaturesTypeName(record.Name))
                    return new(ValueKind.FeatureSet);
                if (view.GetMembers("Features").OfType<IMethodSymbol>().Any())
                    return new(ValueKind.Category, Name: Add(property.Name, view));
            }

            return type is INamedTypeSymbol { IsRecord: true } part && part.Name == Naming.StructTypeName(record.Name, property.Name)
                ? new(ValueKind.Struct, type.NullableAnnotation == NullableAnnotation.Annotated, Add(property.Name, part))
                : new(ValueKind.Other, type.NullableAnnotation == NullableAnnotation.Annotated);
        }

        private string Add(string name, INamedTypeSymbol type)
        {
            _types.Add(new(name, Members(type)));
            return name;
        }
    }
}
