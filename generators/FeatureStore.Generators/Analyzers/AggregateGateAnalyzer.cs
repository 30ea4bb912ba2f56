using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureStore.Generators.Analyzers;

/// <summary>Warns where a condition decides by the score over all features, and by no category: the mean hides a category that failed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AggregateGateAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(LintDescriptors.AggregateGate);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName("FeatureStore.TableColumnAttribute") is null)
                return;
            start.RegisterOperationAction(Analyze, OperationKind.Binary, OperationKind.IsPattern);
        });
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        foreach (var comparison in Comparison.Of(context.Operation))
        {
            if (comparison.Kind is Comparing.Equal or Comparing.NotEqual || Annotated.Named(comparison.Column, "IsAggregate") is not true)
                continue;
            var whole = Whole(context.Operation);
            if (!IsGate(whole) || Conditions(whole).Any(TellsOfCategory))
                return;
            var example = comparison.Member.Property.ContainingType.GetMembers().OfType<IPropertySymbol>()
                .FirstOrDefault(p => Annotated.Named(Annotated.Find(p, "TableColumn"), "DefaultedScore") is double)?.Name;
            context.ReportDiagnostic(Diagnostic.Create(
                LintDescriptors.AggregateGate, context.Operation.Syntax.GetLocation(), comparison.Member.Property.Name, example is null ? "" : $", such as '{example}'"));
            return;
        }
    }

    /// <summary>The whole condition that a comparison is part of.</summary>
    private static IOperation Whole(IOperation part)
    {
        while (part.Parent is IParenthesizedOperation or IConversionOperation or IUnaryOperation
            or IBinaryOperation { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.ExclusiveOr })
            part = part.Parent;
        return part;
    }

    /// <summary>Whether a condition decides something: it is that of an if, or what a method or lambda returns.</summary>
    private static bool IsGate(IOperation whole) => whole.Parent switch
    {
        IConditionalOperation conditional => conditional.Condition == whole,
        IWhileLoopOperation loop => loop.Condition == whole,
        IReturnOperation => whole.Type is { SpecialType: SpecialType.System_Boolean } or { Name: "Predicate" },
        _ => false,
    };

    /// <summary>The condition, and those of the other calls in a chain such as Where(...).Where(...).</summary>
    private static IEnumerable<IOperation> Conditions(IOperation whole)
    {
        var top = whole;
        var lambda = whole.Parent is IReturnOperation { Parent: IBlockOperation { Operations.Length: 1, Parent: IAnonymousFunctionOperation function } } ? function : null;
        for (IOperation? each = lambda; each is not null; each = each.Parent)
        {
            if (each is IInvocationOperation)
                top = each;
            else if (each is not (IAnonymousFunctionOperation or IDelegateCreationOperation or IArgumentOperation or IConversionOperation))
                break;
        }

        return top.Descendants().Prepend(top);
    }

    private static bool TellsOfCategory(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: var property } =>
            Annotated.Named(Annotated.Find(property, "TableColumn"), "Category") is string
            || Annotated.Find(property, "FeatureIndices") is not null
            || IsFeature(property.Type),
        IInvocationOperation { TargetMethod: var method } => Annotated.Find(method, "FeatureIndices") is not null || IsFeature(method.ReturnType),
        _ => false,
    };

    private static bool IsFeature(ITypeSymbol type) => type.GetMembers("IsDefaulted").Length > 0 && type.GetMembers("Quality").Length > 0;
}
