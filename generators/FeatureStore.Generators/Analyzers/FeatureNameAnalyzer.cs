using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Analyzers;

/// <summary>Suggests the name of a feature where code takes it by a constant index, which may come to mean another feature.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FeatureNameAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(LintDescriptors.FeatureName);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName("FeatureStore.FeatureIndicesAttribute") is null)
                return;
            start.RegisterOperationAction(AnalyzeCall, OperationKind.Invocation);
            start.RegisterOperationAction(AnalyzeElement, OperationKind.PropertyReference);
        });
    }

    /// <summary>row.Feature(5), and row.Matchup.Feature(5).</summary>
    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is not { Name: "Feature", Parameters: [{ Type.SpecialType: SpecialType.System_Int32 }] }
            || FeatureIndices.Constant(call, 0) is not { } index
            || (FeatureIndices.Of(call.Instance) ?? FeatureIndices.Read(call.TargetMethod, "")) is not { } known || !known.Indices.Contains(index))
            return;
        // The record, or the columns of a query, is the first on the way that has the features by name.
        IOperation each = call;
        while (InstanceOf(each) is { } instance)
        {
            if (NameOf(instance.Type, index) is { } name)
            {
                Report(context, index, name, Annotated.NameOf(each.Syntax), call.Syntax, name);
                return;
            }

            each = instance;
        }
    }

    /// <summary>row.FeatureValues[5].</summary>
    private static void AnalyzeElement(OperationAnalysisContext context)
    {
        var element = (IPropertyReferenceOperation)context.Operation;
        if (!element.Property.IsIndexer || element.Arguments is not [{ Value.ConstantValue: { HasValue: true, Value: int index } }]
            || Annotated.Property(element.Instance) is not { Instance: { } row } list
            || element.Type is not INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ SpecialType: SpecialType.System_Double }] }
            || Annotated.Named(Annotated.Find(list.Property, "TableColumn"), "HoldsFeatures") is not true
            || NameOf(row.Type, index) is not { } name)
            return;
        Report(context, index, $"{name}.Value", Annotated.NameOf(list.Syntax), element.Syntax, $"{name}.Value");
    }

    private static void Report(OperationAnalysisContext context, int index, string name, SyntaxNode from, SyntaxNode to, string replacement)
    {
        var place = Location.Create(to.SyntaxTree, TextSpan.FromBounds(from.SpanStart, to.Span.End));
        context.ReportDiagnostic(Diagnostic.Create(LintDescriptors.FeatureName, place, Mending.With(replacement), index, name));
    }

    private static IOperation? InstanceOf(IOperation operation) => Annotated.Strip(operation) switch
    {
        IInvocationOperation call => Annotated.Strip(call.Instance),
        IPropertyReferenceOperation property => Annotated.Strip(property.Instance),
        _ => null,
    };

    /// <summary>The property of a feature on a type that has a Feature(index) and a Feature(name).</summary>
    private static string? NameOf(ITypeSymbol? type, int index)
    {
        if (type is null)
            return null;
        foreach (var method in type.GetMembers("Feature").OfType<IMethodSymbol>())
        {
            if (method.Parameters is [{ Type: INamedTypeSymbol { TypeKind: TypeKind.Enum } names }]
                && names.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.ConstantValue is int value && value == index) is { } named
                && type.GetMembers(named.Name).OfType<IPropertySymbol>().Any(p => !p.IsStatic))
                return named.Name;
        }

        return null;
    }
}
