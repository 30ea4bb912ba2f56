using System.Collections.Immutable;
using System.Globalization;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureStore.Generators.Analyzers;

/// <summary>
/// Warns of comparisons that can never be true: a text of another list or in another letter case, a number that the column never has. And of one
/// that seems to be: the score of a category against that of defaults.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NeverTrueAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(LintDescriptors.NeverTrue, LintDescriptors.DefaultedScore);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName("FeatureStore.TableColumnAttribute") is not null)
                start.RegisterOperationAction(Analyze, OperationKind.Binary, OperationKind.IsPattern);
        });
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        foreach (var comparison in Comparison.Of(context.Operation))
        {
            if (comparison.Number is { } number)
            {
                AnalyzeRange(context, comparison, number);
                AnalyzeDefaults(context, comparison, number);
            }
            else if (comparison is { Kind: Comparing.Equal, Text: { } text })
            {
                AnalyzeText(context, comparison, text);
            }
        }
    }

    private static void AnalyzeRange(OperationAnalysisContext context, Comparison comparison, double number)
    {
        if (Annotated.Find(comparison.Member.Property, "ValueRange") is not { ConstructorArguments: [{ Value: double minimum }, { Value: double maximum }] })
            return;
        var isPossible = comparison.Kind switch
        {
            Comparing.Less => number > minimum,
            Comparing.LessOrEqual => number >= minimum,
            Comparing.Greater => number < maximum,
            Comparing.GreaterOrEqual => number <= maximum,
            Comparing.Equal => number >= minimum && number <= maximum,
            _ => true,
        };
        if (!isPossible)
            Report(context, comparison.Constant.Syntax, context.Operation.Syntax.ToString(), FormattableString.Invariant($"is never true: '{comparison.Member.Property.Name}' is from {minimum} to {maximum}"), null);
    }

    private static void AnalyzeDefaults(OperationAnalysisContext context, Comparison comparison, double number)
    {
        if (comparison.Kind is Comparing.Greater or Comparing.LessOrEqual
            || Annotated.Named(comparison.Column, "DefaultedScore") is not double score || score != number)
            return;
        var path = DefaultsOf(comparison.Member);
        // The fix takes the place of the whole comparison, so there must be nothing else in it.
        var replacement = context.Operation is not IBinaryOperation || path is null ? null
            : comparison.Kind is Comparing.NotEqual or Comparing.GreaterOrEqual ? $"!{path}" : path;
        context.ReportDiagnostic(Diagnostic.Create(
            LintDescriptors.DefaultedScore,
            context.Operation.Syntax.GetLocation(),
            Mending.With(replacement),
            number.ToString(CultureInfo.InvariantCulture),
            context.Operation.Syntax.ToString(),
            replacement is null ? "" : $": '{replacement}'"));
    }

    /// <summary>The expression that asks whether all features of the category of a score are defaulted; null where there is none.</summary>
    private static string? DefaultsOf(IPropertyReferenceOperation score)
    {
        // After a ?. the name stands alone, and null would have to be said too.
        if (score.Syntax is MemberBindingExpressionSyntax)
            return null;
        var name = Annotated.NameOf(score.Syntax);
        var receiver = score.Syntax.ToString().Substring(0, name.SpanStart - score.Syntax.SpanStart);
        var type = score.Property.ContainingType;
        if (type.GetMembers("AllDefaulted").Length > 0 || type.BaseType?.GetMembers("AllDefaulted").Length > 0)
            return receiver + "AllDefaulted";
        var column = Annotated.Text(Annotated.Find(score.Property, "TableColumn"));
        var category = type.GetMembers().OfType<IPropertySymbol>()
            .Where(p => Annotated.Find(p, "FeatureIndices") is not null)
            .FirstOrDefault(p => p.Type.GetMembers("QualityPct").Any(q => Annotated.Text(Annotated.Find(q, "TableColumn")) == column));
        return category is null ? null : $"{receiver}{category.Name}.AllDefaulted";
    }

    private static void AnalyzeText(OperationAnalysisContext context, Comparison comparison, string text)
    {
        if (ColumnTexts.EnumOf(comparison.Member.Property) is not { } type)
            return;
        var texts = ColumnTexts.Of(type);
        if (texts.Contains(text))
            return;
        var (where, what) = (comparison.Constant.Syntax, context.Operation.Syntax.ToString());
        if (texts.FirstOrDefault(t => string.Equals(t, text, StringComparison.OrdinalIgnoreCase)) is { } right)
            Report(context, where, what, $"is never true: the text is '{right}', in this letter case", SyntaxFactory.Literal(right).ToString());
        else if (type.ContainingNamespace.GetTypeMembers().FirstOrDefault(other => ColumnTexts.IsTextEnum(other) && ColumnTexts.Of(other).Contains(text, StringComparer.OrdinalIgnoreCase)) is { } owner)
            Report(context, where, what, $"is never true: '{text}' is a text of {owner.Name}, and {type.Name} has {string.Join(", ", texts.Select(t => $"'{t}'"))}", null);
        // Any other text may stand in the data one day: the row keeps what the catalog does not know.
    }

    private static void Report(OperationAnalysisContext context, SyntaxNode place, string what, string why, string? replacement) =>
        context.ReportDiagnostic(Diagnostic.Create(LintDescriptors.NeverTrue, place.GetLocation(), Mending.With(replacement), what, why));
}
