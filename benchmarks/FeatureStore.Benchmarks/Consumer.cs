using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Benchmarks;

/// <summary>A project that uses the generator.</summary>
internal static class Consumer
{
    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p))];

    public static CSharpCompilation Create(string code) =>
        CSharpCompilation.Create("Consumer", [CSharpSyntaxTree.ParseText(code)], References, new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
}

/// <summary>A file beside the code.</summary>
internal sealed class TextFile(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
