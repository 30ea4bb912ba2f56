using System.Collections.Immutable;
using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FeatureStore.Generators.Checks;

/// <summary>Calls, and what is static: other checks, functions of the framework, fields.</summary>
internal sealed partial class CodeReader
{
    private Code Call(InvocationExpressionSyntax call, LocationInfo place)
    {
        if (Constant(call, place) is { } constant)
            return constant;
        if (OtherCheck(call) is { } check)
            return CheckCall(call, check, place);
        if (call.ArgumentList.Arguments.FirstOrDefault(a => a.NameColon is not null || a.RefKindKeyword.RawKind != 0) is { } odd)
            return NoSql(odd, At(odd), "write the arguments in their order, without names");

        var arguments = call.ArgumentList.Arguments;
        switch (call.Expression)
        {
            case MemberAccessExpressionSyntax access when IsOfMethod(access.Expression) || !IsTypeOrUnknown(access.Expression):
                return new CallCode(place, Read(access.Expression), access.Name.Identifier.ValueText, Arguments(), IsConditional: false);
            case MemberBindingExpressionSyntax binding when _receivers.Count > 0:
                return new CallCode(place, _receivers.Peek(), binding.Name.Identifier.ValueText, Arguments(), IsConditional: true);
            case MemberAccessExpressionSyntax access when _model.GetSymbolInfo(access.Expression, _cancellation).Symbol is ITypeSymbol type:
                return StaticCall(call, type, access.Name.Identifier.ValueText, Arguments, place);
            default:
                return NoSql(call, place, "only another check can be called: mark the method with [QualityCheck], or write its condition here");
        }

        EquatableArray<Code> Arguments() => arguments.Select(a => Read(a.Expression)).ToEquatableArray();
    }

    // A name that the compiler does not know may be an enum that is yet to be generated.
    private bool IsTypeOrUnknown(ExpressionSyntax syntax) => _model.GetSymbolInfo(syntax, _cancellation).Symbol is null or ITypeSymbol or INamespaceSymbol;

    private static Code StaticCall(InvocationExpressionSyntax call, ITypeSymbol type, string method, Func<EquatableArray<Code>> arguments, LocationInfo place)
    {
        var name = TypeName(type);
        if (StaticFunctions.IsKnown(name, method))
            return new StaticCode(place, name, method, arguments());
        if (StaticFunctions.Clock(name, method) is { } instead)
            return new DefectCode(place, new(CheckDefectKind.NotDeterministic, Short(call), instead));
        return NoSql(call, place, IsFramework(type)
            ? $"of {name} only {StaticFunctions.Known(name)} can be used; pass the value as a parameter"
            : "only another check can be called: mark the method with [QualityCheck], or write its condition here");
    }

    /// <summary>The check that a call goes to; null for any other call.</summary>
    private IMethodSymbol? OtherCheck(InvocationExpressionSyntax call)
    {
        var symbol = _model.GetSymbolInfo(call, _cancellation);
        var methods = symbol.Symbol is { } found ? ImmutableArray.Create(found) : symbol.CandidateSymbols.AddRange(_model.GetMemberGroup(call.Expression, _cancellation));
        return methods.OfType<IMethodSymbol>().FirstOrDefault(IsCheck);
    }

    private static bool IsCheck(IMethodSymbol method) => method.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString() == CheckReader.AttributeName);

    private CheckCallCode CheckCall(InvocationExpressionSyntax call, IMethodSymbol check, LocationInfo place)
    {
        var arguments = call.ArgumentList.Arguments.Select(a => new NamedArgument(a.NameColon?.Name.Identifier.ValueText, Read(a.Expression))).ToList();
        var first = arguments.FirstOrDefault();
        var takesRow = first is { Name: null, Value: RowCode } || (first?.Name == check.Parameters[0].Name && first.Value is RowCode);
        var type = check.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        _calls.Add($"{type}.{check.Name}");
        return new(place, type, check.Name, takesRow, arguments.Skip(1).ToEquatableArray());
    }

    /// <summary>A static member: an enum's, a known value of the framework, or a field with constant values.</summary>
    private Code Static(ExpressionSyntax syntax, LocationInfo place)
    {
        var symbol = _model.GetSymbolInfo(syntax, _cancellation).Symbol;
        switch (symbol)
        {
            case IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } member:
                return new EnumCode(place, member.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), member.Name);
            case IFieldSymbol or IPropertySymbol when StaticFunctions.IsKnown(TypeName(symbol.ContainingType), symbol.Name):
                return new StaticCode(place, TypeName(symbol.ContainingType), symbol.Name, EquatableArray<Code>.Empty);
            case IFieldSymbol or IPropertySymbol when StaticFunctions.Clock(TypeName(symbol.ContainingType), symbol.Name) is { } instead:
                return new DefectCode(place, new(CheckDefectKind.NotDeterministic, Short(syntax), instead));
            case IFieldSymbol { IsStatic: true, IsReadOnly: true } field:
                return (Code?)Initializer(field, place) ?? NoSql(syntax, place, "only a constant, or a static readonly array of constants in this project, can be used; pass it as a parameter");
            case IPropertySymbol { IsStatic: true, SetMethod: null } property:
                return (Code?)Initializer(property, place) ?? new DefectCode(place, new(CheckDefectKind.NotDeterministic, Short(syntax), "pass the value as a parameter"));
            case IFieldSymbol or IPropertySymbol or ILocalSymbol or IEventSymbol:
                return new DefectCode(place, new(CheckDefectKind.NotDeterministic, Short(syntax), "make it a constant, or pass the value as a parameter"));
            case IMethodSymbol:
                return NoSql(syntax, place, "only another check can be called, with the row");
            case null when syntax is MemberAccessExpressionSyntax access:
                return new EnumCode(place, access.Expression.ToString(), access.Name.Identifier.ValueText);
            default:
                return Unknown(syntax, place);
        }
    }

    /// <summary>The values of a field or property that holds a list of constants and can hold no other.</summary>
    private CollectionCode? Initializer(ISymbol member, LocationInfo place)
    {
        if (member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) is not { } declaration)
            return null;
        var value = declaration switch
        {
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
            _ => null,
        };
        var items = value switch
        {
            ArrayCreationExpressionSyntax { Initializer: { } list } => list.Expressions,
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
            InitializerExpressionSyntax list => list.Expressions,
            CollectionExpressionSyntax collection when collection.Elements.All(e => e is ExpressionElementSyntax) =>
                (IEnumerable<ExpressionSyntax>)collection.Elements.Cast<ExpressionElementSyntax>().Select(e => e.Expression),
            _ => null,
        };
        if (value is null || items is null)
            return null;

        // Another file has a model of its own.
        var model = value.SyntaxTree == _model.SyntaxTree ? _model : _model.Compilation.GetSemanticModel(value.SyntaxTree);
        var codes = items.Select(item => Item(model, item, place)).ToList();
        return codes.Contains(null) ? null : new CollectionCode(place, codes.OfType<Code>().ToEquatableArray(), ElementOf(model.GetTypeInfo(value, _cancellation)));
    }

    private Code? Item(SemanticModel model, ExpressionSyntax syntax, LocationInfo place)
    {
        var symbol = model.GetSymbolInfo(syntax, _cancellation).Symbol;
        if (symbol is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } member)
            return new EnumCode(place, member.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), member.Name);
        if (symbol is null && syntax is MemberAccessExpressionSyntax { Expression: NameSyntax or MemberAccessExpressionSyntax } access)
            return new EnumCode(place, access.Expression.ToString(), access.Name.Identifier.ValueText);
        return model.GetConstantValue(syntax, _cancellation) is { HasValue: true, Value: { } value } && TypeKinds.Of(model.GetTypeInfo(syntax, _cancellation).Type) is { } type
            ? new ConstantCode(place, Constants.Text(value), type)
            : null;
    }

    private static bool IsFramework(ITypeSymbol type) => type.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) == true;
}
