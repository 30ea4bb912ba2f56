namespace FeatureStore;

/// <summary>Says which names the column or feature of a generated member had before.</summary>
/// <param name="names">The names, as the table or the catalog had them.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FormerNamesAttribute(params string[] names) : Attribute
{
    /// <summary>The names, as the table or the catalog had them.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
