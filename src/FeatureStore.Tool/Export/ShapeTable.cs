using FeatureStore.Tool.Ddl;
using ShapeMode = FeatureStore.Generators.Definitions.ColumnMode;
using ShapeType = FeatureStore.Generators.Definitions.ColumnType;

namespace FeatureStore.Tool.Export;

/// <summary>A table that was read rather than compiled, as the engines take it.</summary>
internal static class ShapeTable
{
    public static TableInfo Of(TableShape shape) => new(shape.Path.Project, shape.Path.Dataset, shape.Path.Table, shape.Columns.Select(Column).ToValueList(), Fingerprint: "")
    {
        Description = shape.Description ?? "",
        Partition = shape.Partition is { } partition ? new(partition.Column, partition.Granularity, shape.FilterRequired) { Expiration = Expiration(partition) } : null,
        Clustering = shape.Clustering.ToValueList(),
    };

    // What a TimeSpan cannot hold is as good as for ever, as generated code has it.
    private static TimeSpan? Expiration(ShapePartition partition) =>
        partition.ExpirationMs is { } expiration && expiration < TimeSpan.MaxValue.TotalMilliseconds ? TimeSpan.FromTicks(expiration * TimeSpan.TicksPerMillisecond) : null;

    private static ColumnInfo Column(ShapeColumn column) => new(column.Name, Type(column.Type), Mode(column.Mode), column.Description ?? "")
    {
        Precision = column.Precision,
        Scale = column.Scale,
        MaxLength = column.MaxLength,
        Fields = column.Fields.Select(Column).ToValueList(),
    };

    // The names of both are the same; a test holds them to it.
    private static DataType Type(ShapeType type) => Enum.Parse<DataType>(type.ToString());

    private static ColumnMode Mode(ShapeMode mode) => Enum.Parse<ColumnMode>(mode.ToString());
}
