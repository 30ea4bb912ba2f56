using FeatureStore.Generators.Definitions;
using Microsoft.CodeAnalysis.Text;

namespace FeatureStore.Generators.Emitters;

/// <summary>Emits the columns of a table for queries: the names of the record, as expressions.</summary>
internal static class ColumnsEmitter
{
    public static IEnumerable<(string Name, SourceText Source)> Emit(TableDefinition table, string @namespace)
    {
        yield return (Naming.ColumnsTypeName(table.TypeName), EmitColumns(table, @namespace));
        foreach (var column in table.Columns.Where(IsStruct))
            yield return (StructColumnType(table, column), EmitStruct(table, column, @namespace));
        if (table.Catalog is not { HasFeatures: true } catalog)
            yield break;
        foreach (var category in catalog.Categories)
            yield return (CategoryType(table, category), EmitCategory(table, category, @namespace));
    }

    private static SourceText EmitColumns(TableDefinition table, string @namespace)
    {
        var type = Naming.ColumnsTypeName(table.TypeName);
        var writer = CodeWriter.File(@namespace, "System", "FeatureStore");
        writer.SummaryXml($"The columns of {CSharpText.Xml($"{table.DatasetId}.{table.TableId}")}, for queries: the same names as on <see cref=\"{table.TypeName}\"/>.");
        writer.Open($"public sealed class {type}");
        if (table.Catalog is { HasFeatures: true } catalog)
            EmitConstructor(writer, table, catalog, type);
        else
            writer.Line($"internal {type}()\n    {{\n    }}\n");
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            ColumnHead.Emit(writer, table, column);
            writer.Line($"public {ColumnType(table, column)} {CSharpText.Identifier(column.PropertyName)} {{ get; }} = new({Arguments(table, column, i)});");
            writer.Line();
        }

        if (table.Catalog is { HasFeatures: true } features)
            EmitFeatures(writer, table, features);
        writer.Close();
        return writer.ToSourceText();
    }

    private static void EmitConstructor(CodeWriter writer, TableDefinition table, CatalogDefinition catalog, string type)
    {
        var feature = FeatureType(catalog);
        writer.Line($"private readonly {feature}[] _features;");
        writer.Line($"private readonly FeatureSetColumns<{catalog.Enums.Source}, {catalog.Enums.Tier}> _all;");
        writer.Line();
        writer.Open($"internal {type}()");
        writer.Line("_features =");
        writer.Line("[");
        writer.Indent();
        foreach (var item in catalog.Features)
            writer.Line($"{Naming.DefinitionTypeName(table.TypeName)}.FeatureOf({item.Index}, {Double(table, item.QualityColumn)}, {Source(table, item)}, {Value(table, item)}),");
        writer.Outdent();
        writer.Line("];");
        writer.Line("_all = new(_features);");
        foreach (var category in catalog.Categories)
            writer.Line($"{CSharpText.Identifier(category.PropertyName)} = new(this);");
        writer.Close();
        writer.Line();
    }

    private static void EmitFeatures(CodeWriter writer, TableDefinition table, CatalogDefinition catalog)
    {
        var feature = FeatureType(catalog);
        var set = $"FeatureSetColumns<{catalog.Enums.Source}, {catalog.Enums.Tier}>";
        var indices = RowSetEmitter.List(catalog.Features.Select(f => f.Index));
        foreach (var category in catalog.Categories)
        {
            writer.Summary($"{CSharpText.Sentence(category.Description.Length == 0 ? $"Category {category.Name}" : category.Description)} Features {RowSetEmitter.Ranges(category.Features)}.");
            writer.Line($"[FeatureIndices({RowSetEmitter.List(category.Features)})]");
            writer.Line($"public {CategoryType(table, category)} {CSharpText.Identifier(category.PropertyName)} {{ get; }}");
            writer.Line();
        }

        foreach (var item in catalog.Features)
        {
            writer.Summary(RowFeatureEmitter.Describe(item));
            Annotations.OfFeature(writer, catalog, item);
            writer.Line($"public {feature} {CSharpText.Identifier(item.PropertyName)} => _features[{item.Index}];");
            writer.Line();
        }

        writer.Summary("All features, by index.");
        writer.Line($"public {set} Features() => _all;");
        writer.Line();
        writer.Summary("The features with an index from one to another, both included.");
        writer.Line("/// <exception cref=\"ArgumentOutOfRangeException\">An index of the range is no feature.</exception>");
        writer.Line($"[FeatureIndices({indices})]");
        writer.Line($"public {set} Features(int from, int to) => _all.Features(from, to);");
        writer.Line();
        writer.Summary("The feature of an index.");
        writer.Line("/// <exception cref=\"ArgumentOutOfRangeException\">The index is no feature.</exception>");
        writer.Line($"[FeatureIndices({indices})]");
        writer.Line($"public {feature} Feature(int index) => _all.Feature(index);");
        writer.Line();
        writer.Summary("The feature of a name.");
        writer.Line($"public {feature} Feature({catalog.Enums.Feature} feature) => _features[(int)feature];");
    }

    private static SourceText EmitCategory(TableDefinition table, CategoryDefinition category, string @namespace)
    {
        var catalog = table.Catalog!;
        var type = CategoryType(table, category);
        var set = $"FeatureSetColumns<{catalog.Enums.Source}, {catalog.Enums.Tier}>";
        var groups = catalog.Groups.Where(g => g.Category == category.Name).ToList();
        var writer = CodeWriter.File(@namespace, "System", "FeatureStore");
        writer.SummaryXml($"The columns of the category {CSharpText.Xml(category.Name)} of {CSharpText.Xml(table.TableId)}, features {RowSetEmitter.Ranges(category.Features)}, for queries.");
        writer.Line($"[FeatureIndices({RowSetEmitter.List(category.Features)})]");
        writer.Open($"public sealed class {type} : {set}");
        writer.Line($"internal {type}({table.TypeName}Columns columns)");
        writer.Line($"    : base([{string.Join(", ", category.Features.Select(i => $"columns.Feature(({catalog.Enums.Feature}){i})"))}])");
        writer.Line("{");
        writer.Indent();
        foreach (var (name, column) in RowCategoryEmitter.SummaryColumns(table, category))
            writer.Line($"{name} = columns.{CSharpText.Identifier(column.PropertyName)};");
        foreach (var group in groups)
            writer.Line($"{CSharpText.Identifier(group.PropertyName)} = Subset({RowSetEmitter.List(group.Features)});");
        writer.Outdent();
        writer.Line("}");
        foreach (var (name, column) in RowCategoryEmitter.SummaryColumns(table, category))
        {
            writer.Line();
            ColumnHead.Emit(writer, table, column);
            writer.Line($"public {ColumnType(table, column)} {name} {{ get; }}");
        }

        foreach (var group in groups)
        {
            writer.Line();
            writer.Summary($"The group {group.Name}: features {RowSetEmitter.Ranges(group.Features)}.");
            Annotations.OfGroup(writer, catalog, group);
            writer.Line($"public {set} {CSharpText.Identifier(group.PropertyName)} {{ get; }}");
        }

        writer.Close();
        return writer.ToSourceText();
    }

    private static SourceText EmitStruct(TableDefinition table, ColumnDefinition column, string @namespace)
    {
        var record = Naming.StructTypeName(table.TypeName, column.PropertyName);
        var type = StructColumnType(table, column);
        var value = CSharpText.PropertyType(column, record);
        var writer = CodeWriter.File(@namespace, "System", "FeatureStore");
        writer.Line("#pragma warning disable CS0108 // a field may have the name of a member of every column, and then goes first");
        writer.Line();
        writer.SummaryXml($"The STRUCT column {CSharpText.Xml(column.Name)} of {CSharpText.Xml(table.TableId)}, for queries: as a whole, or by its fields.");
        writer.Open($"public sealed class {type} : Column<{value}>");
        writer.Line($"internal {type}(ColumnInfo info)");
        writer.Line($"    : base(info, static (reader, ordinal) => {ColumnMembers.Read(column, record, "ordinal")})");
        writer.Line("{");
        writer.Indent();
        foreach (var field in column.Fields)
            writer.Line($"{CSharpText.Identifier(field.PropertyName)} = this.Field<{FieldType(field, record)}>({CSharpText.Literal(field.Name)}{FieldReader(field, record)});");
        writer.Outdent();
        writer.Line("}");
        foreach (var field in column.Fields)
        {
            writer.Line();
            ColumnMembers.Document(writer, field);
            writer.Line($"public Expr<{FieldType(field, record)}> {CSharpText.Identifier(field.PropertyName)} {{ get; }}");
        }

        writer.Close();
        return writer.ToSourceText();
    }

    // A field is null where its STRUCT is, whatever its own mode.
    private static string FieldType(ColumnDefinition field, string record)
    {
        var structType = Naming.StructTypeName(record, field.PropertyName);
        return field.Mode == ColumnMode.Repeated ? CSharpText.PropertyType(field, structType) : CSharpText.ElementType(field, structType) + "?";
    }

    private static string FieldReader(ColumnDefinition field, string record) => field.Type == Definitions.ColumnType.Struct
        ? $", static (reader, ordinal) => {ColumnMembers.Read(field with { Mode = field.Mode == ColumnMode.Repeated ? ColumnMode.Repeated : ColumnMode.Nullable }, Naming.StructTypeName(record, field.PropertyName), "ordinal")}"
        : "";

    private static string ColumnType(TableDefinition table, ColumnDefinition column) => column switch
    {
        _ when IsStruct(column) => StructColumnType(table, column),
        { Type: Definitions.ColumnType.Bool, Mode: ColumnMode.Required } => "PredicateColumn",
        _ => $"Column<{CSharpText.PropertyType(column, Naming.StructTypeName(table.TypeName, column.PropertyName))}>",
    };

    private static string Arguments(TableDefinition table, ColumnDefinition column, int ordinal)
    {
        if (CSharpText.IsEnum(column))
            return $"{Naming.DefinitionTypeName(table.TypeName)}.Column({ordinal}), FieldReaders.{(column.Mode == ColumnMode.Required ? "RequiredEnum" : "Enum")}({EnumEmitter.TextClass(column.EnumName!)}.Map)";
        if (column is { Type: Definitions.ColumnType.Struct, Mode: ColumnMode.Repeated })
            return $"{Naming.DefinitionTypeName(table.TypeName)}.Column({ordinal}), static (reader, ordinal) => {ColumnMembers.Read(column, Naming.StructTypeName(table.TypeName, column.PropertyName), "ordinal")}";
        return $"{Naming.DefinitionTypeName(table.TypeName)}.Column({ordinal})";
    }

    private static bool IsStruct(ColumnDefinition column) => column is { Type: Definitions.ColumnType.Struct, Mode: not ColumnMode.Repeated };

    private static string StructColumnType(TableDefinition table, ColumnDefinition column) => Naming.StructColumnTypeName(Naming.StructTypeName(table.TypeName, column.PropertyName));

    private static string CategoryType(TableDefinition table, CategoryDefinition category) => Naming.ColumnsTypeName(RowView.Record(table).Category(category));

    private static string FeatureType(CatalogDefinition catalog) => $"FeatureColumns<{catalog.Enums.Source}, {catalog.Enums.Tier}>";

    private static string Value(TableDefinition table, FeatureDefinition feature) => feature switch
    {
        { ValueColumn: null } => "(double?)null",
        { ValueElement: { } element } => $"{Property(table, feature.ValueColumn)}.ElementAt({element}){Cast(table, feature.ValueColumn)}",
        _ => Double(table, feature.ValueColumn),
    };

    private static string Source(TableDefinition table, FeatureDefinition feature) =>
        Property(table, feature.SourceColumn) + (Find(table, feature.SourceColumn).Mode == ColumnMode.Required ? ".AsNullable()" : "");

    private static string Double(TableDefinition table, string column)
    {
        var found = Find(table, column);
        return Property(table, column) + Cast(table, column) + (found.Mode == ColumnMode.Required ? ".AsNullable()" : "");
    }

    private static string Cast(TableDefinition table, string column) => Find(table, column).Type == Definitions.ColumnType.Float64 ? "" : ".ToDouble()";

    private static string Property(TableDefinition table, string column) => CSharpText.Identifier(Find(table, column).PropertyName);

    private static ColumnDefinition Find(TableDefinition table, string column) => ColumnIndex.Of(table).Find(column)!;
}
