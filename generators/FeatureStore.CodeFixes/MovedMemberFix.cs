using System.Collections.Immutable;
using System.Composition;
using FeatureStore.Generators.Analyzers;
using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureStore.CodeFixes;

/// <summary>Leads from a name that a column or feature had, or from one that is deprecated, to the one that it has now.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MovedMemberFix : CodeFixProvider
{
    private const string NoSuchMember = "CS1061";
    private const string NoSuchStaticMember = "CS0117";
    private const string Obsolete = "CS0618";
    private const string ObsoleteError = "CS0619";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(NoSuchMember, NoSuchStaticMember, Obsolete, ObsoleteError, LintDescriptors.PastSunset.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || NameAt(root, context.Span.Start, context.Span.End) is not { } name)
            return;
        var now = model.GetSymbolInfo(name, context.CancellationToken).Symbol is { } known ? Replacement(known) : Renamed(model, name, context.CancellationToken);
        if (now is null)
            return;
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Use {now}",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceToken(name.Identifier, SyntaxFactory.Identifier(now).WithTriviaFrom(name.Identifier)))),
                equivalenceKey: $"Use {now}"),
            context.Diagnostics);
    }

    /// <summary>The name that a diagnostic is about: it stands at its place, or last in it.</summary>
    private static IdentifierNameSyntax? NameAt(SyntaxNode root, int start, int end) =>
        root.FindToken(start).Parent is IdentifierNameSyntax first && first.Span.End == end ? first : root.FindToken(end - 1).Parent as IdentifierNameSyntax;

    private static string? Replacement(ISymbol member) => Annotated.Named(Annotated.Find(member, "Deprecated"), "Member") as string;

    /// <summary>The member of the same type whose column or feature had the name before.</summary>
    private static string? Renamed(SemanticModel model, IdentifierNameSyntax name, CancellationToken cancellationToken)
    {
        var type = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => model.GetTypeInfo(access.Expression, cancellationToken).Type,
            MemberBindingExpressionSyntax binding when binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } conditional =>
                model.GetTypeInfo(conditional.Expression, cancellationToken).Type,
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: { } created } } assignment when assignment.Left == name =>
                created is WithExpressionSyntax with ? model.GetTypeInfo(with.Expression, cancellationToken).Type : model.GetTypeInfo(created, cancellationToken).Type,
            NameColonSyntax { Parent: SubpatternSyntax { Parent.Parent: PatternSyntax pattern } } => model.GetTypeInfo(pattern, cancellationToken).ConvertedType,
            _ => null,
        };
        var text = name.Identifier.ValueText;
        // The text beside an enum has the name of its column, and a word more.
        return type?.GetMembers().OfType<IPropertySymbol>()
            .Select(property => FormerNames(property).Select(former => former == text ? property.Name
                : former + Naming.TextSuffix == text && type.GetMembers(property.Name + Naming.TextSuffix).Length > 0 ? property.Name + Naming.TextSuffix
                : null).FirstOrDefault(now => now is not null))
            .FirstOrDefault(now => now is not null);
    }

    private static IEnumerable<string> FormerNames(IPropertySymbol property) =>
        Annotated.Find(property, "FormerNames") is { ConstructorArguments: [{ Kind: TypedConstantKind.Array, IsNull: false } names] }
            ? names.Values.Select(v => v.Value is string name ? Naming.PropertyName(name, out _) : null).OfType<string>()
            : [];
}
