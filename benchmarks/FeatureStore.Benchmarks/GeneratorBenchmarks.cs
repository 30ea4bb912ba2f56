using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using FeatureStore.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureStore.Benchmarks;

/// <summary>The generator in an editor, over one table of so many columns with its catalog: the first run, after an edit elsewhere, after an edit of the definition.</summary>
// A run over 10,000 columns is one iteration, and the runtime compiles for many of them.
[WarmupCount(12), IterationCount(10)]
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private readonly CSharpCompilation _compilation = Consumer.Create("class A;");
    private readonly CSharpCompilation _edited = Consumer.Create("class A { int x; }");
    private ImmutableArray<AdditionalText> _definitions;
    private AdditionalText _other = null!;
    private GeneratorDriver _warm = null!;

    [ParamsSource(nameof(Sizes))]
    public int Columns { get; set; }

    public static IEnumerable<int> Sizes => RunSize.Of(50, 171, 1_000, 10_000);

    [GlobalSetup]
    public void Setup()
    {
        var (table, catalog) = SyntheticDefinition.Of(Columns);
        _definitions = [new TextFile("wide.table.json", table), new TextFile("wide.catalog.json", catalog)];
        _other = new TextFile("wide.table.json", table.Replace("Day of the row.", "The day of the row.", StringComparison.Ordinal));
        _warm = NewDriver().RunGenerators(_compilation);
        var result = _warm.GetRunResult();
        if (!result.Diagnostics.IsEmpty)
            throw new InvalidOperationException($"The definition is broken: {result.Diagnostics[0]}");
        var bytes = result.GeneratedTrees.Sum(t => (long)t.Length);
        Console.WriteLine($"// {Columns} columns: {result.GeneratedTrees.Length} files, {bytes:N0} characters emitted, {bytes / Columns:N0} a column");
    }

    [Benchmark(Baseline = true)]
    public GeneratorDriver Cold() => NewDriver().RunGenerators(_compilation);

    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => _warm.RunGenerators(_edited);

    [Benchmark]
    public GeneratorDriver DefinitionEdit() => _warm.ReplaceAdditionalText(_definitions[0], _other).RunGenerators(_compilation);

    private CSharpGeneratorDriver NewDriver() => CSharpGeneratorDriver.Create([new FeatureStoreGenerator().AsSourceGenerator()], _definitions);
}
