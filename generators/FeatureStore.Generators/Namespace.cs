using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureStore.Generators;

/// <summary>The namespace of emitted code.</summary>
internal static class Namespace
{
    /// <summary>The property FeatureStoreNamespace, else the project's root namespace, else its assembly; made a valid name.</summary>
    public static string Of(AnalyzerConfigOptions options, string? assembly)
    {
        foreach (var property in new[] { "build_property.FeatureStoreNamespace", "build_property.RootNamespace" })
        {
            if (options.TryGetValue(property, out var name) && name.Length > 0)
                return Valid(name);
        }

        return Valid(assembly ?? "");
    }

    private static string Valid(string name) => string.Join(".", name.Split('.').Where(part => part.Length > 0).Select(ValidPart));

    private static string ValidPart(string part)
    {
        var letters = new string(part.Select(c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_').ToArray());
        if (!SyntaxFacts.IsIdentifierStartCharacter(letters[0]))
            letters = "_" + letters;
        return SyntaxFacts.GetKeywordKind(letters) == SyntaxKind.None ? letters : "@" + letters;
    }
}
