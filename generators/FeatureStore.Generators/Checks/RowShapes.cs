using FeatureStore.Generators.Definitions;
using FeatureStore.Generators.Emitters;

namespace FeatureStore.Generators.Checks;

/// <summary>The shape of a table that this very compilation generates, so that its symbols do not exist yet.</summary>
internal static class RowShapes
{
    public static RowShape Of(TableDefinition table, string @namespace)
    {
        var prefix = @namespace.Length == 0 ? "global::" : $"global::{@namespace}.";
        var catalog = table.Catalog is { HasFeatures: true } features ? features : null;
        var types = new List<TypeShape> { Row(table, catalog, prefix) };
        foreach (var category in catalog?.Categories ?? EquatableArray<CategoryDefinition>.Empty)
            types.Add(Category(table, catalog!, category, prefix));
        foreach (var column in table.Columns.Where(c => c is { Type: ColumnType.Struct, Mode: not ColumnMode.Repeated }))
            types.Add(new(column.PropertyName, column.Fields.SelectMany(f => Members(f, prefix, isField: true)).ToEquatableArray()));
        var enums = table.Columns.Where(CSharpText.IsEnum).Select(c => prefix + c.EnumName)
            .Concat(catalog is null ? [] : [prefix + catalog.Enums.Source, prefix + catalog.Enums.Tier, prefix + catalog.Enums.Feature]);
        return new(
            prefix + table.TypeName,
            prefix + Naming.ColumnsTypeName(table.TypeName),
            catalog is null ? "" : prefix + catalog.Enums.Source,
            catalog is null ? "" : prefix + catalog.Enums.Tier,
            catalog is null ? "" : prefix + catalog.Enums.Feature,
            types.ToEquatableArray(),
            enums.Distinct().OrderBy(e => e, StringComparer.Ordinal).ToEquatableArray());
    }

    private static TypeShape Row(TableDefinition table, CatalogDefinition? catalog, string prefix)
    {
        var members = table.Columns.SelectMany(c => Members(c, prefix)).ToList();
        foreach (var category in catalog?.Categories ?? EquatableArray<CategoryDefinition>.Empty)
            members.Add(new(category.PropertyName, new(ValueKind.Category, Name: category.PropertyName)));
        foreach (var feature in catalog?.Features ?? EquatableArray<FeatureDefinition>.Empty)
            members.Add(new(feature.PropertyName, new(ValueKind.Feature)));
        return new("", members.ToEquatableArray());
    }

    private static TypeShape Category(TableDefinition table, CatalogDefinition catalog, CategoryDefinition category, string prefix)
    {
        var members = RowCategoryEmitter.SummaryColumns(table, category)
            .SelectMany(each => Members(each.Column with { PropertyName = each.Name }, prefix))
            .ToList();
        foreach (var group in catalog.Groups.Where(g => g.Category == category.Name))
            members.Add(new(group.PropertyName, new(ValueKind.FeatureSet)));
        return new(category.PropertyName, members.ToEquatableArray());
    }

    private static IEnumerable<MemberShape> Members(ColumnDefinition column, string prefix, bool isField = false)
    {
        // Queries reach the fields of a STRUCT, but not those of a STRUCT in it, nor those of a list.
        var isDeep = column.Type == ColumnType.Struct && (isField || column.Mode == ColumnMode.Repeated);
        yield return new(column.PropertyName, isDeep ? new(ValueKind.Other, column.Mode == ColumnMode.Nullable) : TypeOf(column, prefix));
        if (CSharpText.IsEnum(column))
            yield return new(column.PropertyName + Naming.TextSuffix, new(ValueKind.Text, column.Mode == ColumnMode.Nullable), column.PropertyName);
    }

    private static ValueType TypeOf(ColumnDefinition column, string prefix)
    {
        var kind = KindOf(column.Type);
        if (column.Mode == ColumnMode.Repeated)
            return new(ValueKind.List, Element: new(kind, IsNullable: true));
        var nullable = column.Mode == ColumnMode.Nullable;
        return CSharpText.IsEnum(column) ? new(ValueKind.Enum, nullable, prefix + column.EnumName)
            : kind == ValueKind.Struct ? new(kind, nullable, column.PropertyName)
            : new(kind, nullable);
    }

    private static ValueKind KindOf(ColumnType type) => type switch
    {
        ColumnType.String => ValueKind.Text,
        ColumnType.Int64 => ValueKind.Int64,
        ColumnType.Float64 => ValueKind.Float64,
        ColumnType.Numeric or ColumnType.BigNumeric => ValueKind.Numeric,
        ColumnType.Bool => ValueKind.Bool,
        ColumnType.Date => ValueKind.Date,
        ColumnType.DateTime => ValueKind.DateTime,
        ColumnType.Time => ValueKind.Time,
        ColumnType.Timestamp => ValueKind.Timestamp,
        ColumnType.Bytes => ValueKind.Bytes,
        ColumnType.Struct => ValueKind.Struct,
        _ => ValueKind.Other,
    };
}
