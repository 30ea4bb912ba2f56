namespace FeatureStore;

/// <summary>Names a class of checks of an assembly, so that a program which loads the assembly finds them. The class has a static property <c>All</c> of type <see cref="CheckSet"/>.</summary>
/// <param name="type">The class.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class QualityChecksAttribute(
    [System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicProperties)] Type type) : Attribute
{
    /// <summary>The class of checks.</summary>
    [System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicProperties)]
    public Type Type { get; } = type;
}
