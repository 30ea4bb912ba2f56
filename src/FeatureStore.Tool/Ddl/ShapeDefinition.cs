using System.Collections.Immutable;
using FeatureStore.Generators.Definitions;

namespace FeatureStore.Tool.Ddl;

/// <summary>A table without a catalog as a definition, for the rules of contracts. It has no C# names, so none can be wrong.</summary>
internal static class ShapeDefinition
{
    public static TableDefinition Of(TableShape shape) => new(
        shape.Path.Project,
        shape.Path.Dataset,
        shape.Path.Table,
        TypeName: "",
        shape.Description ?? "",
        Columns(shape.Columns),
        shape.Partition is { } partition ? new(partition.Column, partition.Granularity, shape.FilterRequired, partition.ExpirationMs) : null,
        shape.Clustering.ToEquatableArray(),
        Catalog: null,
        Fingerprint: "");

    private static EquatableArray<ColumnDefinition> Columns(ImmutableArray<ShapeColumn> columns) => columns.Select(Column).ToEquatableArray();

    private static ColumnDefinition Column(ShapeColumn column) => new(
        column.Name, PropertyName: "", column.Type, column.Mode, column.Precision, column.Scale, column.MaxLength, column.Description ?? "", Columns(column.Fields));
}
