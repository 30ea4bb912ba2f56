using System.Collections.Immutable;
using System.Runtime.Loader;
using System.Text;
using FeatureStore.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NbaPredictions;

namespace FeatureStore.Checks.Tests;

/// <summary>Compiles conditions as checks with the generator, and loads them.</summary>
internal static class CheckCompiler
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14);

    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Each condition as the method that the user wrote, and as the predicate that the generator made of it.</summary>
    public static List<CompiledCheck> Compile(IReadOnlyList<string> conditions)
    {
        var code = new StringBuilder(
            """
            using System;
            using System.Linq;
            using FeatureStore;
            using NbaPredictions;

            public static partial class RandomChecks
            {
                private const double Limit = 50;
                private static readonly string[] Teams = ["BOS", "a", ""];

            """);
        for (var i = 0; i < conditions.Count; i++)
        {
            code.Append(
                $$"""
                    [QualityCheck("c{{i}}")]
                    private static bool C{{i}}(MlFeatureStoreV2 row, double p0 = 50, long p1 = 3, string p2 = "a", bool p3 = true, double? p4 = null, AlertLevel p5 = AlertLevel.Red) =>
                        {{conditions[i]}};

                    public static bool Run{{i}}(MlFeatureStoreV2 row) => C{{i}}(row);

                    public static Predicate Sql{{i}}() => C{{i}}(MlFeatureStoreV2.Columns);

                """);
        }

        code.Append('}');
        var compilation = CSharpCompilation.Create(
            "RandomChecks", [CSharpSyntaxTree.ParseText(code.ToString(), Options)], References, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Annotations));
        CSharpGeneratorDriver.Create([new FeatureStoreGenerator().AsSourceGenerator()], parseOptions: Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var reports);

        Assert.True(reports.IsEmpty, string.Join("\n", reports.Select(r => $"{r}\n{Line(r)}")));
        using var stream = new MemoryStream();
        var emitted = output.Emit(stream);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10).Select(d => $"{d}\n{Line(d)}")));
        stream.Position = 0;
        var type = new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(stream).GetType("RandomChecks", throwOnError: true)!;
        return [.. conditions.Select((condition, i) => new CompiledCheck(
            condition,
            type.GetMethod($"Run{i}")!.CreateDelegate<Func<MlFeatureStoreV2, bool>>(),
            type.GetMethod($"Sql{i}")!.CreateDelegate<Func<Predicate>>()()))];
    }

    private static string Line(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";
}

/// <summary>A condition in its two forms.</summary>
internal sealed record CompiledCheck(string Condition, Func<MlFeatureStoreV2, bool> Method, Predicate Predicate);
