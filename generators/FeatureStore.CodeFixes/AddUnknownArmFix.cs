using System.Collections.Immutable;
using System.Composition;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace FeatureStore.CodeFixes;

/// <summary>Adds the arm for unknown texts to a switch. It does what the switch did without it: nothing, or throw.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddUnknownArmFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(LintDescriptors.UnknownArm.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var node = root?.FindToken(context.Span.Start).Parent;
        if (node is not (SwitchStatementSyntax or SwitchExpressionSyntax))
            return;
        context.RegisterCodeFix(
            CodeAction.Create("Add an arm for unknown texts", cancellation => AddAsync(context.Document, node, cancellation), equivalenceKey: LintDescriptors.UnknownArm.Id),
            context.Diagnostics);
    }

    private static async Task<Document> AddAsync(Document document, SyntaxNode node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var governing = node is SwitchStatementSyntax statement ? statement.Expression : ((SwitchExpressionSyntax)node).GoverningExpression;
        var type = model?.GetTypeInfo(governing, cancellationToken).Type;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        if (root is null || type is null)
            return document;
        var unknown = SyntaxFactory.ParseExpression($"{type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.Unknown").WithAdditionalAnnotations(Simplifier.Annotation);
        var mended = node is SwitchStatementSyntax old ? (SyntaxNode)Add(old, unknown) : Add((SwitchExpressionSyntax)node, unknown);
        return document.WithSyntaxRoot(root.ReplaceNode(node, mended.WithAdditionalAnnotations(Formatter.Annotation)));
    }

    private static SwitchStatementSyntax Add(SwitchStatementSyntax statement, ExpressionSyntax unknown) => statement.AddSections(SyntaxFactory.SwitchSection(
        SyntaxFactory.SingletonList<SwitchLabelSyntax>(SyntaxFactory.CaseSwitchLabel(unknown)),
        SyntaxFactory.SingletonList<StatementSyntax>(SyntaxFactory.BreakStatement())));

    private static SwitchExpressionSyntax Add(SwitchExpressionSyntax expression, ExpressionSyntax unknown)
    {
        var message = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal("The catalog does not know the text."));
        var thrown = SyntaxFactory.ThrowExpression(SyntaxFactory.ObjectCreationExpression(
            SyntaxFactory.ParseTypeName("global::System.InvalidOperationException").WithAdditionalAnnotations(Simplifier.Annotation),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(message))),
            initializer: null));
        var arm = SyntaxFactory.SwitchExpressionArm(SyntaxFactory.ConstantPattern(unknown), thrown);
        // The new arm stands on a line of its own where the others do.
        var line = SyntaxFactory.ElasticCarriageReturnLineFeed;
        var arms = expression.Arms;
        if (arms.Count > 0 && arms.SeparatorCount < arms.Count)
            arms = SyntaxFactory.SeparatedList(arms, arms.GetSeparators().Append(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(line)));
        return expression.WithArms(SyntaxFactory.SeparatedList(arms.Append(arm), arms.GetSeparators().Append(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(line))));
    }
}
