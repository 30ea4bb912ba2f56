namespace FeatureStore;

/// <summary>Lists a table among those that an assembly was generated for.</summary>
/// <param name="row">The record of a row.</param>
/// <param name="tableId">Name of the table.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class FeatureTableAttribute(Type row, string tableId) : Attribute
{
    /// <summary>The record of a row.</summary>
    public Type Row { get; } = row;

    /// <summary>Name of the table.</summary>
    public string TableId { get; } = tableId;
}
