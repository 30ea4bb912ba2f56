using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;
using FeatureStore.Generators.Emitters;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureStore.Generators.Checks;

/// <summary>Reads a method with [QualityCheck]: can it be a check, what does the attribute say, and what is its body.</summary>
internal static class CheckReader
{
    public const string AttributeName = "FeatureStore.QualityCheckAttribute";

    /// <summary>The check; null for a method without a first parameter, which is reported where the class is.</summary>
    public static CheckDeclaration Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var (method, syntax) = ((IMethodSymbol)context.TargetSymbol, (MethodDeclarationSyntax)context.TargetNode);
        var diagnostics = new List<DiagnosticInfo>();
        var row = method.Parameters.FirstOrDefault();
        var isSound = CheckMethod(method, syntax, row, diagnostics);
        CheckContainers(method, syntax, diagnostics);

        var isOwn = row is null || row.Type.TypeKind == TypeKind.Error || SymbolEqualityComparer.Default.Equals(row.Type.ContainingAssembly, context.SemanticModel.Compilation.Assembly);
        var referenced = isOwn || row!.Type is not INamedTypeSymbol record ? null : ReferencedShapes.Read(record);
        if (isSound && !isOwn && referenced is null)
            Report(diagnostics, syntax, method.Name, $"take a row of a table first, and '{row!.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' is none");

        var reader = isSound ? new CodeReader(context.SemanticModel, method, cancellation) : null;
        var body = reader is null ? null : Body(syntax) is { } expression ? reader.Read(expression) : null;
        if (isSound && body is null)
            diagnostics.Add(DiagnosticInfo.Create(CheckDescriptors.Body, LocationInfo.Of(syntax.Identifier.GetLocation()), method.Name));

        return new(
            new(PartialTypes.Of(method.ContainingType), method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), IsVisible(method.ContainingType)),
            method.Name,
            LocationInfo.Of(syntax.Identifier.GetLocation()),
            IdLocation(context.Attributes[0], syntax, cancellation),
            SyntaxFacts.GetText(method.DeclaredAccessibility),
            row is null ? "" : row.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            referenced,
            row?.Name ?? "",
            (reader is null ? [] : method.Parameters.Skip(1).Select(p => Parameter(p, reader, diagnostics, cancellation))).ToEquatableArray(),
            CheckSettingsReader.Read(context.Attributes[0], syntax, method, diagnostics, cancellation),
            body,
            (reader?.Calls ?? []).ToEquatableArray(),
            diagnostics.ToEquatableArray());
    }

    private static bool CheckMethod(IMethodSymbol method, MethodDeclarationSyntax syntax, IParameterSymbol? row, List<DiagnosticInfo> diagnostics)
    {
        var defect = !method.IsStatic ? "be static"
            : method.ReturnType.SpecialType != SpecialType.System_Boolean ? "return bool: true for a row that violates it"
            : method.IsGenericMethod || method.ContainingType.IsGenericType ? "have no type parameters, and neither its class"
            : row is null ? "take a row of a table first"
            : method.Parameters.FirstOrDefault(p => p.RefKind != RefKind.None || p.IsParams) is { } parameter ? $"take '{parameter.Name}' by value"
            : method.ContainingType.TypeKind == TypeKind.Interface ? "be in a class"
            : null;
        if (defect is not null)
            Report(diagnostics, syntax, method.Name, defect);
        if (method.ContainingType.MemberNames.Contains(CheckClassEmitter.AllName))
            Taken(CheckClassEmitter.AllName);
        if (method.ContainingType.MemberNames.Contains(CheckClassEmitter.FactoryName(method.Name)))
            Taken(CheckClassEmitter.FactoryName(method.Name));
        return defect is null;

        void Taken(string name) => diagnostics.Add(DiagnosticInfo.Create(
            CheckDescriptors.MemberTaken, LocationInfo.Of(syntax.Identifier.GetLocation()), method.ContainingType.Name, name));
    }

    private static void CheckContainers(IMethodSymbol method, MethodDeclarationSyntax syntax, List<DiagnosticInfo> diagnostics)
    {
        for (var container = syntax.Parent as TypeDeclarationSyntax; container is not null; container = container.Parent as TypeDeclarationSyntax)
        {
            var obstacle = !container.Modifiers.Any(m => m.ValueText == "partial") ? "be partial"
                : container.Modifiers.Any(m => m.ValueText == "file") ? "not be local to its file"
                : null;

            // The first check of a class speaks for all.
            if (obstacle is not null && IsFirst(method, container))
                diagnostics.Add(DiagnosticInfo.Create(CheckDescriptors.Container, LocationInfo.Of(container.Identifier.GetLocation()), container.Identifier.ValueText, obstacle));
        }
    }

    private static bool IsFirst(IMethodSymbol method, TypeDeclarationSyntax container) => container.DescendantNodes().OfType<MethodDeclarationSyntax>()
        .FirstOrDefault(m => m.AttributeLists.Any(l => l.Attributes.Any(a => a.Name.ToString() is var name && name.EndsWith("QualityCheck", StringComparison.Ordinal) || name.EndsWith("QualityCheckAttribute", StringComparison.Ordinal))))
        ?.Identifier.ValueText is not { } first || first == method.Name;

    private static ExpressionSyntax? Body(MethodDeclarationSyntax syntax) => syntax switch
    {
        { ExpressionBody.Expression: var expression } => expression,
        { Body.Statements: [ReturnStatementSyntax { Expression: { } expression }] } => expression,
        _ => null,
    };

    private static CheckParameterCode Parameter(IParameterSymbol parameter, CodeReader reader, List<DiagnosticInfo> diagnostics, CancellationToken cancellation)
    {
        var syntax = (ParameterSyntax)parameter.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        var type = TypeKinds.Of(parameter.Type);
        var place = LocationInfo.Of(syntax.GetLocation());
        var isUsable = type is { IsScalar: true } or { Kind: ValueKind.List, Element: { IsScalar: true, Kind: not ValueKind.Bool } };
        if (!isUsable)
        {
            diagnostics.Add(DiagnosticInfo.Create(
                CheckDescriptors.Parameter, place, parameter.Name, parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), "take numbers, text, bool, dates, times and enums, or a list of them"));
        }

        return new(
            parameter.Name,
            parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier)),
            isUsable ? type : null,
            place,
            syntax.Default is { } value ? reader.Read(value.Value) : null);
    }

    private static bool IsVisible(INamedTypeSymbol type)
    {
        for (var each = type; each is not null; each = each.ContainingType)
        {
            if (each.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal))
                return false;
        }

        return true;
    }

    private static LocationInfo IdLocation(AttributeData attribute, MethodDeclarationSyntax syntax, CancellationToken cancellation) =>
        LocationInfo.Of(attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax { ArgumentList.Arguments: [var id, ..] }
            ? id.GetLocation()
            : syntax.Identifier.GetLocation());

    private static void Report(List<DiagnosticInfo> diagnostics, MethodDeclarationSyntax syntax, string method, string defect) =>
        diagnostics.Add(DiagnosticInfo.Create(CheckDescriptors.NotACheck, LocationInfo.Of(syntax.Identifier.GetLocation()), method, defect));
}
