using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureStore.Generators.Analyzers;

/// <summary>Warns where a switch over a text column lists the known values and forgets those that the catalog does not know.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownArmAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(LintDescriptors.UnknownArm);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName("FeatureStore.ColumnTextAttribute") is null)
                return;
            start.RegisterOperationAction(AnalyzeStatement, OperationKind.Switch);
            start.RegisterOperationAction(AnalyzeExpression, OperationKind.SwitchExpression);
        });
    }

    private static void AnalyzeStatement(OperationAnalysisContext context)
    {
        var statement = (ISwitchOperation)context.Operation;
        if (statement.Syntax is SwitchStatementSyntax syntax && EnumOf(statement.Value) is { } type && !statement.Cases.SelectMany(c => c.Clauses).Any(TakesUnknown))
            Report(context, syntax.SwitchKeyword, type);
    }

    private static void AnalyzeExpression(OperationAnalysisContext context)
    {
        var expression = (ISwitchExpressionOperation)context.Operation;
        if (expression.Syntax is SwitchExpressionSyntax syntax && EnumOf(expression.Value) is { } type && !expression.Arms.Any(arm => TakesUnknown(arm.Pattern)))
            Report(context, syntax.SwitchKeyword, type);
    }

    private static INamedTypeSymbol? EnumOf(IOperation value) => ColumnTexts.Underlying(value.Type);

    private static bool TakesUnknown(ICaseClauseOperation clause) => clause switch
    {
        ISingleValueCaseClauseOperation single => IsUnknown(single.Value),
        IPatternCaseClauseOperation pattern => TakesUnknown(pattern.Pattern),
        _ => true,
    };

    // What is not understood may take it.
    private static bool TakesUnknown(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => IsUnknown(constant.Value),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => TakesUnknown(either.LeftPattern) || TakesUnknown(either.RightPattern),
        INegatedPatternOperation { Pattern: IConstantPatternOperation constant } => !IsUnknown(constant.Value),
        _ => true,
    };

    // It is the first member of its enum, and so 0; null is none of the members.
    private static bool IsUnknown(IOperation value) => (Annotated.Strip(value) ?? value).ConstantValue is { HasValue: true, Value: 0 };

    private static void Report(OperationAnalysisContext context, SyntaxToken place, INamedTypeSymbol type) =>
        context.ReportDiagnostic(Diagnostic.Create(LintDescriptors.UnknownArm, place.GetLocation(), type.Name));
}
