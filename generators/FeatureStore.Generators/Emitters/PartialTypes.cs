using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis;

namespace FeatureStore.Generators.Emitters;

/// <summary>Where the other part of a type goes: its namespace, the headers of the types around it from the outside in, and its own.</summary>
internal sealed record PartialType(string HintName, string Namespace, EquatableArray<string> Containers, string Header, string SelfType);

/// <summary>Reads where the other part of a type goes.</summary>
internal static class PartialTypes
{
    public static PartialType Of(INamedTypeSymbol type)
    {
        var @namespace = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));
        var containers = new List<string>();
        var path = type.MetadataName;
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            containers.Insert(0, Header(container));
            path = $"{container.MetadataName}.{path}";
        }

        if (@namespace.Length > 0)
            path = $"{type.ContainingNamespace.ToDisplayString()}.{path}";
        return new($"{path.Replace("@", "")}.{CaseMark(path)}", @namespace, containers.ToEquatableArray(), Header(type), Name(type));
    }

    private static string Header(INamedTypeSymbol type) => "partial " + type switch
    {
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    } + " " + Name(type);

    private static string Name(INamedTypeSymbol type) => CSharpText.Identifier(type.Name)
        + (type.TypeParameters.Length == 0 ? "" : $"<{string.Join(", ", type.TypeParameters.Select(p => CSharpText.Identifier(p.Name)))}>");

    /// <summary>Names of emitted files must differ in more than case; names of types need not.</summary>
    private static string CaseMark(string path)
    {
        var hash = 2166136261;
        foreach (var c in path)
            hash = unchecked((hash ^ c) * 16777619);
        return hash.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }
}
