namespace FeatureStore;

/// <summary>Says with which exact text a member of a generated enum stands in the table.</summary>
/// <param name="text">The text, in its own letter case.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ColumnTextAttribute(string text) : Attribute
{
    /// <summary>The text, in its own letter case.</summary>
    public string Text { get; } = text;
}
