using System.Collections.Immutable;
using FeatureStore.CodeFixes;
using FeatureStore.Generators.Analyzers;
using FeatureStore.Generators.Analyzers.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureStore.Generators.Tests.Analyzers;

/// <summary>Runs all analyzers of people's own code over it, and the code fixes on what they and the compiler find.</summary>
internal static class Lint
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        new SunsetAnalyzer(), new FeatureNameAnalyzer(), new AggregateGateAnalyzer(), new UnknownArmAnalyzer(), new NeverTrueAnalyzer(), new SqlColumnAnalyzer(),
    ];

    private static readonly CodeFixProvider[] Fixes = [new ReplaceTextFix(), new AddUnknownArmFix(), new MovedMemberFix()];

    /// <summary>What is said of code over the feature store's own table, which is referenced: each with what it underlines.</summary>
    public static Task<IReadOnlyList<string>> ReportAsync(string code) => ReportAsync(ConsumerCode.Compile(code, ConsumerCode.FeatureStoreReference.Value));

    public static async Task<IReadOnlyList<string>> ReportAsync(CSharpCompilation compilation, string? today = null)
    {
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return [.. (await AnalyzeAsync(compilation, today)).Select(d => $"{d} [{d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan)}]")];
    }

    /// <summary>The code after the fix of the first thing that is said of it and that has one.</summary>
    public static Task<string> FixAsync(string code) => FixAsync(ConsumerCode.Compile(code, ConsumerCode.FeatureStoreReference.Value));

    public static async Task<string> FixAsync(CSharpCompilation compilation, string? today = null)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Consumer", "Consumer", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: compilation.SyntaxTrees.First().Options, metadataReferences: compilation.References));
        foreach (var tree in compilation.SyntaxTrees)
            project = project.AddDocument(tree.FilePath, await tree.GetTextAsync(), filePath: tree.FilePath).Project;
        var document = project.Documents.Single(d => d.Name == "Consumer.cs");
        var found = (await project.GetCompilationAsync())!;
        foreach (var diagnostic in found.GetDiagnostics().Concat(await AnalyzeAsync((CSharpCompilation)found, today)).Where(d => d.Location.SourceTree?.FilePath == "Consumer.cs"))
        {
            foreach (var fix in Fixes.Where(f => f.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                var actions = new List<CodeAction>();
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
                if (actions.Count == 0)
                    continue;
                var operation = (await actions.Single().GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
                var changed = operation.ChangedSolution.GetDocument(document.Id)!;
                return (await changed.GetTextAsync()).ToString();
            }
        }

        return "no fix";
    }

    private static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(CSharpCompilation compilation, string? today)
    {
        var options = new AnalyzerOptions([], new Properties(today));
        var thrown = new List<string>();
        var analysis = compilation.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(options, (error, _, _) => thrown.Add(error.ToString()), concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var diagnostics = await analysis.GetAnalyzerDiagnosticsAsync();
        Assert.Empty(thrown);
        return [.. diagnostics.OrderBy(d => d.Location.SourceSpan.Start)];
    }

    private sealed class Properties(string? today) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Day(today);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Day(string? today) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                value = today ?? "";
                return today is not null && key == "build_property.FeatureStoreToday";
            }
        }
    }
}
