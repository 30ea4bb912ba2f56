using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using FeatureStore.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureStore.Benchmarks;

/// <summary>What the three tables of schema/ add to the build of a project: the generator's run, and the compiler's work on what it emits, down to the assembly.</summary>
// The compiler's server, which an editor and a build keep from build to build, has its own code compiled; this process shall have it too.
[WarmupCount(12)]
[MemoryDiagnoser]
public class CompilationBenchmarks
{
    private readonly CSharpCompilation _without = Consumer.Create("class A;");
    private readonly ImmutableArray<AdditionalText> _definitions =
        [.. RepositoryFiles.Definitions.Select(f => new TextFile(Path.GetFileName(f), File.ReadAllText(f)))];

    [Benchmark(Baseline = true)]
    public long Without() => Emit(_without);

    [Benchmark]
    public long WithThreeTables()
    {
        CSharpGeneratorDriver.Create([new FeatureStoreGenerator().AsSourceGenerator()], _definitions)
            .RunGeneratorsAndUpdateCompilation(_without, out var with, out _);
        return Emit(with);
    }

    private static long Emit(Compilation compilation)
    {
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        return result.Success ? assembly.Length : throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
    }
}
