namespace FeatureStore.Tests;

/// <summary>A batch of the sample table, as a generator would write it.</summary>
internal sealed class SampleBatch : Batch, ITableBatch<SampleBatch, Sample>
{
    private SampleBatch(BatchColumns columns)
        : base(columns)
    {
    }

    public static SampleBatch Create(BatchColumns columns) => new(columns);

    /// <summary>A batch of rows, with all columns or with some.</summary>
    public static SampleBatch Of(IEnumerable<IReadOnlyDictionary<string, object?>> rows, params string[] columns)
    {
        var batch = new SampleBatch(new(Sample.Table, columns.Length == 0 ? Sample.Table.Columns : [.. columns.Select(c => Sample.Table[c])]));
        var writer = new BatchRowWriter(batch);
        foreach (var row in rows)
        {
            writer.Start();
            foreach (var column in Sample.Table.Columns)
                Write(writer, column, row[column.Name]);
        }

        return batch;
    }

    private static void Write(RowWriter writer, ColumnInfo column, object? value)
    {
        switch (column.Mode, column.Type)
        {
            case (ColumnMode.Repeated, DataType.String):
                writer.List(List<string?>(value));
                break;
            case (ColumnMode.Repeated, DataType.Float64):
                writer.List(List<double?>(value));
                break;
            case (ColumnMode.Repeated, DataType.Int64):
                writer.List(List<long?>(value));
                break;
            case (ColumnMode.Repeated, _):
                writer.StructList(List<Dictionary<string, object?>?>(value), WriteItem);
                break;
            case (_, DataType.Struct):
                writer.Struct((Dictionary<string, object?>?)value, WriteItem);
                break;
            case (_, DataType.Int64):
                writer.Int64((long?)value);
                break;
            case (_, DataType.Float64):
                writer.Float64((double?)value);
                break;
            case (_, DataType.Numeric):
                writer.Numeric((decimal?)value);
                break;
            case (_, DataType.Bool):
                writer.Bool((bool?)value);
                break;
            case (_, DataType.Date):
                writer.Date((DateOnly?)value);
                break;
            case (_, DataType.DateTime):
                writer.DateTime((DateTime?)value);
                break;
            case (_, DataType.Timestamp):
                writer.Timestamp((DateTimeOffset?)value);
                break;
            default:
                writer.Text((string?)value);
                break;
        }
    }

    private static ValueList<T?> List<T>(object? value) => ((List<object?>?)value ?? []).Select(v => (T?)v).ToValueList();

    private static void WriteItem(Dictionary<string, object?> item, RowWriter writer)
    {
        writer.Text((string?)item["source"]);
        writer.Float64((double?)item["weight"]);
    }
}
