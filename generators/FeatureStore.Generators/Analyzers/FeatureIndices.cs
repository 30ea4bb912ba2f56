using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FeatureStore.Generators.Analyzers;

/// <summary>A set of feature indices that an expression has, with the name that says so.</summary>
internal sealed record FeatureIndices(string Name, ImmutableArray<int> Indices)
{
    /// <summary>The features of a value, narrowed by each category, group and constant range on the way to it; null where nothing says.</summary>
    public static FeatureIndices? Of(IOperation? value)
    {
        switch (Strip(value))
        {
            case IPropertyReferenceOperation { Property: var property } when Read(property, property.Name) is { } named:
                return named;
            case IInvocationOperation { TargetMethod.Name: "Features" } call:
                if (Of(call.Instance) is { } inner)
                    return inner.Narrow(call);
                return Read(call.TargetMethod, call.TargetMethod.ContainingType.Name)?.Narrow(call);
            case { Type: { } type }:
                return Read(type, type.Name);
            default:
                return null;
        }
    }

    /// <summary>What an attribute on a property, method or type says.</summary>
    public static FeatureIndices? Read(ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute is { AttributeClass: { Name: "FeatureIndicesAttribute", ContainingNamespace: { Name: "FeatureStore", ContainingNamespace.IsGlobalNamespace: true } }, ConstructorArguments: [{ Kind: TypedConstantKind.Array, IsNull: false } indices] })
                return new(name, indices.Values.Select(v => v.Value).OfType<int>().ToImmutableArray());
        }

        return null;
    }

    /// <summary>The category or group beside those on the way to a value that has a feature; the closest one.</summary>
    public static FeatureIndices? FindSibling(IOperation? value, int index)
    {
        for (var each = Strip(value); each is not null; each = Strip(Instance(each)))
        {
            if (each is IPropertyReferenceOperation { Property.ContainingType: var type } && Siblings(type).FirstOrDefault(s => s.Indices.Contains(index)) is { } sibling)
                return sibling;
        }

        return null;
    }

    /// <summary>The highest feature index that is known on the way to a value.</summary>
    public int Last(IOperation? value)
    {
        var all = Indices.AsEnumerable();
        for (var each = Strip(value); each is not null; each = Strip(Instance(each)))
        {
            if (each is IPropertyReferenceOperation { Property.ContainingType: var type })
                all = all.Concat(Siblings(type).SelectMany(s => s.Indices));
            else if (each is IInvocationOperation { TargetMethod: var method } && Read(method, method.Name) is { } whole)
                all = all.Concat(whole.Indices);
        }

        return all.DefaultIfEmpty().Max();
    }

    /// <summary>The first run of indices of a range that is not in the set; null if the whole range is.</summary>
    public (int From, int To)? FirstMissing(int from, int to)
    {
        long index = from;
        while (index <= to && Indices.Contains((int)index))
            index++;
        if (index > to)
            return null;
        var next = Indices.Where(i => i > index).Select(i => i - 1).Append(to).Min();
        return ((int)index, Math.Min(next, to));
    }

    private FeatureIndices Narrow(IInvocationOperation call) =>
        call.Arguments.Length == 2 && Constant(call, 0) is { } from && Constant(call, 1) is { } to && FirstMissing(from, to) is null && from <= to
            ? new($"Features({from}, {to})", Indices.Where(i => i >= from && i <= to).ToImmutableArray())
            : this;

    /// <summary>The constant that a parameter gets; null if it is not constant.</summary>
    public static int? Constant(IInvocationOperation call, int parameter) =>
        Argument(call, parameter)?.Value.ConstantValue is { HasValue: true, Value: int value } ? value : null;

    public static IArgumentOperation? Argument(IInvocationOperation call, int parameter) =>
        call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter);

    private static IEnumerable<FeatureIndices> Siblings(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IPropertySymbol>().Select(p => Read(p, p.Name)).OfType<FeatureIndices>();

    private static IOperation? Instance(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation property => property.Instance,
        IInvocationOperation call => call.Instance,
        _ => null,
    };

    private static IOperation? Strip(IOperation? operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        return operation;
    }
}
