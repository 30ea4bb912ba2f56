using System.Collections.Immutable;
using System.Composition;
using FeatureStore.Generators.Analyzers;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.CodeFixes;

/// <summary>Puts the text that the analyzer found in the place of what it reported.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ReplaceTextFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        LintDescriptors.FeatureName.Id, LintDescriptors.NeverTrue.Id, LintDescriptors.DefaultedScore.Id, LintDescriptors.SqlColumn.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(Mending.Replacement, out var text) && text is not null)
                context.RegisterCodeFix(
                    CodeAction.Create($"Use {text}", cancellation => ReplaceAsync(context.Document, diagnostic.Location.SourceSpan, text, cancellation), equivalenceKey: diagnostic.Id),
                    diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> ReplaceAsync(Document document, TextSpan span, string text, CancellationToken cancellationToken)
    {
        var source = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(source.WithChanges(new TextChange(span, text)));
    }
}
