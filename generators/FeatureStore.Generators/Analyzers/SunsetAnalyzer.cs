using System.Collections.Immutable;
using FeatureStore.Generators.Contracts;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureStore.Generators.Analyzers;

/// <summary>
/// Makes the use of a deprecated member an error from its sunset on, by the day of the build that uses it, and tells of projections, which the
/// compiler does not see as a use. Until then the compiler's own warning says what to use.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SunsetAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(LintDescriptors.PastSunset, LintDescriptors.DeprecatedProjection);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName("FeatureStore.DeprecatedAttribute") is null)
                return;
            var today = start.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.FeatureStoreToday", out var text) && Days.IsDay(text) ? text : null;
            start.RegisterSymbolAction(symbol => AnalyzeProjection(symbol, today), SymbolKind.NamedType);
            if (today is null)
                return;
            start.RegisterOperationAction(use => Analyze(use, ((IPropertyReferenceOperation)use.Operation).Property, today), OperationKind.PropertyReference);
            start.RegisterOperationAction(use => Analyze(use, ((IFieldReferenceOperation)use.Operation).Field, today), OperationKind.FieldReference);
        });
    }

    private static void Analyze(OperationAnalysisContext context, ISymbol member, string today)
    {
        if (Annotated.Find(member, "Deprecated") is not { } deprecated || PastSunset(deprecated, today) is not { } sunset)
            return;
        var place = Annotated.NameOf(context.Operation.Syntax).GetLocation();
        context.ReportDiagnostic(Diagnostic.Create(LintDescriptors.PastSunset, place, member.Name, sunset, Annotated.Text(deprecated)));
    }

    private static void AnalyzeProjection(SymbolAnalysisContext context, string? today)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!type.IsRecord || Annotated.Find(type, "Projection")?.AttributeClass is not { TypeArguments: [INamedTypeSymbol row] })
            return;
        foreach (var parameter in type.InstanceConstructors.Where(c => !c.IsImplicitlyDeclared || c.Parameters.Length > 0).SelectMany(c => c.Parameters))
        {
            if (parameter.Locations is not [{ IsInSource: true } place, ..]
                || Annotated.Find(row.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault(), "Deprecated") is not { } deprecated)
                continue;
            var (replacement, sunset) = (Annotated.Text(deprecated), Annotated.Named(deprecated, "Sunset") as string);
            context.ReportDiagnostic(today is not null && PastSunset(deprecated, today) is not null
                ? Diagnostic.Create(LintDescriptors.PastSunset, place, parameter.Name, sunset, replacement)
                : Diagnostic.Create(LintDescriptors.DeprecatedProjection, place, parameter.Name, replacement, sunset is null ? "" : $"; it goes on {sunset}"));
        }
    }

    private static string? PastSunset(AttributeData deprecated, string today) =>
        Annotated.Named(deprecated, "Sunset") is string sunset && Days.IsDay(sunset) && string.CompareOrdinal(today, sunset) >= 0 ? sunset : null;
}
