using System.Text.Json;
using FeatureStore.Generators.Definitions;
using FeatureStore.Tool.Ddl;
using ShapeMode = FeatureStore.Generators.Definitions.ColumnMode;

namespace FeatureStore.Tool.Export;

/// <summary>Writes the JSON schema, draft 2020-12, of a row as BigQuery exports it to NDJSON.</summary>
internal sealed class JsonSchemaWriter(TableShape table, TableDefinition definition)
{
    public string Write() => TableJsonWriter.Text(json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("title", table.Path.Table);
        if (!string.IsNullOrEmpty(table.Description))
            json.WriteString("description", table.Description);
        Object(json, table.Columns, name => definition.Columns.FirstOrDefault(column => TableShape.Same(column.Name, name)));
        json.WriteEndObject();
    });

    private void Object(Utf8JsonWriter json, IReadOnlyList<ShapeColumn> columns, Func<string, ColumnDefinition?> find)
    {
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var column in columns)
        {
            json.WriteStartObject(column.Name);
            if (!string.IsNullOrEmpty(column.Description))
                json.WriteString("description", column.Description);
            Column(json, column, find(column.Name));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("required");
        foreach (var column in columns.Where(column => column.Mode == ShapeMode.Required))
            json.WriteStringValue(column.Name);
        json.WriteEndArray();
    }

    private void Column(Utf8JsonWriter json, ShapeColumn column, ColumnDefinition? meaning)
    {
        if (meaning?.Deprecation is not null)
            json.WriteBoolean("deprecated", true);
        if (column.Mode == ShapeMode.Repeated)
        {
            Types(json, "array", "null");
            json.WriteStartObject("items");
            Value(json, column, meaning, mayBeNull: false);
            json.WriteEndObject();
        }
        else
            Value(json, column, meaning, column.Mode == ShapeMode.Nullable);
    }

    private void Value(Utf8JsonWriter json, ShapeColumn column, ColumnDefinition? meaning, bool mayBeNull)
    {
        if (Texts(meaning) is { } texts)
        {
            json.WriteStartArray("enum");
            foreach (var text in texts)
                json.WriteStringValue(text);
            if (mayBeNull)
                json.WriteNullValue();
            json.WriteEndArray();
            return;
        }

        // A column of JSON may hold whatever JSON there is.
        if (column.Type == ColumnType.Json)
            return;
        if (column.Type == ColumnType.Struct)
        {
            if (mayBeNull)
            {
                json.WriteStartArray("anyOf");
                json.WriteStartObject();
                json.WriteString("type", "null");
                json.WriteEndObject();
                json.WriteStartObject();
            }

            Object(json, column.Fields, name => meaning?.Fields.FirstOrDefault(field => TableShape.Same(field.Name, name)));
            if (mayBeNull)
            {
                json.WriteEndObject();
                json.WriteEndArray();
            }

            return;
        }

        string[] types = mayBeNull ? [.. Types(column.Type), "null"] : Types(column.Type);
        Types(json, types);
        Text(json, column);
    }

    private static void Types(Utf8JsonWriter json, params ReadOnlySpan<string> types)
    {
        if (types is [var only])
        {
            json.WriteString("type", only);
            return;
        }

        json.WriteStartArray("type");
        foreach (var type in types)
            json.WriteStringValue(type);
        json.WriteEndArray();
    }

    // Exports write 64-bit integers and decimals as texts, and what JSON has no number for.
    private static string[] Types(ColumnType type) => type switch
    {
        ColumnType.Int64 => ["integer", "string"],
        ColumnType.Float64 or ColumnType.Numeric or ColumnType.BigNumeric => ["number", "string"],
        ColumnType.Bool => ["boolean"],
        _ => ["string"],
    };

    private static void Text(Utf8JsonWriter json, ShapeColumn column)
    {
        var pattern = column.Type switch
        {
            ColumnType.Int64 => "^-?[0-9]+$",
            ColumnType.Float64 => "^(NaN|-?Infinity)$",
            ColumnType.Numeric or ColumnType.BigNumeric => "^-?[0-9]+([.][0-9]+)?$",
            ColumnType.Date => "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            ColumnType.Time => "^[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?$",
            ColumnType.DateTime => "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?$",
            ColumnType.Timestamp => "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?( ?UTC|Z|[+-][0-9]{2}:?[0-9]{2})$",
            _ => null,
        };
        if (pattern is not null)
            json.WriteString("pattern", pattern);
        if (column.Type == ColumnType.Bytes)
            json.WriteString("contentEncoding", "base64");
        else if (column.MaxLength is { } length)
            json.WriteNumber("maxLength", length);
    }

    private IEnumerable<string>? Texts(ColumnDefinition? meaning) => EnumTexts.Of(definition, meaning);
}
