using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;
using FeatureStore.Generators.Emitters;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureStore.Generators.Projections;

/// <summary>Reads the declaration of a projection: can it be completed, and what are its parameters.</summary>
internal static class ProjectionReader
{
    public const string AttributeName = "FeatureStore.ProjectionAttribute`1";

    public static ProjectionDeclaration Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var declaration = (TypeDeclarationSyntax)context.TargetNode;
        var attribute = context.Attributes[0];
        var row = attribute.AttributeClass!.TypeArguments[0];
        var isOwn = row.TypeKind == TypeKind.Error || SymbolEqualityComparer.Default.Equals(row.ContainingAssembly, context.SemanticModel.Compilation.Assembly);
        var constructor = PrimaryConstructor(type, cancellation);

        var diagnostics = new List<DiagnosticInfo>();
        CheckDuplicate(type, attribute, diagnostics, cancellation);
        CheckDeclaration(type, declaration, constructor, diagnostics);
        for (var container = declaration.Parent as TypeDeclarationSyntax; container is not null; container = container.Parent as TypeDeclarationSyntax)
        {
            if (Obstacle(container) is { } obstacle)
                Report(diagnostics, ConsumerDescriptors.ProjectionContainer, container.Identifier, container.Identifier.ValueText, obstacle, type.Name);
        }

        return new(
            PartialTypes.Of(type),
            TypeText.Of(row),
            At(TableArgument(attribute, cancellation) ?? (SyntaxNode)declaration),
            isOwn || row is not INamedTypeSymbol record ? null : ReferencedTable.Read(record),
            (constructor?.Parameters.Select(p => Parameter(p, cancellation)) ?? []).ToEquatableArray(),
            diagnostics.ToEquatableArray());
    }

    private static void CheckDuplicate(INamedTypeSymbol type, AttributeData attribute, List<DiagnosticInfo> diagnostics, CancellationToken cancellation)
    {
        // One part of the record speaks for it; any other would emit the same file again.
        var first = type.GetAttributes().First(a => a.AttributeClass?.OriginalDefinition is { } c && SymbolEqualityComparer.Default.Equals(c, attribute.AttributeClass!.OriginalDefinition));
        if (Place(first) != Place(attribute) && attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is { } syntax)
            diagnostics.Add(DiagnosticInfo.Create(ConsumerDescriptors.DuplicateProjection, At(syntax), type.Name, first.AttributeClass!.TypeArguments[0].Name));

        static (string?, int?) Place(AttributeData data) => (data.ApplicationSyntaxReference?.SyntaxTree.FilePath, data.ApplicationSyntaxReference?.Span.Start);
    }

    private static void CheckDeclaration(INamedTypeSymbol type, TypeDeclarationSyntax declaration, IMethodSymbol? constructor, List<DiagnosticInfo> diagnostics)
    {
        if (Obstacle(declaration) is { } obstacle)
            Report(diagnostics, ConsumerDescriptors.ProjectionNotPartial, declaration.Identifier, type.Name, obstacle);
        var defect = !type.IsRecord ? $"a record, such as 'partial record {type.Name}(string Name)'"
            : constructor is null or { Parameters.Length: 0 } ? $"a record with a parameter for each column, such as 'partial record {type.Name}(string Name)'"
            : type.IsAbstract ? "a record that is not abstract, so that rows can be read into it"
            : RequiredMember(type, constructor) is { } member ? $"a record that its parameters fill, but its member '{member}' is required"
            : null;
        if (defect is not null)
            Report(diagnostics, ConsumerDescriptors.ProjectionNotARecord, declaration.Identifier, type.Name, defect);
    }

    /// <summary>What keeps a second file from completing a type.</summary>
    private static string? Obstacle(TypeDeclarationSyntax declaration) =>
        !declaration.Modifiers.Any(m => m.ValueText == "partial") ? "be partial"
        : declaration.Modifiers.Any(m => m.ValueText == "file") ? "not be local to its file"
        : null;

    private static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type, CancellationToken cancellation) => !type.IsRecord
        ? null
        : type.InstanceConstructors.FirstOrDefault(c => c.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellation) is RecordDeclarationSyntax { ParameterList: not null }));

    private static string? RequiredMember(INamedTypeSymbol type, IMethodSymbol constructor)
    {
        if (constructor.GetAttributes().Any(a => a.AttributeClass?.Name == "SetsRequiredMembersAttribute"))
            return null;
        for (var each = type; each is not null; each = each.BaseType)
        {
            if (each.GetMembers().FirstOrDefault(m => m is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }) is { } member)
                return member.Name;
        }

        return null;
    }

    private static ProjectionParameter Parameter(IParameterSymbol parameter, CancellationToken cancellation)
    {
        var syntax = (ParameterSyntax)parameter.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        return new(
            parameter.Name,
            At(syntax.Identifier.GetLocation()),
            TypeText.Of(parameter.Type),
            At(syntax.Type?.GetLocation() ?? syntax.GetLocation()),
            parameter.Type is { IsValueType: false, NullableAnnotation: NullableAnnotation.None });
    }

    private static TypeSyntax? TableArgument(AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax { Name: var name }
            ? name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault()?.TypeArgumentList.Arguments.FirstOrDefault()
            : null;

    private static void Report(List<DiagnosticInfo> diagnostics, DiagnosticDescriptor descriptor, SyntaxToken place, params string[] arguments) =>
        diagnostics.Add(DiagnosticInfo.Create(descriptor, At(place.GetLocation()), arguments));

    private static LocationInfo At(SyntaxNode node) => At(node.GetLocation());

    private static LocationInfo At(Location location) => LocationInfo.Of(location);
}
