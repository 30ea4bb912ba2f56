using System.Collections.Immutable;
using FeatureStore.Generators.Diagnostics;
using FeatureStore.Generators.Emitters;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureStore.Generators.Analyzers;

/// <summary>Holds constant feature indices against the features that a row, a category or a group has.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FeatureIndexAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(ConsumerDescriptors.FeatureIndex, ConsumerDescriptors.FeatureRangeOrder);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Analyze, OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        var method = call.TargetMethod;
        if (method.Name is not ("Features" or "Feature") || method.Parameters.Length is not (1 or 2) || method.Parameters.Any(p => p.Type.SpecialType != SpecialType.System_Int32))
            return;
        if ((FeatureIndices.Of(call.Instance) ?? FeatureIndices.Read(method, method.ContainingType.Name)) is not { } known)
            return;

        var from = FeatureIndices.Constant(call, 0);
        var to = method.Parameters.Length == 2 ? FeatureIndices.Constant(call, 1) : from;
        if (from > to)
        {
            context.ReportDiagnostic(Diagnostic.Create(ConsumerDescriptors.FeatureRangeOrder, Place(call, 0), to, from));
            return;
        }

        // One end alone may be constant; it must be a feature all the same.
        if (known.FirstMissing(from ?? to ?? 0, to ?? from ?? -1) is not { } missing)
            return;
        var place = from is { } first && known.Indices.Contains(first) || from is null ? 1 : 0;
        Report(context, call, known, missing, Place(call, place));
    }

    private static void Report(OperationAnalysisContext context, IInvocationOperation call, FeatureIndices known, (int From, int To) missing, Location place)
    {
        var one = missing.From == missing.To;
        var last = known.Last(call.Instance);
        var hint = missing.From > last ? $"; the last feature is {last}"
            : FeatureIndices.FindSibling(call.Instance, missing.From) is { } sibling && sibling.FirstMissing(missing.From, missing.To) is null ? $"; {(one ? "it is" : "they are")} in {sibling.Name}"
            : "";
        context.ReportDiagnostic(Diagnostic.Create(
            ConsumerDescriptors.FeatureIndex,
            place,
            one ? $"Feature {missing.From}" : $"Features {missing.From}-{missing.To}",
            one ? "is" : "are",
            known.Name,
            RowSetEmitter.Ranges(known.Indices),
            hint));
    }

    private static Location Place(IInvocationOperation call, int parameter) =>
        (FeatureIndices.Argument(call, parameter)?.Value.Syntax ?? call.Syntax).GetLocation();
}
