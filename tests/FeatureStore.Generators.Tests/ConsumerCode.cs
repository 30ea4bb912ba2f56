using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.Loader;
using System.Text;
using FeatureStore.Generators.Analyzers;
using FeatureStore.Generators.Tests.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Tests;

/// <summary>C# that uses a table, compiled with the generator: the table is generated with it, or comes from a referenced assembly.</summary>
internal static class ConsumerCode
{
    /// <summary>The namespace of the tables, in either case.</summary>
    public const string Namespace = "Games";

    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14);

    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly ConcurrentDictionary<ImmutableArray<AdditionalText>, MetadataReference> Assemblies = new();

    private static readonly Lazy<byte[]> PlaysAssembly = new(() => Emit(Generate("", PlaysTexts).Compilation, "Games"));

    /// <summary>The assembly of the feature store's own table.</summary>
    public static Lazy<MetadataReference> FeatureStoreReference { get; } =
        new(() => MetadataReference.CreateFromImage(Emit(Generate("", FeatureStoreTexts).Compilation, "NbaPredictions")));

    public static ImmutableArray<AdditionalText> PlaysTexts { get; } =
        [Text("plays.table.json", Plays.Table), Text("plays.catalog.json", Plays.Catalog)];

    public static ImmutableArray<AdditionalText> FeatureStoreTexts { get; } =
        [Text("t.table.json", SchemaFiles.FeatureStoreTable.Text), Text("t.catalog.json", SchemaFiles.FeatureStoreCatalog.Text)];

    /// <summary>The definitions and the code in one compilation, or the code alone with the assembly of the table among its references.</summary>
    public static Result GenerateWithPlays(string code, bool isReferenced) => isReferenced
        ? Generate(code, [], MetadataReference.CreateFromImage(PlaysAssembly.Value))
        : Generate(code, PlaysTexts);

    /// <summary>The same with other definitions.</summary>
    public static Result GenerateWith(ImmutableArray<AdditionalText> texts, string code, bool isReferenced) => isReferenced
        ? Generate(code, [], Assemblies.GetOrAdd(texts, each => MetadataReference.CreateFromImage(Emit(Generate("", each).Compilation, "Games"))))
        : Generate(code, texts);

    public static Result Generate(string code, ImmutableArray<AdditionalText> texts, params MetadataReference[] references)
    {
        var compilation = Compile(code, references);
        var driver = Driver(texts).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return new((CSharpCompilation)output, driver.GetRunResult());
    }

    public static CSharpCompilation Compile(string code, params MetadataReference[] references) => CSharpCompilation.Create(
        "Consumer",
        [Tree(code, "Consumer.cs")],
        References.AddRange(references),
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static AdditionalText Text(string path, string text) => new DefinitionText(path, text);

    public static SyntaxTree Tree(string code, string path) => CSharpSyntaxTree.ParseText(code, Options, path, Encoding.UTF8);

    public static GeneratorDriver Driver(ImmutableArray<AdditionalText> texts, params (string Name, string Value)[] properties) => CSharpGeneratorDriver.Create(
        [new FeatureStoreGenerator().AsSourceGenerator()],
        texts,
        Options,
        new Properties(properties),
        new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>What the analyzer says about code over the feature store's own table, which is referenced.</summary>
    public static Task<IReadOnlyList<string>> AnalyzeAsync(string code) => AnalyzeAsync(Compile(code, FeatureStoreReference.Value));

    /// <summary>What the analyzer says about a compilation that is otherwise sound.</summary>
    public static async Task<IReadOnlyList<string>> AnalyzeAsync(CSharpCompilation compilation)
    {
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
        var diagnostics = await compilation.WithAnalyzers([new FeatureIndexAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.OrderBy(d => d.Location.SourceSpan.Start).Select(d => d.ToString())];
    }

    /// <summary>Compiles, loads and calls a static method of the code.</summary>
    public static string Run(this Result result, string type, string method, params object[] arguments)
    {
        // The assembly of the tables must be there first; what the code does not reference stays unused.
        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        context.LoadFromStream(new MemoryStream(PlaysAssembly.Value));
        var assembly = context.LoadFromStream(new MemoryStream(Emit(result.Compilation, "Consumer")));
        return assembly.GetType(type, throwOnError: true)!.GetMethod(method)!.Invoke(null, arguments)!.ToString()!;
    }

    private static byte[] Emit(CSharpCompilation compilation, string name)
    {
        using var stream = new MemoryStream();
        var result = compilation.WithAssemblyName(name).Emit(stream);
        Assert.Empty(result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning));
        return stream.ToArray();
    }

    /// <summary>A compilation with the generated code in it, and how the generator got there.</summary>
    internal sealed record Result(CSharpCompilation Compilation, GeneratorDriverRunResult Generated)
    {
        /// <summary>What the generator reports, as an editor shows it.</summary>
        public IEnumerable<string> Reports => Generated.Diagnostics.OrderBy(d => d.Location.SourceSpan.Start).Select(d => d.ToString());

        /// <summary>The emitted file of a projection.</summary>
        public string File(string name) => Generated.GeneratedTrees.Single(t => Path.GetFileName(t.FilePath).StartsWith(name, StringComparison.Ordinal)).ToString();
    }

    private sealed class DefinitionText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }

    private sealed class Properties((string Name, string Value)[] properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Global(properties.Append(("RootNamespace", Namespace)).ToDictionary(each => "build_property." + each.Item1, each => each.Item2));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Global(Dictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
        }
    }
}
