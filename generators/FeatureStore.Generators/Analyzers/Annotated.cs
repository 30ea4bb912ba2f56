using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureStore.Generators.Analyzers;

/// <summary>Reads what generated members say of themselves, and the shapes of code in which they are used.</summary>
internal static class Annotated
{
    /// <summary>An attribute of the runtime on a symbol, by its name without "Attribute".</summary>
    public static AttributeData? Find(ISymbol? symbol, string name)
    {
        if (symbol is null)
            return null;
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { ContainingNamespace: { Name: "FeatureStore", ContainingNamespace.IsGlobalNamespace: true } } type
                && type.Name.Length == name.Length + "Attribute".Length && type.Name.StartsWith(name, StringComparison.Ordinal))
                return attribute;
        }

        return null;
    }

    /// <summary>The first argument of an attribute as a text.</summary>
    public static string? Text(AttributeData? attribute) => attribute is { ConstructorArguments: [{ Value: string text }, ..] } ? text : null;

    /// <summary>An argument of an attribute that is given by name.</summary>
    public static object? Named(AttributeData? attribute, string name)
    {
        if (attribute is null)
            return null;
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value.Value;
        }

        return null;
    }

    /// <summary>The property that an expression is, whatever converts or encloses it.</summary>
    public static IPropertyReferenceOperation? Property(IOperation? operation) => Strip(operation) as IPropertyReferenceOperation;

    /// <summary>The operation without what converts or encloses it.</summary>
    public static IOperation? Strip(IOperation? operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>The number that an expression always is; null for none.</summary>
    public static double? Number(IOperation? operation) => (operation?.ConstantValue is { HasValue: true } constant ? constant.Value : Strip(operation)?.ConstantValue.Value) switch
    {
        int number => number,
        long number => number,
        double number => number,
        float number => number,
        decimal number => (double)number,
        _ => null,
    };

    /// <summary>Where the name of a used member stands.</summary>
    public static SyntaxNode NameOf(SyntaxNode use) => use switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        InvocationExpressionSyntax call => NameOf(call.Expression),
        ConditionalAccessExpressionSyntax conditional => NameOf(conditional.WhenNotNull),
        ElementAccessExpressionSyntax element => NameOf(element.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => NameOf(suppressed.Operand),
        _ => use,
    };
}
