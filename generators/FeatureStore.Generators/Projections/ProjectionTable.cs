using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Emitters;

namespace FeatureStore.Generators.Projections;

/// <summary>A table as projections see it: names are qualified, and nothing is in it that a projection does not use.</summary>
internal sealed record ProjectionTable(string RowType, string ColumnsType, EquatableArray<ProjectionColumn> Columns)
{
    /// <summary>The record's name, as a message shows it.</summary>
    public string Name => TypeText.Short(RowType);

    /// <summary>A table that this very compilation generates, so that its symbols do not exist yet.</summary>
    public static ProjectionTable Of(TableDefinition table, string @namespace)
    {
        var prefix = @namespace.Length == 0 ? "global::" : $"global::{@namespace}.";
        return new(prefix + table.TypeName, $"{prefix}{table.TypeName}Columns", table.Columns.Select(column => ProjectionColumn.Of(
            column.PropertyName,
            column.Type,
            column.Mode,
            CSharpText.IsEnum(column) ? prefix + column.EnumName : null,
            column.Type == ColumnType.Struct ? prefix + Naming.StructTypeName(table.TypeName, column.PropertyName) : "")).ToEquatableArray());
    }

    public ProjectionColumn? Find(string propertyName) => Columns.FirstOrDefault(c => c.PropertyName == propertyName);
}

/// <summary>A column as projections see it. The definition has its name, type, mode and enum alone, so that an edit of a description changes nothing.</summary>
internal sealed record ProjectionColumn(ColumnDefinition Definition, string StructType)
{
    public string PropertyName => Definition.PropertyName;

    public bool IsEnum => Definition.EnumName is not null;

    /// <summary>The type of the record's property, its own types qualified.</summary>
    public string Type => CSharpText.PropertyType(Definition, StructType);

    public static ProjectionColumn Of(string propertyName, ColumnType type, ColumnMode mode, string? enumType, string structType) =>
        new(new(propertyName, propertyName, type, mode, null, null, null, "", EquatableArray<ColumnDefinition>.Empty, enumType), structType);

    /// <summary>The same column as the text that it holds.</summary>
    public ProjectionColumn AsText() => this with { Definition = Definition with { EnumName = null } };
}
