using FeatureStore.Generators.Definitions;

namespace FeatureStore.Generators.Emitters;

/// <summary>What the accessors of features and categories look at: the record of a row, or a row of a batch. Their code is the same.</summary>
internal sealed record RowView(TableDefinition Table, string Row, string Prefix)
{
    /// <summary>One feature.</summary>
    public string Feature => Naming.FeatureTypeName(Prefix);

    /// <summary>Several features.</summary>
    public string Features => Naming.FeaturesTypeName(Prefix);

    public static RowView Record(TableDefinition table) => new(table, table.TypeName, table.TypeName);

    public static RowView Batch(TableDefinition table) => new(table, Naming.BatchRowTypeName(table.TypeName), Naming.BatchTypeName(table.TypeName));

    /// <summary>A category.</summary>
    public string Category(CategoryDefinition category) => Naming.CategoryTypeName(Prefix, category.PropertyName);
}
