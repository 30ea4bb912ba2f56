using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureStore.Generators.Analyzers;

internal enum Comparing
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>A generated member held against a constant, on a row or in a query; the member stands on the left.</summary>
/// <param name="Member">The member.</param>
/// <param name="Kind">How.</param>
/// <param name="Constant">The constant.</param>
internal sealed record Comparison(IPropertyReferenceOperation Member, Comparing Kind, IOperation Constant)
{
    /// <summary>The column that the member is; null for none.</summary>
    public AttributeData? Column => Annotated.Find(Member.Property, "TableColumn");

    /// <summary>The number that it is held against; null for none.</summary>
    public double? Number => Annotated.Number(Constant);

    /// <summary>The text that it is held against; null for none.</summary>
    public string? Text => (Annotated.Strip(Constant) ?? Constant).ConstantValue is { HasValue: true, Value: string text } ? text : null;

    /// <summary>The comparisons that an operator or a pattern makes; usually none.</summary>
    public static IEnumerable<Comparison> Of(IOperation operation)
    {
        if (operation is IIsPatternOperation pattern)
            return Annotated.Property(pattern.Value) is { } value ? OfPattern(value, pattern.Pattern) : [];
        if (operation is not IBinaryOperation binary || KindOf(binary.OperatorKind) is not { } kind)
            return [];
        if (Subject(binary.LeftOperand) is { } left && IsConstant(binary.RightOperand))
            return [new(left, kind, binary.RightOperand)];
        return Subject(binary.RightOperand) is { } right && IsConstant(binary.LeftOperand) ? [new(right, Turned(kind), binary.LeftOperand)] : [];
    }

    /// <summary>A member, or the text of one in a query.</summary>
    private static IPropertyReferenceOperation? Subject(IOperation operation) =>
        Annotated.Strip(operation) is IInvocationOperation { TargetMethod: { Name: "Text", IsExtensionMethod: true }, Arguments: [{ Value: var column }] }
            ? Annotated.Property(column)
            : Annotated.Property(operation);

    private static IEnumerable<Comparison> OfPattern(IPropertyReferenceOperation value, IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => [new(value, Comparing.Equal, constant.Value)],
        IRelationalPatternOperation relation when KindOf(relation.OperatorKind) is { } kind => [new(value, kind, relation.Value)],
        IBinaryPatternOperation binary => OfPattern(value, binary.LeftPattern).Concat(OfPattern(value, binary.RightPattern)),
        _ => [],
    };

    private static bool IsConstant(IOperation operation) => operation.ConstantValue.HasValue || Annotated.Strip(operation) is { ConstantValue.HasValue: true };

    private static Comparing? KindOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equals => Comparing.Equal,
        BinaryOperatorKind.NotEquals => Comparing.NotEqual,
        BinaryOperatorKind.LessThan => Comparing.Less,
        BinaryOperatorKind.LessThanOrEqual => Comparing.LessOrEqual,
        BinaryOperatorKind.GreaterThan => Comparing.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => Comparing.GreaterOrEqual,
        _ => null,
    };

    private static Comparing Turned(Comparing kind) => kind switch
    {
        Comparing.Less => Comparing.Greater,
        Comparing.LessOrEqual => Comparing.GreaterOrEqual,
        Comparing.Greater => Comparing.Less,
        Comparing.GreaterOrEqual => Comparing.LessOrEqual,
        _ => kind,
    };
}
