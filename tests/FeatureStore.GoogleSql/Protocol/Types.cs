using System.Collections;
using Zetasql;

namespace FeatureStore.GoogleSql;

/// <summary>Types, as the engine and as definitions say them.</summary>
internal static class Types
{
    private static readonly (DataType Type, TypeKind Kind)[] Kinds =
    [
        (DataType.String, TypeKind.TypeString),
        (DataType.Int64, TypeKind.TypeInt64),
        (DataType.Float64, TypeKind.TypeDouble),
        (DataType.Numeric, TypeKind.TypeNumeric),
        (DataType.BigNumeric, TypeKind.TypeBignumeric),
        (DataType.Bool, TypeKind.TypeBool),
        (DataType.Date, TypeKind.TypeDate),
        (DataType.DateTime, TypeKind.TypeDatetime),
        (DataType.Time, TypeKind.TypeTime),
        (DataType.Timestamp, TypeKind.TypeTimestamp),
        (DataType.Bytes, TypeKind.TypeBytes),
        (DataType.Json, TypeKind.TypeJson),
        (DataType.Geography, TypeKind.TypeGeography),
    ];

    public static TypeProto Of(ColumnInfo column)
    {
        var element = Element(column);
        return column.Mode == ColumnMode.Repeated ? Array(element) : element;
    }

    public static TypeProto Parameter(SqlParameter parameter)
    {
        var element = Of(new ColumnInfo(parameter.Name, parameter.Type, ColumnMode.Nullable));
        return IsList(parameter.Value) ? Array(element) : element;
    }

    public static bool IsList(object? value) => value is IEnumerable and not (string or byte[] or ValueList<byte>);

    public static ColumnInfo Column(string name, TypeProto type)
    {
        var (element, mode) = type.TypeKind == TypeKind.TypeArray ? (type.ArrayType.ElementType, ColumnMode.Repeated) : (type, ColumnMode.Nullable);
        return element.TypeKind == TypeKind.TypeStruct
            ? new(name, DataType.Struct, mode) { Fields = [.. element.StructType.Field.Select(f => Column(f.FieldName, f.FieldType))] }
            : new(name, Kinds.First(k => k.Kind == element.TypeKind).Type, mode);
    }

    /// <summary>A column with what CREATE TABLE says besides its type; of an ARRAY that stands with its element.</summary>
    public static ColumnInfo Created(ColumnInfo column, ResolvedColumnAnnotationsProto? annotations)
    {
        if (annotations is null)
            return column;
        var element = column.Mode == ColumnMode.Repeated ? annotations.ChildList.FirstOrDefault() ?? annotations : annotations;
        var parameters = column.Mode == ColumnMode.Repeated ? annotations.TypeParameters?.ChildList.FirstOrDefault() : annotations.TypeParameters;
        parameters ??= element.TypeParameters;
        return column with
        {
            Mode = annotations.NotNull && column.Mode == ColumnMode.Nullable ? ColumnMode.Required : column.Mode,
            Precision = parameters?.NumericTypeParameters is { } number ? (int)number.Precision : null,
            Scale = parameters?.NumericTypeParameters is { Scale: > 0 } scaled ? (int)scaled.Scale : null,
            MaxLength = parameters?.StringTypeParameters is { } text ? (int)text.MaxLength : null,
            Fields = [.. column.Fields.Select((field, i) => Created(field, i < element.ChildList.Count ? element.ChildList[i] : null))],
        };
    }

    private static TypeProto Array(TypeProto element) => new() { TypeKind = TypeKind.TypeArray, ArrayType = new() { ElementType = element } };

    private static TypeProto Element(ColumnInfo column)
    {
        if (column.Type != DataType.Struct)
            return new() { TypeKind = Kinds.First(k => k.Type == column.Type).Kind };
        var type = new StructTypeProto();
        foreach (var field in column.Fields)
            type.Field.Add(new StructFieldProto { FieldName = field.Name, FieldType = Of(field) });
        return new() { TypeKind = TypeKind.TypeStruct, StructType = type };
    }
}
