using System.Collections.Immutable;
using FeatureStore.Generators.Tests.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureStore.Generators.Tests.Emitters;

/// <summary>What the generator emits for definitions, held to the strictest compiler.</summary>
internal static class EmittedCode
{
    // The references of one compilation are bound once for all that derive from it.
    private static readonly Lazy<CSharpCompilation> Empty = new(() => ConsumerCode.Compile("")
        .RemoveAllSyntaxTrees()
        .WithOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999)));

    /// <summary>The texts of a table, and of its catalog if it has one.</summary>
    public static ImmutableArray<AdditionalText> Texts(string table, string? catalog = null) => catalog is null
        ? [ConsumerCode.Text("t.table.json", table)]
        : [ConsumerCode.Text("t.table.json", table), ConsumerCode.Text("t.catalog.json", catalog)];

    public static ImmutableArray<AdditionalText> PlaysWith(string? table = null, string? catalog = null) => Texts(table ?? Plays.Table, catalog ?? Plays.Catalog);

    /// <summary>What the generator says of a definition.</summary>
    public static ImmutableArray<Diagnostic> Reports(ImmutableArray<AdditionalText> texts) =>
        ConsumerCode.Driver(texts).RunGenerators(Empty.Value).GetRunResult().Diagnostics;

    /// <summary>Everything that the compiler says at its highest warning level, documentation included.</summary>
    public static IReadOnlyList<string> Complaints(ImmutableArray<AdditionalText> texts, LanguageVersion language = LanguageVersion.CSharp14, string code = "")
    {
        var options = new CSharpParseOptions(language, DocumentationMode.Diagnose);
        var compilation = Empty.Value.AddSyntaxTrees(CSharpSyntaxTree.ParseText(code, options, "Consumer.cs"));
        ConsumerCode.Driver(texts).WithUpdatedParseOptions(options).RunGeneratorsAndUpdateCompilation(compilation, out var output, out var reports);
        return [.. reports.Concat(output.GetDiagnostics()).Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => $"{d} | {Line(d)}")];
    }

    private static string Line(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree
        ? tree.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()
        : "";
}
