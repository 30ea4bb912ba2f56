using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using FeatureStore.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Benchmarks;

/// <summary>The generator in an editor, over the three tables of schema/: the first run, and the run after an edit elsewhere.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private CSharpCompilation _compilation = null!;
    private CSharpCompilation _edited = null!;
    private ImmutableArray<AdditionalText> _definitions;
    private GeneratorDriver _warm = null!;

    [GlobalSetup]
    public void Setup()
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(p => MetadataReference.CreateFromFile(p));
        _compilation = CSharpCompilation.Create("Consumer", [CSharpSyntaxTree.ParseText("class A;")], references);
        _edited = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText("class A { int x; }"));
        _definitions = [.. RepositoryFiles.Definitions.Select(f => new DefinitionText(f))];
        _warm = NewDriver().RunGenerators(_compilation);
    }

    [Benchmark(Baseline = true)]
    public GeneratorDriver Cold() => NewDriver().RunGenerators(_compilation);

    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => _warm.RunGenerators(_edited);

    private CSharpGeneratorDriver NewDriver() =>
        CSharpGeneratorDriver.Create([new FeatureStoreGenerator().AsSourceGenerator()], _definitions);

    private sealed class DefinitionText(string path) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(File.ReadAllText(path));

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
