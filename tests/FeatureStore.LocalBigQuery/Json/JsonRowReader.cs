using System.Text.Json;

namespace FeatureStore.LocalBigQuery;

/// <summary>Reads a row from JSON as strictly as BigQuery does: no unknown column, no null in a REQUIRED column or in a list.</summary>
/// <param name="isStreamed">Whether documents of JSON columns come as strings, as tabledata.insertAll takes them, and not as parts of the row.</param>
internal sealed class JsonRowReader(bool isStreamed)
{
    public object?[] Row(JsonElement row, ValueList<ColumnInfo> columns) => Fields(row, columns, "");

    private object?[] Fields(JsonElement row, ValueList<ColumnInfo> columns, string path)
    {
        if (row.ValueKind != JsonValueKind.Object)
            throw new BadRowException(path.TrimEnd('.'), "This field is a record.");
        var values = new object?[columns.Count];
        foreach (var property in row.EnumerateObject())
        {
            var index = columns.Index().FirstOrDefault(c => c.Item.Name.Equals(property.Name, StringComparison.OrdinalIgnoreCase), (-1, null!)).Index;
            if (index < 0)
                throw new BadRowException(path + property.Name, "no such field: " + path + property.Name + ".");
            values[index] = Value(property.Value, columns[index], path);
        }

        foreach (var (index, column) in columns.Index())
        {
            if (values[index] is null && column.Mode == ColumnMode.Required)
                throw new BadRowException(path + column.Name, $"Missing required field: {path}{column.Name}.");
            if (column.Mode == ColumnMode.Repeated)
                values[index] ??= Array.Empty<object?>();
        }

        return values;
    }

    private object? Value(JsonElement value, ColumnInfo column, string path)
    {
        if (value.ValueKind == JsonValueKind.Null && column.Type != DataType.Json)
            return null;
        if (column.Mode != ColumnMode.Repeated)
            return One(value, column, path);
        if (value.ValueKind != JsonValueKind.Array)
            throw new BadRowException(path + column.Name, "Array specified for non-repeated field, or the reverse.");
        return value.EnumerateArray()
            .Select(e => e.ValueKind == JsonValueKind.Null ? throw new BadRowException(path + column.Name, "Only optional fields can be set to NULL.") : One(e, column, path))
            .ToArray();
    }

    private object? One(JsonElement value, ColumnInfo column, string path)
    {
        if (column.Type == DataType.Struct)
            return Fields(value, column.Fields, $"{path}{column.Name}.");
        try
        {
            if (column.Type == DataType.Json)
                return isStreamed ? JsonDocument.Parse(value.GetString()!).RootElement.GetRawText() : value.GetRawText();
            return ValueText.Parse(column.Type, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
        }
        catch (Exception error) when (error is FormatException or OverflowException or JsonException or InvalidOperationException)
        {
            throw new BadRowException(path + column.Name, $"Could not convert value to {column.TypeText}: {error.Message}");
        }
    }
}

/// <summary>A row does not fit its table.</summary>
internal sealed class BadRowException(string column, string message) : Exception(message)
{
    public string Column => column;
}
